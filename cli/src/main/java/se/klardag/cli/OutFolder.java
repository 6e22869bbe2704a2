package se.klardag.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import se.klardag.cli.documents.SafeCell;

/// The folder a call writes to (*utkatalog*). Nobody else may read its files, and they get their names together, when
/// all of them are whole: a call that fails before that leaves the folder as it was.
final class OutFolder implements AutoCloseable {
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final Map<String, Path> unfinished = new LinkedHashMap<>();
    private final List<Lines> open = new ArrayList<>();

    private OutFolder(Path folder) {
        this.folder = folder;
    }

    /// Makes the folder when there is none.
    ///
    /// @throws UncheckedIOException when that cannot be done
    static OutFolder at(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, permissions(folder, "rwx------"));
            }
            return new OutFolder(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    Path path() {
        return folder;
    }

    /// Writes a whole file.
    void write(String name, String text) {
        try {
            Files.writeString(fresh(name), text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException refused) {
            throw refused(name, refused);
        }
    }

    /// Writes a whole file of bytes.
    void write(String name, byte[] bytes) {
        try {
            Files.write(fresh(name), bytes, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException refused) {
            throw refused(name, refused);
        }
    }

    /// A file that is written line by line.
    Lines lines(String name, List<String> header) {
        try {
            var lines = new Lines(name, fresh(name), header);
            open.add(lines);
            return lines;
        } catch (IOException refused) {
            throw refused(name, refused);
        }
    }

    /// Gives every file its name.
    void done() {
        for (var lines : open) {
            lines.close();
        }
        for (var each : List.copyOf(unfinished.entrySet())) {
            try {
                Files.move(each.getValue(), folder.resolve(each.getKey()), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException refused) {
                throw refused(each.getKey(), refused);
            }
            unfinished.remove(each.getKey());
        }
    }

    /// Takes away what has no name yet.
    @Override
    public void close() {
        for (var lines : open) {
            lines.drop();
        }
        unfinished.forEach((name, path) -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException refused) {
                throw refused(name, refused);
            }
        });
    }

    /// A name of its own for each run: two that write at once do not write into each other's files.
    private Path fresh(String name) throws IOException {
        var path = Files.createTempFile(folder, name + ".", UNFINISHED, permissions(folder, "rw-------"));
        path.toFile().deleteOnExit(); // also when the run is broken off
        unfinished.put(name, path);
        return path;
    }

    private UncheckedIOException refused(String name, IOException why) {
        return new UncheckedIOException(folder.resolve(name).toString(), why);
    }

    private static FileAttribute<?>[] permissions(Path path, String rights) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /// Comma-separated lines under way; begun again with [#restart].
    final class Lines {
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
        void restart() {
            try {
                csv.close();
                csv = begin();
            } catch (IOException refused) {
                throw refused(name, refused);
            }
        }

        void write(List<String> fields) {
            try {
                csv.writeRecord(fields.stream().map(SafeCell::of).toList());
            } catch (UncheckedIOException refused) {
                throw refused(name, Objects.requireNonNull(refused.getCause()));
            }
        }

        private void close() {
            try {
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
