package se.klardag.cli.documents;

import java.util.List;

/// A document that cannot or must not be written (*nekat dokument*), with the reason.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean rule;
    private final String key;
    private final transient List<String> details;

    private Refusal(boolean rule, String key, String... details) {
        super(key);
        this.rule = rule;
        this.key = key;
        this.details = List.of(details);
    }

    /// It must not: a rule forbids it.
    ///
    /// @param key     of the message
    /// @param details what the message names
    public static Refusal byRule(String key, String... details) {
        return new Refusal(true, key, details);
    }

    /// It cannot: a file or an argument does not hold what is needed.
    public static Refusal forWant(String key, String... details) {
        return new Refusal(false, key, details);
    }

    /// Whether a rule forbids it.
    public boolean isByRule() {
        return rule;
    }

    public String key() {
        return key;
    }

    public List<String> details() {
        return details;
    }
}
