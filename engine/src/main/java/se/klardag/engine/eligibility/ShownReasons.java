package se.klardag.engine.eligibility;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.facts.Case;
import se.klardag.engine.terms.population.Reason;

/// Which reasons a case shows by what is recorded of it alone (*egna skäl*), whatever the terms say: found once,
/// where a case is kept to be settled again and again.
public interface ShownReasons {
    /// The reasons that no limit of the terms decides.
    Set<Reason> OWN = Collections.unmodifiableSet(EnumSet.of(
            Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.CONSENT_REFUSED, Reason.SIP_NOT_CALLED,
            Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.FORENSIC_CARE, Reason.WITHDRAWN,
            Reason.DECEASED, Reason.NO_PLANNING_CALL, Reason.NO_PLAN_MADE, Reason.NO_ASSESSMENT_NOTICE));

    /// Those that the case shows, as [#bits].
    long ownReasons();

    /// Those that a case shows, as [#bits].
    static long of(Case fact) {
        long shown = 0;
        for (var reason : OWN) {
            shown |= Eligibility.shows(reason, fact) ? bit(reason) : 0;
        }
        return shown;
    }

    /// Those among some reasons, a bit for each.
    static long bits(Set<Reason> some) {
        return some.stream().filter(OWN::contains).mapToLong(ShownReasons::bit).reduce(0, (all, one) -> all | one);
    }

    private static long bit(Reason reason) {
        return 1L << reason.ordinal();
    }
}
