package se.klardag.engine.ordinary;

import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.eligibility.Deadline;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.OwnReasons;
import se.klardag.engine.facts.Case;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;

/// Step 3 of 8 in short, for the cases that nobody asks about (*vanliga ärenden*): they show no reason that the
/// terms name, be it to leave a case out or to count it all the same.
final class OrdinaryPopulation {
    private static final Set<Reason> OF_SIP_CALL = EnumSet.of(Reason.LATE_SIP_CALL, Reason.SIP_CALL_ON_MOVED_DAY);

    private final long odd;
    private final boolean asksAdmissionNotice;
    private final boolean asksSipCall;
    private final Reason[] others;
    private final long admissionNoticeLimit;
    private final Deadlines deadlines;
    private final Clock clock;

    private OrdinaryPopulation(Set<Reason> named, Deadlines deadlines, Clock clock) {
        this.odd = OwnReasons.among(named) | CaseNumbers.IN_SEVERAL_PLACES;
        this.asksAdmissionNotice = named.contains(Reason.LATE_ADMISSION_NOTICE);
        this.asksSipCall = OF_SIP_CALL.stream().anyMatch(named::contains);
        this.others = named.stream()
                .filter(reason -> !OwnReasons.include(reason) && reason != Reason.LATE_ADMISSION_NOTICE
                        && !OF_SIP_CALL.contains(reason))
                .toArray(Reason[]::new);
        this.admissionNoticeLimit = Deadline.admissionNoticeLimit(deadlines);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// @param clock of the same terms
    static OrdinaryPopulation of(Population population, Clock clock) {
        var named = EnumSet.noneOf(Reason.class);
        population.rules().stream().map(PopulationRule::reason).forEach(named::add);
        population.countedAnyway()
                .stream()
                .filter(each -> each.isReading() || each.isException())
                .map(CountedAnyway::reason)
                .forEach(named::add);
        return new OrdinaryPopulation(named, population.deadlines(), clock);
    }

    /// The reasons that a case shows by itself and that the terms name, a bit for each.
    long asked() {
        return odd;
    }

    /// Whether the case is surely one of them. One that is not may count too: then something about it has to be
    /// told.
    ///
    /// @param fact the case whose numbers they are
    boolean has(long[] numbers, int at, Case fact) {
        return (CaseNumbers.shown(numbers, at) & odd) == 0
                && !(asksAdmissionNotice && Deadline.admissionNoticeIsLate(
                        CaseNumbers.admitted(numbers, at), CaseNumbers.admissionNotice(numbers, at),
                        admissionNoticeLimit))
                && !(asksSipCall && CaseNumbers.planIsNeeded(numbers, at) && Deadline.sipCallIsAfterItsDays(
                        CaseNumbers.readyNotice(numbers, at), CaseNumbers.sipCalled(numbers, at), deadlines))
                && fitsNoOther(fact);
    }

    /// Of the reasons that few terms name.
    private boolean fitsNoOther(Case fact) {
        for (var reason : others) {
            if (Eligibility.fits(reason, fact, deadlines, clock)) {
                return false;
            }
        }
        return true;
    }
}
