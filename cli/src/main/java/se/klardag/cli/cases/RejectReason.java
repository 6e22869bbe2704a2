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
    FIELD_COUNT("field-count");

    private final String code;

    RejectReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
