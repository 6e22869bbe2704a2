package se.klardag.engine.eligibility;

/// Something in the cases that their parties should settle before money is asked for, though the case is settled as it is
/// (*avvikelse*). Every command names the same ones by the same codes, which are never reused; where a limit decides, it is
/// that of the terms.
public enum Finding {
    NO_ADMISSION_NOTICE("no-admission-notice", Severity.WARNING),
    LATE_ADMISSION_NOTICE("late-admission-notice", Severity.WARNING),
    NO_READY_NOTICE("no-ready-notice", Severity.WARNING),
    SIP_NOT_CALLED("sip-not-called", Severity.WARNING),
    LATE_SIP_CALL("late-sip-call", Severity.WARNING),
    NOTICE_BEFORE_ADMISSION("notice-before-admission", Severity.ERROR),
    WITHDRAWN_OUTSIDE_PERIOD("withdrawn-outside-period", Severity.ERROR),
    DISCHARGE_BEFORE_ADMISSION("discharge-before-admission", Severity.ERROR),
    OVERLAPPING_PERIODS("overlapping-periods", Severity.ERROR),
    SAME_PERIOD_TWICE("same-period-twice", Severity.ERROR),
    IMPLAUSIBLE_LENGTH("implausible-length", Severity.ERROR),
    LONG_PERIOD("long-period", Severity.NOTE),
    OPEN_LONG("open-long", Severity.WARNING),
    SAME_DAY_READY("same-day-ready", Severity.NOTE),
    PLANNED_DATE_MOVED("planned-date-moved", Severity.NOTE),
    LATE_ENTRY("late-entry", Severity.NOTE),
    REPEATED_NOTICE("repeated-notice", Severity.NOTE),
    RENEWED_NOTICE("renewed-notice", Severity.NOTE),
    IMPOSSIBLE_IDENTITY_NUMBER("impossible-identity-number", Severity.WARNING),
    KOMMUN_NOT_PARTY("kommun-not-party", Severity.WARNING),
    KOMMUN_NOT_OF_REGION("kommun-not-of-region", Severity.WARNING),
    DAY_WITHOUT_DISCHARGES("day-without-discharges", Severity.NOTE),
    READY_DATE_DIFFERS("ready-date-differs", Severity.WARNING),
    MOVE_NOT_USED("move-not-used", Severity.NOTE),
    MOVED_BEFORE_FIRST_DAY("moved-before-first-day", Severity.WARNING),
    MOVE_WITHOUT_DATE("move-without-date", Severity.WARNING),
    STAY_MUNICIPALITY_NOT_USED("stay-municipality-not-used", Severity.NOTE);

    /// How much it matters.
    public enum Severity {
        /// Cannot be right.
        ERROR("error"),
        /// A message or an act that the law or the agreement ties money to.
        WARNING("warning"),
        /// Worth a look.
        NOTE("note");

        private final String code;

        Severity(String code) {
            this.code = code;
        }

        /// In output.
        public String code() {
            return code;
        }
    }

    private final String code;
    private final Severity severity;

    Finding(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    /// In output and messages.
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }
}
