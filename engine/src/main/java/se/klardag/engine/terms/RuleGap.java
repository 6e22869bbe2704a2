package se.klardag.engine.terms;

/// No value is known where one is needed (*lucka*): the bill stops here, with the reason.
public final class RuleGap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient Wording reason;

    /// @param path   address of the missing value
    /// @param reason why it is missing and which document to read
    public RuleGap(String path, Wording reason) {
        super(path + ": " + reason.english());
        this.path = path;
        this.reason = reason;
    }

    /// The same, naming the case that met the gap.
    public RuleGap metBy(String caseId) {
        return new RuleGap(path, new Wording("ärende " + caseId + ", ", "case " + caseId + ", ").and(reason));
    }

    public String path() {
        return path;
    }

    public Wording reason() {
        return reason;
    }
}
