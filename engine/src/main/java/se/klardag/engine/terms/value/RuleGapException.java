package se.klardag.engine.terms.value;

/// No value is known where one is needed (*lucka*): the bill stops here, with the reason.
public final class RuleGapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient BilingualText reason;
    private final boolean unstated;

    /// @param path   address of the missing value
    /// @param reason why it is missing and which document to read
    public RuleGapException(String path, BilingualText reason) {
        this(path, reason, false);
    }

    private RuleGapException(String path, BilingualText reason, boolean unstated) {
        super(path + ": " + reason.english());
        this.path = path;
        this.reason = reason;
        this.unstated = unstated;
    }

    /// A value that nobody stated, and that nobody said was unknown: a fault of the rule file.
    public static RuleGapException unstated(String path, BilingualText reason) {
        return new RuleGapException(path, reason, true);
    }

    /// The same, naming the case that met the gap.
    public RuleGapException metBy(String caseId) {
        return new RuleGapException(path,
                new BilingualText("ärende " + caseId + ", ", "case " + caseId + ", ").and(reason), unstated);
    }

    /// Whether the rule file forgot the value, rather than saying that it is not known.
    public boolean isUnstated() {
        return unstated;
    }

    public String path() {
        return path;
    }

    public BilingualText reason() {
        return reason;
    }
}
