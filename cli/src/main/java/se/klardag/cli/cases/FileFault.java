package se.klardag.cli.cases;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A case file that is wrong as a whole (*oanvändbar ärendefil*): nothing of it is settled.
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String key;
    private final transient List<String> details;

    /// @param key     of the message, `fault.empty`
    /// @param details what the message names
    public FileFault(String file, String key, String... details) {
        super(file + ": " + key);
        this.file = file;
        this.key = key;
        this.details = List.of(details);
    }

    /// The fault behind what the platform says of a file.
    static FileFault of(String file, IOException said) {
        return switch (said) {
            case NoSuchFileException _ -> new FileFault(file, "fault.missing");
            case AccessDeniedException _ -> new FileFault(file, "fault.denied");
            case CaseText.TwoEncodings _ -> new FileFault(file, "fault.two-encodings");
            case CaseText.LostCharacters _ -> new FileFault(file, "fault.lost-characters");
            case CharacterCodingException _,CaseText.Undecodable _,CaseText.NotText _ ->
                new FileFault(file, "fault.not-text");
            case ZipException _,EOFException _ -> new FileFault(file, "fault.gzip");
            case FileSystemException refused -> unreadable(file, refused.getReason());
            default -> unreadable(file, said.getMessage());
        };
    }

    private static FileFault unreadable(String file, @Nullable String why) {
        return new FileFault(file, "fault.unreadable", Objects.requireNonNullElse(why, "?"));
    }

    public String file() {
        return file;
    }

    public String key() {
        return key;
    }

    public List<String> details() {
        return details;
    }
}
