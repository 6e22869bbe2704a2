package se.klardag.engine.eligibility;

import java.util.List;
import java.util.Set;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.population.Reason;

/// Which reasons a case shows by what is recorded of it alone (*ärendets egna skäl*), whatever limits the terms set: one
/// at a time, or all at once for a case that is settled again and again.
public final class OwnReasons {
    /// In the order of their bits.
    private static final List<Reason> ALL = List.of(
            Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.WITHDRAWN, Reason.SIP_NOT_CALLED,
            Reason.CONSENT_REFUSED, Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.FORENSIC_CARE,
            Reason.DECEASED, Reason.NO_PLANNING_CALL, Reason.NO_PLAN_MADE, Reason.NO_ASSESSMENT_NOTICE);

    private OwnReasons() {}

    /// How many bits they take.
    public static int count() {
        return ALL.size();
    }

    /// Whether what is recorded of a case decides about a reason.
    public static boolean include(Reason reason) {
        return ALL.contains(reason);
    }

    /// Those that are among some reasons, a bit for each.
    public static long among(Set<Reason> some) {
        long bits = 0;
        for (int place = 0; place < ALL.size(); place++) {
            bits |= some.contains(ALL.get(place)) ? bit(place) : 0;
        }
        return bits;
    }

    /// All that there are, a bit for each.
    public static long all() {
        return bit(ALL.size()) - 1;
    }

    /// Those that a case shows, a bit for each.
    ///
    /// @param asked the bits of those that are asked for
    public static long of(Case fact, long asked) {
        // written out: asking each reason in turn made every case a quarter slower
        return (asks(0, asked) && lacks(fact.admissionNoticeAt()) ? bit(0) : 0)
                | (asks(1, asked) && lacks(fact.readyNoticeAt()) ? bit(1) : 0)
                | (asks(2, asked) && isWithdrawn(fact) ? bit(2) : 0)
                | (asks(3, asked) && lacksSipCall(fact) ? bit(3) : 0)
                | (asks(4, asked) && fact.consent() == Answer.NO ? bit(4) : 0)
                | (asks(5, asked) && openCareIsNotReady(fact) ? bit(5) : 0)
                | (asks(6, asked) && fact.legalBasis().isOpenCompulsoryCare() ? bit(6) : 0)
                | (asks(7, asked) && fact.legalBasis().isForensic() ? bit(7) : 0)
                | (asks(8, asked) && fact.outcome() == Outcome.DECEASED ? bit(8) : 0)
                | (asks(9, asked) && lacks(fact.at(Event.PLANNING_CALL_RECEIVED)) ? bit(9) : 0)
                | (asks(10, asked) && lacks(fact.at(Event.PLAN_MADE)) ? bit(10) : 0)
                | (asks(11, asked) && lacks(fact.at(Event.ASSESSMENT_NOTICE)) ? bit(11) : 0);
    }

    private static boolean asks(int place, long asked) {
        return (asked & bit(place)) != 0;
    }

    private static long bit(int place) {
        return 1L << place;
    }

    /// Whether a case shows one of them.
    static boolean show(Reason reason, Case fact) {
        return switch (reason) {
            case NO_ADMISSION_NOTICE -> lacks(fact.admissionNoticeAt());
            case NO_READY_NOTICE -> lacks(fact.readyNoticeAt());
            case WITHDRAWN -> isWithdrawn(fact);
            case SIP_NOT_CALLED -> lacksSipCall(fact);
            case CONSENT_REFUSED -> fact.consent() == Answer.NO;
            case OPEN_CARE_NOT_READY -> openCareIsNotReady(fact);
            case OWN_RULES_OPT_ORV -> fact.legalBasis().isOpenCompulsoryCare();
            case FORENSIC_CARE -> fact.legalBasis().isForensic();
            case DECEASED -> fact.outcome() == Outcome.DECEASED;
            case NO_PLANNING_CALL -> lacks(fact.at(Event.PLANNING_CALL_RECEIVED));
            case NO_PLAN_MADE -> lacks(fact.at(Event.PLAN_MADE));
            case NO_ASSESSMENT_NOTICE -> lacks(fact.at(Event.ASSESSMENT_NOTICE));
            // These hang on limits of the terms, or are found in later steps, from days and from the terms themselves.
            case LATE_ADMISSION_NOTICE, LATE_SIP_CALL, SIP_CALL_ON_MOVED_DAY, SHORT_NOTICE, CARE_TYPE_OUTSIDE,
                    ZERO_DAY_CASE, NO_CLOCK_START, CARE_TYPE_NOT_STATED, NO_ONSET ->
                false;
        };
    }

    private static boolean lacks(long moment) {
        return !WallClock.isKnown(moment);
    }

    private static boolean isWithdrawn(Case fact) {
        return WallClock.isKnown(fact.withdrawnAt());
    }

    private static boolean lacksSipCall(Case fact) {
        return Eligibility.planIsNeeded(fact) && lacks(fact.sipCalledAt());
    }

    private static boolean openCareIsNotReady(Case fact) {
        return fact.openCareReady() == Answer.NO || fact.openCareReady() == Answer.UNCLEAR;
    }
}
