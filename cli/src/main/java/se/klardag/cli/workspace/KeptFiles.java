package se.klardag.cli.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.RuleFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files that no result takes the place of, whatever the user says (*bevarade filer*): those of a ledger, the settings of
/// a working folder with what they name, and the documents of posted bills.
public final class KeptFiles {
    private static final int LARGEST = 64 << 20;
    private static final String MANIFEST = "manifest.json";
    private static final String JOURNAL = "journal";
    private static final Pattern ENTRY = Pattern.compile("[0-9]{8}-[a-z]+-[0-9a-f]{64}\\.json(?:\\.aes|\\.sealed)?");

    private static final Pattern CASES = Pattern.compile("(?i).+\\.(?:csv|csv\\.gz|xlsx)");
    private static final Pattern TEXTS = Pattern.compile("(?i).+\\.txt");

    private KeptFiles() {}

    /// Refuses to write a result in the place of such a file.
    ///
    /// @throws UsageException naming the file, and what it is
    public static void refuse(Path file) {
        refuseSource(file);
        try {
            if (isPostedBill(real(file))) {
                throw new UsageException("output.is-bill", TerminalSafe.of(file.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /// The same of a command that writes bills, and has its own rule for those that are there.
    public static void refuseSource(Path file) {
        try {
            refuseLedger(file);
            var there = real(file);
            if (Files.exists(there) && isSetting(there)) {
                throw new UsageException("output.is-setting", TerminalSafe.of(file.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    /// Refuses a folder of results inside a ledger.
    ///
    /// @throws UsageException naming the folder
    public static void refuseLedger(Path folder) {
        try {
            if (isInLedger(real(folder))) {
                throw new UsageException("output.in-ledger", TerminalSafe.of(folder.toString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder.toString(), unreadable);
        }
    }

    /// Behind every link, as far as there is anything.
    private static Path real(Path file) throws IOException {
        var whole = file.toAbsolutePath().normalize();
        for (var there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            }
        }
        return whole;
    }

    private static boolean isInLedger(Path file) throws IOException {
        for (var folder = file; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder) && isLedger(folder)) {
                return true;
            }
        }
        return false;
    }

    /// A ledger is known by what it holds: the mark of its last entry may be gone, and so may its journal.
    private static boolean isLedger(Path folder) throws IOException {
        if (Files.exists(folder.resolve("journal-head"))) {
            return true;
        }
        var journal = folder.resolve(JOURNAL);
        if (!Files.isDirectory(journal)) {
            return false;
        }
        try (var names = Files.newDirectoryStream(
                journal, each -> ENTRY.matcher(each.getFileName().toString()).matches())) {
            return names.iterator().hasNext();
        }
    }

    /// Of the working folders that the file or the call is in.
    private static boolean isSetting(Path file) throws IOException {
        return isSetting(file, file.getParent()) || isSetting(file, Path.of("").toAbsolutePath());
    }

    private static boolean isSetting(Path file, @Nullable Path start) throws IOException {
        for (var folder = start; folder != null; folder = folder.getParent()) {
            var settings = folder.resolve(Workspace.FILE);
            if (Files.exists(settings) && (Files.isSameFile(settings, file) || isNamed(folder, file))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Path folder, Path file) throws IOException {
        Workspace workspace;
        try {
            workspace = Workspace.in(folder);
        } catch (RuleFileException _) {
            return false; // it names nothing that anybody can read; the file itself is kept
        }
        for (var setting : workspace.written().entrySet()) {
            if (isNamed(workspace, setting.getKey(), setting.getValue(), file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(Workspace workspace, Setting setting, String value, Path file) throws IOException {
        return switch (setting) {
            case AGREEMENT, MAPPING -> RuleLibrary.isFile(value) && isSame(workspace.path(value), file);
            case RATES, PARTIES -> isSame(workspace.path(value), file);
            case CASES -> isIn(workspace.path(value), file, CASES);
            case TEMPLATES -> isIn(workspace.path(value), file, TEXTS);
            case REGION, ABSENT, LEDGER, OUTPUT -> false; // a ledger is known by what it holds
        };
    }

    private static boolean isSame(Path named, Path file) throws IOException {
        return Files.exists(named) && Files.isSameFile(named, file);
    }

    /// Whether a file is one that is read out of a folder; results may be in the same.
    private static boolean isIn(Path folder, Path file, Pattern read) throws IOException {
        var parent = file.getParent();
        return parent != null && isSame(folder, parent) && read.matcher(file.getFileName().toString()).matches();
    }

    /// Whether a list of documents beside the file has it, and has bills with numbers.
    private static boolean isPostedBill(Path file) throws IOException {
        var manifest = file.resolveSibling(MANIFEST);
        if (!Files.exists(file) || !Files.isRegularFile(manifest)) {
            return false;
        }
        JsonNode list;
        try {
            list = JsonMapper.shared().readTree(BoundedFile.read(manifest, LARGEST));
        } catch (JacksonException _) {
            return false; // another program's list
        }
        var name = file.getFileName().toString();
        boolean listed = name.equals(MANIFEST) || name.equals("SHA256SUMS")
                || list.path("files").valueStream().anyMatch(each -> each.path("name").asString("").equals(name));
        return listed && list.path("bills").valueStream().anyMatch(each -> each.path("number").isString());
    }
}
