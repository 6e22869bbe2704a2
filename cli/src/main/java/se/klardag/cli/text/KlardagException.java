package se.klardag.cli.text;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// What ends a call (*avbrott*): the key of a message, what the message names, and the exit code.
public abstract class KlardagException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String place;
    private final String key;
    private final Serializable[] details;

    /// @param exitCode one of [ExitCode]
    /// @param place    the file or folder that the message begins with, or empty
    /// @param key      of the message
    /// @param details  what the message names
    protected KlardagException(int exitCode, String place, String key, Object... details) {
        super(key + " " + Arrays.toString(details));
        this.exitCode = exitCode;
        this.place = place;
        this.key = key;
        this.details = Arrays.stream(details).map(KlardagException::kept).toArray(Serializable[]::new);
    }

    /// An amount waits for the language of its reader.
    private static Serializable kept(Object detail) {
        return detail instanceof BigDecimal amount ? amount : String.valueOf(detail);
    }

    public int exitCode() {
        return exitCode;
    }

    public String key() {
        return key;
    }

    public List<String> details() {
        return Arrays.stream(details).map(String::valueOf).toList();
    }

    /// The message, with the file or folder before it.
    public String text(Texts texts) {
        return place.isEmpty() ? message(texts) : TerminalSafe.visible(place) + ": " + message(texts);
    }

    /// The message alone.
    public String message(Texts texts) {
        return texts.get(key, (Object[]) details);
    }
}
