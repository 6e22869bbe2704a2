package se.klardag.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that is there whole or not at all (*hel fil*), and that nobody else may read.
final class WholeFile {
    private WholeFile() {}

    /// Fills a stream.
    @FunctionalInterface
    interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    /// Writes beside the place, then moves it there, over what stands there.
    ///
    /// @throws UncheckedIOException naming the file, when that cannot be done
    static void write(Path file, Filling filling) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var fresh = Files.createTempFile(folder, "klardag", ".unfinished", permissions(file));
            try {
                try (var out = Files.newOutputStream(fresh)) {
                    filling.fill(out);
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(file.toString(), refused);
        }
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
