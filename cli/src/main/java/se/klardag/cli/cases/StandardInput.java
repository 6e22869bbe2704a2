package se.klardag.cli.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is given as `-` (*standard in*): kept in a file of our own that nobody else may read, since case files are read
/// more than once.
final class StandardInput {
    /// The argument that stands for it.
    static final String ARGUMENT = "-";

    /// Its name in messages.
    static final String NAME = "stdin";

    private StandardInput() {}

    /// Reads it to its end.
    static Path kept() {
        try {
            var file = Files.createTempFile("klardag", ".stdin");
            file.toFile().deleteOnExit();
            try (var out = Files.newOutputStream(file)) {
                System.in.transferTo(out);
            }
            return file;
        } catch (IOException unreadable) {
            throw FileFault.of(NAME, unreadable);
        }
    }
}
