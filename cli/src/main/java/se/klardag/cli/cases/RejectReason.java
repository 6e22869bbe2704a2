package se.klardag.cli.cases;

/// Why a row is rejected (*avvisningsorsak*). Codes are never reused.
public enum RejectReason {
    MISSING_VALUE("missing-value"),
    NOT_A_MUNICIPALITY("not-a-municipality"),
    UNPARSABLE_TIME(
            "unparsable-time"),
    SKIPPED_TIME("skipped-time"),
    UNKNOWN_VALUE("unknown-value"),
    DISCHARGE_BEFORE_NOTICE(
            "discharge-before-notice"),
    DUPLICATE_CASE_ID("duplicate-case-id"),
    CONFLICTING_CASE_ID(
            "conflicting-case-id"),
    FIELD_COUNT("field-count"),
    /// The long file knows no such event.
    UNKNOWN_EVENT("unknown-event"),
    /// The same event row once more.
    DUPLICATE_EVENT("duplicate-event"),
    /// Two rows of a stay say different things, and nobody can tell which holds.
    CONFLICTING_EVENTS("conflicting-events"),
    /// Another row of the same stay is rejected: what is left would be another story.
    STAY_REJECTED("stay-rejected");

    private final String code;

    RejectReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
