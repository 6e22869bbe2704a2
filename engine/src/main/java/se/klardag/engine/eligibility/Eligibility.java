package se.klardag.engine.eligibility;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.population.CountedAnyway;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.population.PopulationRule;
import se.klardag.engine.terms.population.Reason;

/// Step 3 of 8: who counts, and who is left out for what reason (*vem som räknas*).
public final class Eligibility {
    private static final Verdict COUNTS = new Verdict.Counts();

    private Eligibility() {}

    /// The first rule of the population that fits the case; where none fits, the case counts.
    ///
    /// @param clock the terms' clock: a case whose clock never started cannot count, whatever the population says
    public static Verdict of(Case fact, Population population, Clock clock) {
        var rules = population.rules();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (fits(rule.reason(), fact, population.deadlines(), clock)) {
                return new Verdict.LeftOut(rule.reason(), rule.effect());
            }
        }
        return WallClock.isKnown(clockStart(fact, clock.start().value()))
                ? COUNTS
                : new Verdict.LeftOut(Reason.NO_CLOCK_START, clock.start().as(Effect.OUT_OF_BOTH));
    }

    /// The verdict without some of the rules; every other rule is tried as before.
    ///
    /// @param fallen reasons for which no case is left out any more
    public static Verdict without(Set<Reason> fallen, Case fact, Terms terms) {
        var population = terms.population();
        var rules = population.rules().stream().filter(rule -> !fallen.contains(rule.reason())).toList();
        return of(fact, new Population(rules, population.deadlines()), terms.clock());
    }

    /// Every rule of the population that leaves the case out, in the order in which they are tried: the first of them decides.
    public static List<PopulationRule> leavingOut(Case fact, Terms terms) {
        var population = terms.population();
        return population.rules()
                .stream()
                .filter(rule -> fits(rule.reason(), fact, population.deadlines(), terms.clock()))
                .toList();
    }

    /// The page on which the unclear sentence is read that leaves the case out for the reason; none where the text decides.
    public static Optional<LeftOutUnder> leftOutUnder(Case fact, Reason reason, Population population) {
        return leftOutUnderUnclear(fact, reason, population)
                .map(page -> population.under(reason, page))
                .or(() -> population.leftOutUnder(reason));
    }

    /// The page on which it is read that an unclear answer leaves the case out like a no; none where the text itself says so, or
    /// something else left it out.
    public static Optional<String> leftOutUnderUnclear(Case fact, Reason reason, Population population) {
        return reason == Reason.OPEN_CARE_NOT_READY && fact.openCareReady() == Answer.UNCLEAR
                ? population.readingOfUnclear(reason)
                : Optional.empty();
    }

    /// Whether a case that counts shows what another reading would leave it out for.
    public static boolean countsAnyway(CountedAnyway named, Case fact, Terms terms) {
        return fits(named.reason(), fact, terms.population().deadlines(), terms.clock());
    }

    /// The moment at which the clock started, or [WallClock#NONE].
    public static long clockStart(Case fact, Clock.Start start) {
        return clockStart(fact.readyNoticeAt(), fact.readyAt(), fact.admittedAt(), start);
    }

    /// The same of the moments at which it can start.
    public static long clockStart(long readyNotice, long ready, long admitted, Clock.Start start) {
        return switch (start) {
            case READY_NOTICE -> readyNotice;
            case READY -> ready;
            case LATER_OF_BOTH ->
                WallClock.isKnown(ready) && WallClock.isKnown(readyNotice)
                        ? Math.max(ready, readyNotice)
                        : WallClock.NONE;
            case ADMISSION -> admitted;
        };
    }

    /// Whether a case shows a reason.
    public static boolean fits(Reason reason, Case fact, Deadlines deadlines, Clock clock) {
        return switch (reason) {
            case LATE_ADMISSION_NOTICE -> Deadline.admissionNoticeIsLate(fact, deadlines);
            case LATE_SIP_CALL -> planIsNeeded(fact) && Deadline.sipCallIsLate(fact, deadlines);
            case SIP_CALL_ON_MOVED_DAY -> planIsNeeded(fact) && Deadline.sipCallIsOnMovedDay(fact, deadlines);
            case SHORT_NOTICE ->
                clock.notices().isPresent() && Deadline.noticeIsShort(fact, clock.notices().get());
            // The rule is among the terms of that kind of care only.
            case CARE_TYPE_OUTSIDE -> true;
            case NO_ADMISSION_NOTICE, NO_READY_NOTICE, CONSENT_REFUSED, SIP_NOT_CALLED, OPEN_CARE_NOT_READY,
                    OWN_RULES_OPT_ORV, FORENSIC_CARE, WITHDRAWN, DECEASED, NO_PLANNING_CALL, NO_PLAN_MADE,
                    NO_ASSESSMENT_NOTICE, ZERO_DAY_CASE, NO_CLOCK_START, CARE_TYPE_NOT_STATED, NO_ONSET ->
                OwnReasons.show(reason, fact);
        };
    }

    /// Whether a coordinated plan was asked for, so that a call to it is due.
    public static boolean planIsNeeded(Case fact) {
        return fact.sipRequired() == Answer.YES;
    }
}
