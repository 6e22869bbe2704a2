package se.klardag.cli.verify;

import java.util.List;

/// A folder that cannot be verified at all (*obrukbar mapp*), with the key of the text that says why.
public final class FolderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String key;
    private final transient List<String> details;

    FolderFault(String place, String key, String... details) {
        super(key);
        this.place = place;
        this.key = key;
        this.details = List.of(details);
    }

    /// The folder or file.
    public String place() {
        return place;
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
