package se.klardag.rules.files;

import java.io.IOException;
import java.nio.file.Path;
import se.klardag.engine.terms.value.BilingualText;

/// A file that is not read (*fil som inte läses*): it is no plain file, larger than any of its kind, or packed to a
/// fraction of its size.
public final class FileRefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int KILO = 1 << 10;
    private static final int MEGA = 1 << 20;
    private static final int SWOLLEN = -1;

    private final int limit;

    private FileRefusedException(String file, int limit) {
        super(file);
        this.limit = limit;
    }

    static FileRefusedException notPlain(Path file) {
        return new FileRefusedException(file.toString(), 0);
    }

    static FileRefusedException tooLarge(Path file, int limit) {
        return new FileRefusedException(file.toString(), limit);
    }

    /// Of a file that unpacks to many times what any of its kind does.
    public static FileRefusedException swollen(String name) {
        return new FileRefusedException(name, SWOLLEN);
    }

    /// Whether it unpacks to more than it may.
    public boolean isSwollen() {
        return limit == SWOLLEN;
    }

    /// Whether it is larger than it may be; otherwise it is no plain file.
    public boolean isTooLarge() {
        return limit > 0;
    }

    /// The most it may be, as `8 MB`.
    public String most() {
        return limit >= MEGA ? limit / MEGA + " MB" : limit / KILO + " kB";
    }

    /// Why, after the file's name.
    public BilingualText reason() {
        if (isSwollen()) {
            return new BilingualText("är packad till en bråkdel av sin storlek och öppnas inte",
                    "is packed to a fraction of its size and is not opened");
        }
        return isTooLarge()
                ? new BilingualText("är större än " + most() + " och läses inte", "is larger than " + most()
                        + " and is not read")
                : new BilingualText("är ingen vanlig fil; spara den först", "is no plain file; save it first");
    }
}
