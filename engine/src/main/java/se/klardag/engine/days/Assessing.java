package se.klardag.engine.days;

import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.Terms;

/// Stage 2 of 5: which days of a case belong to the month, and where each of them ends up (*dygn*).
public final class Assessing {
    private static final Assessment ELSEWHERE = new Assessment.Elsewhere();

    private Assessing() {}

    /// The case under the terms of the month.
    ///
    /// @throws se.klardag.engine.terms.RuleGap when no value is known for the date of its ready notice
    public static Assessment of(Case fact, Terms terms, Period period) {
        return switch (terms.attribution()) {
            case Attribution.ClosedInMonth closed -> closedInMonth(fact, terms, period, closed);
            case Attribution.DayByDay daily -> dayByDay(fact, terms, period, daily);
        };
    }

    private static Assessment closedInMonth(
            Case fact, Terms terms, Period period, Attribution.ClosedInMonth attribution) {
        if (!WallClock.isKnown(fact.dischargedAt()) || !period.contains(WallClock.dayOf(fact.dischargedAt()))) {
            return ELSEWHERE;
        }
        var verdict = Eligibility.of(fact, terms.population(), terms.clock());
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        var span = WallClock.isKnown(start)
                ? Counting.between(start, fact.dischargedAt(), terms.dayCount())
                : DaySpan.EMPTY;
        if (verdict instanceof Verdict.Counts
                && span.count() == 0
                && !attribution.zeroDayCases().value()) {
            verdict = new Verdict.LeftOut(
                    Reason.ZERO_DAY_CASE, attribution.zeroDayCases().as(Effect.OUT_OF_BOTH));
        }
        return switch (verdict) {
            case Verdict.LeftOut leftOut -> excluded(leftOut, span, true);
            case Verdict.Counts counts -> counted(fact, counts, span, start, terms);
        };
    }

    private static Assessment dayByDay(Case fact, Terms terms, Period period, Attribution.DayByDay attribution) {
        var verdict = Eligibility.of(fact, terms.population(), terms.clock());
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        if (!WallClock.isKnown(start)) {
            // Nothing to lay on days: the case is shown, left out, in the month it closed.
            return WallClock.isKnown(fact.dischargedAt())
                    && period.contains(WallClock.dayOf(fact.dischargedAt()))
                    && verdict instanceof Verdict.LeftOut
                            ? new Assessment.Here(verdict, DaySpan.EMPTY, new DaySplit(0, 0, 0, 0), false, true)
                            : ELSEWHERE;
        }
        boolean open = !WallClock.isKnown(fact.dischargedAt());
        if (open && !attribution.openCases().value()) {
            return ELSEWHERE;
        }
        long end = open ? Math.max(start, period.endDay() * WallClock.DAY) : fact.dischargedAt();
        var span = Counting.between(start, end, terms.dayCount()).within(period.firstDay(), period.endDay());
        if (span.count() == 0) {
            return ELSEWHERE;
        }
        var asCounted = counted(fact, new Verdict.Counts(), span, start, terms);
        return switch (verdict) {
            case Verdict.LeftOut leftOut -> excluded(leftOut, span, asCounted.listed());
            case Verdict.Counts _ -> asCounted;
        };
    }

    private static Assessment.Here excluded(Verdict.LeftOut verdict, DaySpan span, boolean listed) {
        return new Assessment.Here(verdict, span, new DaySplit(0, 0, 0, span.count()), false, listed);
    }

    private static Assessment.Here counted(Case fact, Verdict verdict, DaySpan span, long start, Terms terms) {
        long days = span.count();
        return switch (terms.liability()) {
            case Liability.Average average ->
                switch (average.longStay()) {
                    case LongStay.InAverage _ -> inAverage(verdict, span);
                    case LongStay.CarveOut carveOut ->
                        days > carveOut.over().value()
                                ? new Assessment.Here(verdict, span, longStay(days, carveOut), true, true)
                                : inAverage(verdict, span);
                };
            case Liability.Individual individual -> {
                var freeDays = individual.freeDays().on(WallClock.dateOf(start)).value();
                long liable = span.within(Onset.liableFrom(fact, start, freeDays), Long.MAX_VALUE).count();
                yield new Assessment.Here(verdict, span, new DaySplit(0, liable, days - liable, 0), false, liable > 0);
            }
            case Liability.FollowUpOnly _ -> inAverage(verdict, span);
        };
    }

    private static Assessment.Here inAverage(Verdict verdict, DaySpan span) {
        return new Assessment.Here(verdict, span, new DaySplit(span.count(), 0, 0, 0), false, true);
    }

    private static DaySplit longStay(long days, LongStay.CarveOut carveOut) {
        long over = days - carveOut.over().value();
        long upTo = carveOut.over().value();
        return switch (carveOut.place().value()) {
            case CAPPED -> new DaySplit(upTo, over, 0, 0);
            case REMOVED ->
                switch (carveOut.billed().value()) {
                    case DAYS_OVER_LIMIT -> new DaySplit(0, over, upTo, 0);
                    case ALL_DAYS -> new DaySplit(0, days, 0, 0);
                };
        };
    }
}
