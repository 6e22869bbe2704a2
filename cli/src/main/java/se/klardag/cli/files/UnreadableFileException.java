package se.klardag.cli.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;
import se.klardag.rules.files.FileRefusedException;

/// A file that was to be read and cannot be (*oläsbar fil*): it is not there, may not be read, or is no file.
public final class UnreadableFileException extends KlardagException {
    private static final long serialVersionUID = 1L;

    private UnreadableFileException(String file, String key, Object... details) {
        super(ExitCode.UNUSABLE, file, key, details);
    }

    /// Why a file cannot be read, out of what the platform says.
    public static UnreadableFileException of(String file, IOException said) {
        return switch (said) {
            case NoSuchFileException _ -> new UnreadableFileException(file, "fault.missing");
            case FileRefusedException refused -> new UnreadableFileException(
                    file, refused.isTooLarge() ? "fault.too-large" : "fault.no-plain-file", refused.most());
            case AccessDeniedException _ -> new UnreadableFileException(file, "fault.denied");
            case FileSystemException refused ->
                new UnreadableFileException(
                        file, "fault.unreadable", Objects.requireNonNullElse(refused.getReason(), "?"));
            default -> isFolder(said)
                    ? new UnreadableFileException(file, "fault.directory")
                    : new UnreadableFileException(
                            file, "fault.unreadable", Objects.requireNonNullElse(said.getMessage(), "?"));
        };
    }

    /// The platform says so only in words.
    private static boolean isFolder(IOException said) {
        return "Is a directory".equals(said.getMessage());
    }
}
