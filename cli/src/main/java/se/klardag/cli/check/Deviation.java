package se.klardag.cli.check;

import java.util.Locale;

/// Something in the cases that their parties should settle before money is asked for (*avvikelse*). Codes are never
/// reused.
public enum Deviation {
    NO_ADMISSION_NOTICE(Severity.WARNING, "5 kap. 3 § första stycket 1 lagen (2017:612)"),
    LATE_ADMISSION_NOTICE(Severity.WARNING, "2 kap. 3 § lagen (2017:612)"),
    NO_READY_NOTICE(Severity.WARNING, "5 kap. 3 § första stycket 2 lagen (2017:612)"),
    SIP_NOT_CALLED(Severity.WARNING, "5 kap. 3 § andra stycket lagen (2017:612)"),
    LATE_SIP_CALL(Severity.WARNING, "4 kap. 3 § lagen (2017:612)"),
    NOTICE_BEFORE_ADMISSION(Severity.ERROR, "3 kap. 1 § lagen (2017:612)"),
    WITHDRAWN_OUTSIDE_PERIOD(Severity.ERROR, ""),
    DISCHARGE_BEFORE_ADMISSION(Severity.ERROR, ""),
    OVERLAPPING_PERIODS(Severity.ERROR, ""),
    SAME_PERIOD_TWICE(Severity.ERROR, ""),
    IMPLAUSIBLE_LENGTH(Severity.ERROR, ""),
    LONG_PERIOD(Severity.NOTE, ""),
    OPEN_LONG(Severity.WARNING, ""),
    SAME_DAY_READY(Severity.NOTE, ""),
    PLANNED_DATE_MOVED(Severity.NOTE, "2 kap. 4 § lagen (2017:612)"),
    LATE_ENTRY(Severity.NOTE, ""),
    REPEATED_NOTICE(Severity.NOTE, ""),
    RENEWED_NOTICE(Severity.NOTE, ""),
    IMPOSSIBLE_IDENTITY_NUMBER(Severity.WARNING, "18 § folkbokföringslagen (1991:481); lagen (2022:1697)"),
    KOMMUN_NOT_OF_REGION(Severity.WARNING, ""),
    DAY_WITHOUT_DISCHARGES(Severity.NOTE, "");

    /// How much it matters.
    public enum Severity {
        /// Cannot be right.
        ERROR,
        /// A message or an act that the law or the agreement ties money to.
        WARNING,
        /// Worth a look.
        NOTE;

        /// In output.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;
    private final String clause;

    Deviation(Severity severity, String clause) {
        this.severity = severity;
        this.clause = clause;
    }

    /// In output and messages.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /// What it is held against; empty where it is our own measure.
    public String clause() {
        return clause;
    }
}
