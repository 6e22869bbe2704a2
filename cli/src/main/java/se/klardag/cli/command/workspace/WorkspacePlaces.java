package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.store.SettledMonths;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import se.klardag.rules.Agreements;
import se.klardag.rules.Rulebook;
import tools.jackson.databind.json.JsonMapper;

/// Where the files of a month are in a working folder (*arbetsmappens platser*).
public record WorkspacePlaces(Workspace workspace) {
    /// The name of a settlement.
    static final String SETTLEMENT = "settlement.json";

    private static final String OUTPUT = "resultat";
    private static final String AFTERWARDS = "efter-bokforing";
    private static final String CHECKED = "granskning";

    /// The folder with the case files.
    public Path cases() {
        return Path.of(workspace.value(Setting.CASES)
                .orElseGet(() -> workspace.path(WorkspaceFiles.CASES).toString()));
    }

    /// The case files, by name; none where their folder is missing.
    public List<Path> caseFiles() {
        var place = cases();
        try (var all = Files.isDirectory(place) ? Files.list(place) : Stream.<Path>empty()) {
            return all.filter(Files::isRegularFile).filter(WorkspacePlaces::isCases).sorted().toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(place.toString(), refused);
        }
    }

    private static boolean isCases(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean hidden = name.startsWith(".") || name.startsWith("~");
        return !hidden && (name.endsWith(".csv") || name.endsWith(".csv.gz") || name.endsWith(".xlsx"));
    }

    /// The folder with a folder for each month.
    public Path output() {
        return Path.of(workspace.value(Setting.OUTPUT).orElseGet(() -> workspace.path(OUTPUT).toString()));
    }

    /// The folder of a month.
    Path output(YearMonth month) {
        return output().resolve(month.toString());
    }

    /// The deviations of a month, in its folder.
    Path checked(YearMonth month) {
        return output(month).resolve(CHECKED);
    }

    /// The settlement of a month, in its folder.
    Path settlement(YearMonth month) {
        return output(month).resolve(SETTLEMENT);
    }

    /// What the files say of a posted month by now, where they are other files than it was posted from.
    Path afterwards(YearMonth month) {
        return output(month).resolve(AFTERWARDS);
    }

    /// The settlement that was made last.
    Path latest(YearMonth month) {
        var first = settlement(month);
        var later = afterwards(month).resolve(SETTLEMENT);
        boolean isLater = Files.exists(later) && (!Files.exists(first) || made(later).compareTo(made(first)) > 0);
        return isLater ? later : first;
    }

    /// Whether a case file is newer than the month's last settlement, or was not in it.
    boolean isOutdated(YearMonth month, List<Path> files) {
        var read = read(latest(month));
        return isChanged(month, files)
                || files.stream().anyMatch(file -> !read.contains(file.toAbsolutePath().normalize()));
    }

    /// Whether a case file that the month's last settlement was made from is newer than it.
    boolean isChanged(YearMonth month, List<Path> files) {
        var settlement = latest(month);
        var read = read(settlement);
        return files.stream()
                .anyMatch(file -> read.contains(file.toAbsolutePath().normalize())
                        && made(file).compareTo(made(settlement)) > 0);
    }

    /// The case files of a settlement.
    private static List<Path> read(Path settlement) {
        var folder = settlement.toAbsolutePath().resolveSibling("");
        return JsonMapper.shared()
                .readTree(folder.resolve("inputs.json"))
                .required("cases")
                .valueStream()
                .map(each -> folder.resolve(each.asString()).normalize())
                .toList();
    }

    private static FileTime made(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    /// The address of the ledger.
    public String ledger() {
        return workspace.value(Setting.LEDGER).orElse("klardag-ledger");
    }

    /// Whether there is a ledger; a database is only asked when it is opened.
    boolean hasLedger() {
        return ledger().startsWith("jdbc:") || Files.isDirectory(Path.of(ledger()));
    }

    /// What the ledger bills for a month under the folder's agreement, bills less credits; empty where it is not posted.
    Optional<BigDecimal> billed(YearMonth month) {
        var agreement = workspace.value(Setting.AGREEMENT);
        if (agreement.isEmpty() || !hasLedger()) {
            return Optional.empty();
        }
        var root = Rulebook.of(Agreements.find(agreement.get())).agreement().root();
        try (var known = Ledger.toRead(ledger(), Optional.empty())) {
            return new SettledMonths(known).billed(month, root)
                    .map(all -> all.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    /// Refuses forms that a machine takes for bills, where the parties are made up: before anything is booked.
    ///
    /// @param forms with commas between
    /// @throws DocumentRefusedException naming the forms
    void refuseInvented(String forms) {
        var booking = Arrays.stream(DocumentForm.values())
                .filter(form -> form.books() && List.of(forms.split(",")).contains(form.name()))
                .map(DocumentForm::name)
                .toList();
        var parties = workspace.value(Setting.PARTIES);
        if (!booking.isEmpty() && parties.isPresent() && PartiesFile.read(Path.of(parties.get())).invented()) {
            throw DocumentRefusedException.byRule("month.invented", String.join(", ", booking), parties.get());
        }
    }

    /// Whether the ledger has a month, also one in which nobody owes anything.
    boolean isPosted(YearMonth month) {
        if (!hasLedger()) {
            return false;
        }
        try (var known = Ledger.toRead(ledger(), Optional.empty())) {
            return !known.view().lastBilled(month).isEmpty();
        }
    }
}
