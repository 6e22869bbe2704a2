package se.klardag.cli.command.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;

/// Where the files of a month are in a working folder (*arbetsmappens platser*).
public record WorkspacePlaces(Workspace workspace) {
    private static final String OUTPUT = "resultat";
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
}
