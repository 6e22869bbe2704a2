package se.klardag.cli.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What tells that a working folder has a ledger already where its settings name none that is there (*spår av en liggare*): a
/// misspelt name would begin a second one, and bill every month again.
public final class LedgerTraces {
    private static final String JOURNAL = "journal";
    private static final String OUTPUT = "resultat";
    private static final String BILLS = "rakningar";

    private LedgerTraces() {}

    /// The other ledgers of the working folder, or the bills that were written there.
    ///
    /// @return empty where the ledger of its settings is there or is a database, and where nothing tells of another
    public static Optional<String> of(Workspace workspace) {
        var address = workspace.value(Setting.LEDGER).orElse("klardag-ledger");
        if (address.startsWith("jdbc:") || Files.exists(Path.of(address))) {
            return Optional.empty();
        }
        var output = Path.of(workspace.value(Setting.OUTPUT).orElseGet(() -> workspace.path(OUTPUT).toString()));
        var found = within(workspace.folder(), each -> Files.isDirectory(each.resolve(JOURNAL)))
                .stream()
                .map(each -> workspace.path(each.toString()).toString())
                .toList();
        return found.isEmpty()
                ? within(output, each -> Files.isDirectory(each.resolve(BILLS)))
                        .stream()
                        .map(each -> each.resolve(BILLS).toString())
                        .findFirst()
                : Optional.of(String.join(", ", found));
    }

    private static List<Path> within(Path folder, Predicate<Path> wanted) {
        try (var all = Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
            return all.filter(wanted).sorted().toList();
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }
}
