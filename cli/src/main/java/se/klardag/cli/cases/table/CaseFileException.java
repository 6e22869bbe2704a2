package se.klardag.cli.cases.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.KlardagException;
import se.klardag.rules.files.FileRefusedException;

/// A case file that is wrong as a whole (*oanvändbar ärendefil*): nothing of it is settled.
public final class CaseFileException extends KlardagException {
    private static final long serialVersionUID = 1L;

    /// @param key     of the message, `fault.empty`
    /// @param details what the message names
    public CaseFileException(String file, String key, String... details) {
        super(ExitCode.UNUSABLE, file, key, (Object[]) details);
    }

    /// The fault behind what the platform says of a file.
    public static CaseFileException of(String file, IOException said) {
        return switch (said) {
            case NoSuchFileException _ -> new CaseFileException(file, "fault.missing");
            case AccessDeniedException _ -> new CaseFileException(file, "fault.denied");
            case FileRefusedException refused when refused.isTooLarge() ->
                new CaseFileException(file, "fault.too-large", refused.most());
            case FileRefusedException refused when refused.isSwollen() -> new CaseFileException(file, "fault.swollen");
            case FileRefusedException _ -> new CaseFileException(file, "fault.no-plain-file");
            case CaseText.TwoEncodingsException at -> at(file, "fault.two-encodings", at);
            case CaseText.LostCharactersException at -> at(file, "fault.lost-characters", at);
            case CaseText.UndecodableException at ->
                at(file, at.isMarked() ? "fault.bad-byte-utf8" : "fault.bad-byte", at);
            case CaseText.NotTextException at -> at(file, "fault.control-character", at);
            case CharacterCodingException _ -> new CaseFileException(file, "fault.not-text");
            case ZipException _,EOFException _ -> new CaseFileException(file, "fault.gzip");
            case FileSystemException refused -> unreadable(file, refused.getReason());
            default -> unreadable(file, said.getMessage());
        };
    }

    private static CaseFileException at(String file, String key, CaseText.NotTextException place) {
        return new CaseFileException(file, key, Long.toString(place.line()), Long.toString(place.position()));
    }

    private static CaseFileException unreadable(String file, @Nullable String why) {
        return new CaseFileException(file, "fault.unreadable", Objects.requireNonNullElse(why, "?"));
    }
}
