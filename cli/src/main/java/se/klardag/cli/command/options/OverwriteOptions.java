package se.klardag.cli.command.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.KeptFiles;

/// Whether a file that is there may be written over (*skriva över*): only when the user says so, and only one that the command
/// could have written itself; never a file that the call reads, nor what [KeptFiles] keeps.
public final class OverwriteOptions {
    @Option(names = "--force", descriptionKey = "option.force")
    private boolean force;

    /// Refuses before anything is computed.
    ///
    /// @param inputs files that the call reads
    /// @param kind   what is to be written
    /// @throws UsageException when the file is one of them, or is there and may not be written over
    public void refuse(Path file, List<Path> inputs, FileKind kind) {
        for (var input : inputs) {
            if (isSame(file, input)) {
                throw new UsageException("output.is-input", TerminalSafe.of(file.toString()));
            }
        }
        KeptFiles.refuse(file);
        if (kind.isOther(file)) {
            throw new UsageException("output.other-kind." + kind.code(), TerminalSafe.of(file.toString()));
        }
        if (!force && Files.isRegularFile(file)) {
            throw new UsageException("output.exists", TerminalSafe.of(file.toString()));
        }
    }

    /// Whether files that are there may be written over.
    public boolean isForced() {
        return force;
    }

    private static boolean isSame(Path file, Path input) {
        try {
            return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(file.toString(), unreadable);
        }
    }

    /// Writes the file whole or not at all, for its owner alone. What came there meanwhile is not written over either.
    public void write(Path file, PrivateFile.Content content) {
        if (force || (Files.exists(file) && !Files.isRegularFile(file))) {
            PrivateFile.write(file, content);
        } else {
            PrivateFile.create(file, content);
        }
    }
}
