package se.klardag.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The folder a call writes to (*utkatalog*). Nobody else may read it; a file gets its name when it is whole.
final class OutFolder {
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

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

    /// Writes a whole file.
    void write(String name, String text) {
        try {
            var unfinished = fresh(name);
            Files.writeString(unfinished, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
            finish(name);
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.resolve(name).toString(), refused);
        }
    }

    /// A file that is written line by line.
    Lines lines(String name, List<String> header) {
        return new Lines(name, header);
    }

    private Path fresh(String name) throws IOException {
        var unfinished = folder.resolve(name + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try {
            return Files.createFile(unfinished, permissions(folder, "rw-------"));
        } catch (FileAlreadyExistsException busy) {
            throw new IOException("another run is writing " + unfinished, busy);
        }
    }

    private void finish(String name) throws IOException {
        Files.move(
                folder.resolve(name + UNFINISHED), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] permissions(Path path, String rights) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /// Comma-separated lines under way; begun again with [#restart].
    final class Lines implements AutoCloseable {
        private final String name;
        private final List<String> header;
        private CsvWriter csv;
        private boolean done;

        Lines(String name, List<String> header) {
            this.name = name;
            this.header = header;
            this.csv = open();
        }

        /// Forgets what was written.
        void restart() {
            closeQuietly();
            csv = open();
        }

        void write(List<String> fields) {
            csv.writeRecord(safe(fields));
        }

        /// Gives the file its name.
        void done() {
            try {
                csv.close();
                finish(name);
                done = true;
            } catch (IOException refused) {
                throw new UncheckedIOException(folder.resolve(name).toString(), refused);
            }
        }

        /// Leaves nothing behind when the work was not done.
        @Override
        public void close() {
            if (done) {
                return;
            }
            closeQuietly();
            try {
                Files.deleteIfExists(folder.resolve(name + UNFINISHED));
            } catch (IOException refused) {
                throw new UncheckedIOException(folder.resolve(name).toString(), refused);
            }
        }

        private void closeQuietly() {
            try {
                csv.close();
            } catch (IOException refused) {
                throw new UncheckedIOException(folder.resolve(name).toString(), refused);
            }
        }

        private CsvWriter open() {
            try {
                var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(fresh(name));
                writer.writeRecord(header);
                return writer;
            } catch (IOException refused) {
                throw new UncheckedIOException(folder.resolve(name).toString(), refused);
            }
        }

        /// A text that a spreadsheet would take for a formula is kept a text.
        private static List<String> safe(List<String> fields) {
            var cells = new ArrayList<String>();
            for (var field : fields) {
                boolean formula = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
                cells.add(formula ? "'" + field : field);
            }
            return cells;
        }
    }
}
