package se.klardag.engine.terms.population;

/// Why a case is left out of the bill (*undantag*). Codes are part of the results' contract and are never reused.
public enum Reason {
    /// No admission notice was sent (lag 2017:612 5 kap. 3 § första stycket 1).
    NO_ADMISSION_NOTICE("no-admission-notice"),
    /// No ready notice was sent (5 kap. 3 § första stycket 2).
    NO_READY_NOTICE("no-ready-notice"),
    /// The admission notice came later than 2 kap. 3 § allows.
    LATE_ADMISSION_NOTICE("late-admission-notice"),
    /// The patient did not consent to information between the parties (3 kap. 1 §).
    CONSENT_REFUSED("consent-refused"),
    /// A plan was to be made and nobody called to it (5 kap. 3 § andra stycket).
    SIP_NOT_CALLED("sip-not-called"),
    /// The call to the plan came later than 4 kap. 3 § allows.
    LATE_SIP_CALL("late-sip-call"),
    /// The call to the plan was sent after the days of 4 kap. 3 §, and in time only because their last day was a rest day and moved
    /// (lag 1930:173 2 §). Terms that do not move the day leave the case out as [#LATE_SIP_CALL], so none leaves it out for this.
    SIP_CALL_ON_MOVED_DAY("sip-call-on-moved-day"),
    /// The region's open care was not in place, or it was unclear (5 kap. 5 §).
    OPEN_CARE_NOT_READY("open-care-not-ready"),
    /// Open psychiatric or forensic compulsory care has rules of its own.
    OWN_RULES_OPT_ORV("own-rules-opt-orv"),
    /// Forensic psychiatric care, which 3 kap. 1 § andra stycket does not name.
    FORENSIC_CARE("forensic-care"),
    /// The ready notice was withdrawn.
    WITHDRAWN("withdrawn"),
    /// The patient died.
    DECEASED("deceased"),
    /// The payer was never asked to assess what the patient needs.
    NO_ASSESSMENT_NOTICE("no-assessment-notice"),
    /// The ready notice was given too close to the planned discharge.
    SHORT_NOTICE("short-notice"),
    /// The rules do not reach this kind of care.
    CARE_TYPE_OUTSIDE("care-type-outside"),
    /// The events from which payment responsibility is dated are not recorded.
    NO_ONSET("no-onset"),
    /// Zero-day cases are not in this average.
    ZERO_DAY_CASE("zero-day-case"),
    /// The event that starts the clock under these terms is not recorded.
    NO_CLOCK_START("no-clock-start"),
    /// Somatic and psychiatric terms give different results, and the export does not say which care it was.
    CARE_TYPE_NOT_STATED("care-type-not-stated"),
    /// The municipality was not called to care planning (lag 1990:1404 10 c and 11 §§).
    NO_PLANNING_CALL("no-planning-call"),
    /// No care plan was made (lag 1990:1404 10 d and 11 §§).
    NO_PLAN_MADE("no-plan-made");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /// The code in results.
    public String code() {
        return code;
    }
}
