package se.klardag.cli.cases;

import java.util.List;

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
