package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.klardag.cli.command.workspace.MonthProgress.Posted;
import se.klardag.cli.command.workspace.MonthProgress.Settled;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How far each month of a working folder has come (*arbetsmappens läge*), from what is in its folders and in its ledger.
final class FolderProgress {
    private static final String SETTLEMENT = "settlement.json";

    /// Who closes a month, where nobody has said another role.
    private static final String ROLE = "ekonomi";

    private final WorkspacePlaces places;
    private final List<Path> cases;
    private final Optional<Ledger> ledger;

    /// @param ledger empty where the folder has none yet
    FolderProgress(WorkspacePlaces places, Optional<Ledger> ledger) {
        this.places = places;
        this.cases = places.caseFiles();
        this.ledger = ledger;
    }

    /// The months that were settled or posted, in order.
    List<MonthProgress> months() {
        return all().stream().map(this::progress).toList();
    }

    private SortedSet<YearMonth> all() {
        var months = new TreeSet<YearMonth>();
        var output = places.output();
        try (var folders = Files.isDirectory(output) ? Files.list(output) : Stream.<Path>empty()) {
            folders.filter(each -> Files.isRegularFile(each.resolve(SETTLEMENT)))
                    .flatMap(each -> month(each.getFileName().toString()).stream())
                    .forEach(months::add);
        } catch (IOException refused) {
            throw new UncheckedIOException(output.toString(), refused);
        }
        ledger.ifPresent(known -> new BillStates(known.projection()).find(BillStates.Filter.ALL)
                .forEach(line -> months.add(YearMonth.parse(line.bill().getPeriod()))));
        return months;
    }

    private static Optional<YearMonth> month(String name) {
        try {
            return Optional.of(YearMonth.parse(name));
        } catch (DateTimeParseException _) {
            return Optional.empty(); // a folder of something else
        }
    }

    private MonthProgress progress(YearMonth month) {
        var settled = settled(places.output(month));
        var posted = ledger.flatMap(known -> posted(known, month));
        return new MonthProgress(
                month, settled, Files.isDirectory(places.checked(month)), posted, next(month, settled, posted));
    }

    private Optional<Settled> settled(Path folder) {
        var file = folder.resolve(SETTLEMENT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var result = JsonMapper.shared().readTree(file);
        long count = result.required("municipalities")
                .valueStream()
                .mapToLong(each -> each.required("cases").asLong())
                .sum();
        return Optional.of(new Settled(
                count, new BigDecimal(result.required("totalPayable").asString()),
                result.required("status").asString().equals("binding") && !isPart(result.required("receipt")),
                isOutdated(folder)));
    }

    /// Whether the files hold a part of the month, and nobody has accepted that.
    private static boolean isPart(JsonNode receipt) {
        return receipt.has("partial") && !receipt.path("partialAllowed").asBoolean(false);
    }

    private boolean isOutdated(Path folder) {
        var inputs = JsonMapper.shared().readTree(folder.resolve("inputs.json"));
        var read = inputs.required("cases")
                .valueStream()
                .map(JsonNode::asString)
                .map(each -> folder.resolve(each).toAbsolutePath().normalize())
                .toList();
        try {
            var made = Files.getLastModifiedTime(folder.resolve(SETTLEMENT));
            for (var file : cases) {
                boolean known = read.contains(file.toAbsolutePath().normalize());
                if (!known || Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    private static Optional<Posted> posted(Ledger ledger, YearMonth month) {
        var view = ledger.view();
        if (view.lastBilled(month).isEmpty()) {
            return Optional.empty();
        }
        var lines = new BillStates(ledger.projection())
                .find(new BillStates.Filter(
                        Optional.empty(), Optional.empty(), Optional.of(month.toString()), Optional.empty()))
                .stream()
                .filter(line -> !line.isCancelled())
                .toList();
        return Optional.of(new Posted(
                lines.size(),
                lines.stream().map(line -> line.bill().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                (int) lines.stream().filter(line -> !view.sent(line.bill().getNumber()).isEmpty()).count(),
                lines.stream().map(line -> line.balance().open()).reduce(BigDecimal.ZERO, BigDecimal::add),
                view.isClosed(month)));
    }

    private Optional<String> next(YearMonth month, Optional<Settled> settled, Optional<Posted> posted) {
        boolean outdated = settled.map(Settled::outdated).orElse(false);
        if (outdated || (settled.isEmpty() && posted.isEmpty())) {
            return Optional.of("klardag month " + month);
        }
        if (posted.isEmpty()) {
            return Optional.of(ledger.isEmpty() ? "klardag ledger init"
                    : "klardag month " + month + (settled.get().binding() ? " --yes" : ""));
        }
        var bills = posted.get();
        if (bills.sent() < bills.bills()) {
            return Optional.of("klardag month " + month + " --yes");
        }
        if (bills.open().signum() > 0) {
            return Optional.of("klardag bills --period " + month);
        }
        return bills.closed()
                ? Optional.empty()
                : Optional.of("klardag ledger close " + month + " --by " + ROLE);
    }
}
