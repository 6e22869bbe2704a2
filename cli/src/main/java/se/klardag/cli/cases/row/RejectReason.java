package se.klardag.cli.cases.row;

import se.klardag.cli.cases.table.RowReader;

/// Why a row is rejected (*avvisningsorsak*). Codes are never reused.
public enum RejectReason {
    MISSING_VALUE("missing-value"),
    NOT_A_MUNICIPALITY("not-a-municipality"),
    UNPARSABLE_TIME(
            "unparsable-time"),
    /// A date without its time of day.
    DAY_ALONE("day-alone"),
    SKIPPED_TIME("skipped-time"),
    UNKNOWN_VALUE("unknown-value"),
    DISCHARGE_BEFORE_NOTICE(
            "discharge-before-notice"),
    DUPLICATE_CASE_ID("duplicate-case-id"),
    CONFLICTING_CASE_ID(
            "conflicting-case-id"),
    /// The same row again under an id that looks the same and is written with other characters.
    DUPLICATE_ALIKE_ID("duplicate-alike-id"),
    /// The same, with other contents.
    CONFLICTING_ALIKE_ID("conflicting-alike-id"),
    FIELD_COUNT("field-count"),
    /// The long file knows no such event.
    UNKNOWN_EVENT("unknown-event"),
    /// The same event row once more.
    DUPLICATE_EVENT("duplicate-event"),
    /// Two rows of a stay say different things, and nobody can tell which holds.
    CONFLICTING_EVENTS("conflicting-events"),
    /// Another place says otherwise of a withdrawal, a discharge or a death, and nobody can tell which holds.
    PLACES_DIFFER("places-differ"),
    /// A withdrawal with nothing before it to withdraw.
    WITHDRAWAL_BEFORE_NOTICE("withdrawal-before-notice"),
    /// A withdrawal at the very moment of the discharge: whether the period ended or never was, nobody can tell.
    WITHDRAWAL_AT_DISCHARGE("withdrawal-at-discharge"),
    /// A time that cannot be: of a year no case is from, years away from the other times of its case, or a withdrawal
    /// after its discharge.
    IMPOSSIBLE_TIME("impossible-time"),
    /// A cell with a formula whose value was never saved.
    FORMULA_NOT_CALCULATED("formula-not-calculated"),
    /// A cell that shows an error, `#N/A`.
    ERROR_VALUE("error-value"),
    /// A cell that is one with others on the screen, and not the one that has the value.
    MERGED_CELL("merged-cell"),
    /// A character that no document can hold.
    UNUSABLE_CHARACTER("unusable-character"),
    /// A text longer than any id, code or time.
    TOO_LONG("too-long"),
    /// A time that could be read but for its offset.
    UNREADABLE_OFFSET("unreadable-offset"),
    /// Another row of the same stay is rejected: what is left would be another story.
    STAY_REJECTED("stay-rejected");

    private final String code;

    RejectReason(String code) {
        this.code = code;
    }

    /// The reason of a time that cannot be read.
    public static RejectReason ofUnreadable(char[] text, int from, int length) {
        long day = length == "yyyy-mm-dd".length() ? MomentParser.dayOrMoment(text, from, length)
                : MomentParser.UNREADABLE;
        if (day != MomentParser.UNREADABLE) {
            return MomentParser.isImpossible(day) ? IMPOSSIBLE_TIME : DAY_ALONE;
        }
        return MomentParser.isOffsetTheTrouble(text, from, length) ? UNREADABLE_OFFSET : UNPARSABLE_TIME;
    }

    /// The reason of a cell without a value.
    public static RejectReason of(RowReader.Lost why) {
        return switch (why) {
            case FORMULA_NOT_CALCULATED -> FORMULA_NOT_CALCULATED;
            case ERROR -> ERROR_VALUE;
            case MERGED -> MERGED_CELL;
        };
    }

    public String code() {
        return code;
    }

    /// Whether another row says all that this one says: nothing is lost with it.
    public boolean isRepetition() {
        return this == DUPLICATE_CASE_ID;
    }

    /// Whether another row says otherwise of the same case: without this row the case is gone, whichever of them is right.
    public boolean isContradiction() {
        return this == CONFLICTING_CASE_ID || this == CONFLICTING_ALIKE_ID;
    }
}
