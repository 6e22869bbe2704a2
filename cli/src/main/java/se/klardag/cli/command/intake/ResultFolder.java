package se.klardag.cli.command.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.files.OutputFolder;

/// The folder that a call writes to, if it names one (*utkatalog, om någon*).
public final class ResultFolder implements AutoCloseable {
    private final Optional<OutputFolder> folder;
    private final Optional<SpreadsheetFiles> spreadsheets;

    private ResultFolder(Optional<OutputFolder> folder, Optional<SpreadsheetFiles> spreadsheets) {
        this.folder = folder;
        this.spreadsheets = spreadsheets;
    }

    public static ResultFolder at(@Nullable Path path) {
        return at(path, Optional.empty());
    }

    /// @param spreadsheets what is written beside the lists for a Swedish Excel, if anything
    public static ResultFolder at(@Nullable Path path, Optional<SpreadsheetFiles> spreadsheets) {
        return new ResultFolder(Optional.ofNullable(path).map(OutputFolder::at), spreadsheets);
    }

    public boolean isThere() {
        return folder.isPresent();
    }

    /// Keeps files from being written over that the call reads.
    public void spare(List<Path> read) {
        folder.ifPresent(each -> each.spare(read));
    }

    /// Asks before any file gets its name.
    public void guard(Consumer<Path> refuse) {
        folder.ifPresent(each -> each.guard(refuse));
    }

    /// Keeps files that are there and hold something else.
    public void keepOthers() {
        folder.ifPresent(OutputFolder::keepOthers);
    }

    /// A file that is written line by line.
    public Optional<OutputFolder.Lines> lines(String name, List<String> header) {
        return folder.map(each -> each.lines(name, header));
    }

    /// Writes the other files, then gives every file its name.
    public void fill(Consumer<OutputFolder> files) {
        folder.ifPresent(each -> {
            files.accept(each);
            spreadsheets.ifPresent(lists -> lists.addTo(each));
            each.done();
        });
    }

    @Override
    public void close() {
        folder.ifPresent(OutputFolder::close);
    }
}
