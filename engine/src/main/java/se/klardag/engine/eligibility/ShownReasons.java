package se.klardag.engine.eligibility;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import se.klardag.engine.facts.Case;
import se.klardag.engine.terms.population.Reason;

/// Which reasons a case shows by what is recorded of it alone (*egna skäl*), whatever the terms say: found once,
/// where a case is kept to be settled again and again.
public interface ShownReasons {
    /// The reasons that no limit of the terms decides, each with a bit at its place.
    List<Reason> OWN = List.of(
            Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.CONSENT_REFUSED, Reason.SIP_NOT_CALLED,
            Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.FORENSIC_CARE, Reason.WITHDRAWN,
            Reason.DECEASED, Reason.NO_PLANNING_CALL, Reason.NO_PLAN_MADE, Reason.NO_ASSESSMENT_NOTICE);

    /// Those that the case shows, a bit for each.
    long ownReasons();

    /// Those that a case shows, a bit for each.
    static long of(Case fact) {
        return bits(reason -> Eligibility.shows(reason, fact));
    }

    /// Those that are among some reasons, a bit for each.
    static long among(Set<Reason> some) {
        return bits(some::contains);
    }

    private static long bits(Predicate<Reason> which) {
        long bits = 0;
        for (int i = 0; i < OWN.size(); i++) {
            bits |= which.test(OWN.get(i)) ? 1L << i : 0;
        }
        return bits;
    }
}
