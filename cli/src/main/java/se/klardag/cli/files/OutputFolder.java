package se.klardag.cli.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;

/// The folder a call writes to (*utkatalog*). Nobody else may read its files, and they get their names together, when
/// all of them are whole: a call that fails before that leaves the folder as it was.
public final class OutputFolder implements AutoCloseable {
    private final Path folder;
    private final Map<String, UnfinishedFile> unfinished = new LinkedHashMap<>();
    private final List<Lines> open = new ArrayList<>();
    private final boolean made;
    private List<Path> inputs = List.of();
    private Consumer<Path> guard = _ -> {};
    private boolean keeps;
    private boolean done;

    private OutputFolder(Path folder, boolean made) {
        this.folder = folder;
        this.made = made;
    }

    /// Makes the folder when there is none.
    ///
    /// @throws UncheckedIOException when that cannot be done
    public static OutputFolder at(Path folder) {
        try {
            boolean isThere = Files.exists(folder);
            Files.createDirectories(folder, PrivateFile.folderRights(folder));
            return new OutputFolder(folder, !isThere);
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    /// Takes away what a call that was killed had begun to write in a folder, and below it.
    ///
    /// @throws UncheckedIOException when that cannot be done
    public static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(UnfinishedFile::isOne).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    public Path path() {
        return folder;
    }

    /// Keeps files from being written over that the call reads.
    public void spare(List<Path> read) {
        inputs = List.copyOf(read);
    }

    /// Asks before any file gets its name.
    ///
    /// @param refuse throws where nothing may be written to a place
    public void guard(Consumer<Path> refuse) {
        guard = refuse;
    }

    /// Keeps files that are there and hold something else. To write the same again is no harm.
    public void keepOthers() {
        keeps = true;
    }

    /// Writes a whole file.
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes a whole file of bytes.
    public void write(String name, byte[] bytes) {
        try {
            Files.write(fresh(name), bytes, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException refused) {
            throw refused(name, refused);
        }
    }

    /// A file that is written line by line.
    public Lines lines(String name, List<String> header) {
        try {
            var lines = new Lines(name, fresh(name), header);
            open.add(lines);
            return lines;
        } catch (IOException refused) {
            throw refused(name, refused);
        }
    }

    /// Ends the lists, and says where each file waits for its name.
    public Map<String, Path> finished() {
        open.forEach(Lines::close);
        var files = new LinkedHashMap<String, Path>();
        unfinished.forEach((name, file) -> files.put(name, file.path()));
        return files;
    }

    /// Gives every file its name.
    public void done() {
        for (var lines : open) {
            lines.close();
        }
        each(this::refuseInput);
        each(file -> guard.accept(file.target()));
        if (keeps) {
            each(OutputFolder::refuseOther);
        }
        each(UnfinishedFile::sync);
        each(file -> file.name(StandardCopyOption.ATOMIC_MOVE));
        done = true;
    }

    /// Takes away what has no name yet, and the folder where the call made it for nothing.
    @Override
    public void close() {
        for (var lines : open) {
            lines.drop();
        }
        each(UnfinishedFile::drop);
        if (made && !done) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException _) {
                // somebody else put a file there meanwhile: it stays
            } catch (IOException refused) {
                throw new UncheckedIOException(folder.toString(), refused);
            }
        }
    }

    /// What is done with each file.
    private interface Step {
        void take(UnfinishedFile file) throws IOException;
    }

    private void each(Step step) {
        unfinished.forEach((name, file) -> {
            try {
                step.take(file);
            } catch (IOException refused) {
                throw refused(name, refused);
            }
        });
    }

    private void refuseInput(UnfinishedFile file) throws IOException {
        for (var input : inputs) {
            if (Files.exists(file.target()) && Files.exists(input) && Files.isSameFile(file.target(), input)) {
                throw new UsageException("output.is-input", TerminalSafe.of(file.target().toString()));
            }
        }
    }

    private static void refuseOther(UnfinishedFile file) throws IOException {
        var there = file.target();
        if (Files.exists(there) && (!Files.isRegularFile(there) || Files.mismatch(there, file.path()) >= 0)) {
            throw new UsageException("output.exists", TerminalSafe.of(there.toString()));
        }
    }

    private Path fresh(String name) throws IOException {
        var file = UnfinishedFile.of(folder.resolve(name));
        unfinished.put(name, file);
        return file.path();
    }

    private UncheckedIOException refused(String name, IOException why) {
        return new UncheckedIOException(folder.resolve(name).toString(), why);
    }

    /// Comma-separated lines under way; begun again with [#restart].
    public final class Lines {
        private final String name;
        private final Path path;
        private final List<String> header;
        private CsvWriter csv;
        private boolean closed;

        private Lines(String name, Path path, List<String> header) throws IOException {
            this.name = name;
            this.path = path;
            this.header = header;
            this.csv = begin();
        }

        /// Forgets what was written.
        public void restart() {
            try {
                csv.close();
                csv = begin();
            } catch (IOException refused) {
                throw refused(name, refused);
            }
        }

        public void write(List<String> fields) {
            try {
                csv.writeRecord(CellSafe.row(fields));
            } catch (UncheckedIOException refused) {
                throw refused(name, Objects.requireNonNull(refused.getCause()));
            }
        }

        private void close() {
            try {
                if (closed) {
                    return;
                }
                closed = true;
                csv.close();
            } catch (IOException refused) {
                throw refused(name, refused);
            }
        }

        /// Closes a file that will be deleted: what it could not take any more does not matter.
        private void drop() {
            try {
                if (!closed) {
                    closed = true;
                    csv.close();
                }
            } catch (IOException _) {
                // deleted next
            }
        }

        private CsvWriter begin() throws IOException {
            var writer = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(path, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            writer.writeRecord(header);
            return writer;
        }
    }
}
