package se.klardag.engine.eligibility;

/// Something about a case that its parties should look at, though it is settled (*iakttagelse*). Codes are never reused.
public enum Finding {
    /// The admission notice came later than 2 kap. 3 § allows.
    LATE_ADMISSION_NOTICE("late-admission-notice"),
    /// The SIP call came later than 4 kap. 3 § allows.
    LATE_SIP_CALL("late-sip-call"),
    /// The ready notice was sent on the date of admission.
    SAME_DAY_READY("same-day-ready"),
    /// The ready notice was sent before the admission.
    NOTICE_BEFORE_ADMISSION("notice-before-admission"),
    /// The period is longer than sixty days.
    LONG_PERIOD("long-period"),
    /// The municipality is no party to the agreement.
    KOMMUN_NOT_PARTY("kommun-not-party"),
    /// Two periods of one patient overlap.
    OVERLAPPING_PERIODS("overlapping-periods");

    private final String code;

    Finding(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
