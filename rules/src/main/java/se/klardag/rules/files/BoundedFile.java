package se.klardag.rules.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A whole file from outside, read within a limit (*fil inom gräns*). A device without end, a pipe that nobody fills and a file
/// that is larger than any of its kind are refused before they are read.
public final class BoundedFile {
    private BoundedFile() {}

    /// Its bytes.
    ///
    /// @param limit the most bytes that a file of its kind has
    /// @throws FileRefusedException when it is no plain file, or larger
    /// @throws IOException          when it cannot be read, a folder for one
    public static byte[] read(Path file, int limit) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw FileRefusedException.notPlain(file);
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(limit + 1); // some plain files do not say how long they are
            if (bytes.length > limit) {
                throw FileRefusedException.tooLarge(file, limit);
            }
            return bytes;
        }
    }
}
