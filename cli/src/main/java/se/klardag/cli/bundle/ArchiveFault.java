package se.klardag.cli.bundle;

import java.util.Arrays;
import java.util.List;

/// An archive that is not opened (*arkiv som inte öppnas*), with the key of the text that says why.
public final class ArchiveFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> details;

    ArchiveFault(String key, Object... details) {
        super(key, null, false, false);
        this.key = key;
        this.details = Arrays.stream(details).map(String::valueOf).toList();
    }

    /// Key of the text.
    public String key() {
        return key;
    }

    /// What the text names.
    public List<String> details() {
        return details == null ? List.of() : details;
    }
}
