package se.klardag.engine.eligibility;

import java.util.EnumSet;
import java.util.Set;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;

/// Step 3 of 8 in short, for the cases that nobody asks about (*vanliga ärenden*): they show no reason that the
/// terms name, be it to leave a case out or to count it all the same.
public final class OrdinaryPopulation {
    /// Each asked of every case by a plain question of its own.
    private static final Set<Reason> PLAIN = EnumSet.of(
            Reason.NO_ADMISSION_NOTICE, Reason.NO_READY_NOTICE, Reason.WITHDRAWN, Reason.CONSENT_REFUSED,
            Reason.OPEN_CARE_NOT_READY, Reason.OWN_RULES_OPT_ORV, Reason.FORENSIC_CARE, Reason.DECEASED,
            Reason.SIP_NOT_CALLED, Reason.LATE_ADMISSION_NOTICE, Reason.LATE_SIP_CALL, Reason.SIP_CALL_ON_MOVED_DAY);

    private final boolean asksAdmissionNotice;
    private final boolean asksReadyNotice;
    private final boolean asksWithdrawal;
    private final boolean asksConsent;
    private final boolean asksOpenCare;
    private final boolean asksLegalBasis;
    private final boolean asksOutcome;
    private final boolean asksSipCall;
    private final boolean asksAdmissionNoticeInTime;
    private final boolean asksSipCallInTime;
    private final Reason[] others;
    private final long admissionNoticeLimit;
    private final Deadlines deadlines;
    private final Clock clock;

    private OrdinaryPopulation(Set<Reason> named, Deadlines deadlines, Clock clock) {
        this.asksAdmissionNotice = named.contains(Reason.NO_ADMISSION_NOTICE);
        this.asksReadyNotice = named.contains(Reason.NO_READY_NOTICE);
        this.asksWithdrawal = named.contains(Reason.WITHDRAWN);
        this.asksConsent = named.contains(Reason.CONSENT_REFUSED);
        this.asksOpenCare = named.contains(Reason.OPEN_CARE_NOT_READY);
        this.asksLegalBasis = named.contains(Reason.OWN_RULES_OPT_ORV) || named.contains(Reason.FORENSIC_CARE);
        this.asksOutcome = named.contains(Reason.DECEASED);
        this.asksSipCall = named.contains(Reason.SIP_NOT_CALLED);
        this.asksAdmissionNoticeInTime = named.contains(Reason.LATE_ADMISSION_NOTICE);
        this.asksSipCallInTime = named.contains(Reason.LATE_SIP_CALL)
                || named.contains(Reason.SIP_CALL_ON_MOVED_DAY);
        this.others = named.stream().filter(reason -> !PLAIN.contains(reason)).toArray(Reason[]::new);
        this.admissionNoticeLimit = Deadline.admissionNoticeLimit(deadlines);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// @param clock of the same terms
    public static OrdinaryPopulation of(Population population, Clock clock) {
        var named = EnumSet.noneOf(Reason.class);
        population.rules().stream().map(PopulationRule::reason).forEach(named::add);
        population.countedAnyway()
                .stream()
                .filter(each -> each.isReading() || each.isException())
                .map(CountedAnyway::reason)
                .forEach(named::add);
        return new OrdinaryPopulation(named, population.deadlines(), clock);
    }

    /// Whether the case is surely one of them. One that is not may count too: then something about it has to be
    /// told.
    public boolean has(Case fact) {
        return hasItsMessages(fact)
                && nothingSpeaksAgainst(fact)
                && !(asksAdmissionNoticeInTime && Deadline.admissionNoticeIsLate(fact, admissionNoticeLimit))
                && !(asksSipCallInTime && Eligibility.planIsNeeded(fact)
                        && Deadline.sipCallIsAfterItsDays(fact, deadlines))
                && fitsNoOther(fact);
    }

    private boolean hasItsMessages(Case fact) {
        return !(asksAdmissionNotice && !WallClock.isKnown(fact.admissionNoticeAt()))
                && !(asksReadyNotice && !WallClock.isKnown(fact.readyNoticeAt()))
                && !(asksWithdrawal && WallClock.isKnown(fact.withdrawnAt()))
                && !(asksSipCall && Eligibility.planIsNeeded(fact) && !WallClock.isKnown(fact.sipCalledAt()));
    }

    private boolean nothingSpeaksAgainst(Case fact) {
        return !(asksConsent && fact.consent() == Answer.NO)
                && !(asksOpenCare && Eligibility.openCareIsNotReady(fact))
                && !(asksLegalBasis && (fact.legalBasis().isOpenCompulsoryCare() || fact.legalBasis().isForensic()))
                && !(asksOutcome && fact.outcome() == Outcome.DECEASED);
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
