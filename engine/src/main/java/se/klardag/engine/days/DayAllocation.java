package se.klardag.engine.days;

import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Term;

/// Step 4 of 8: which days of a case belong to the month, and where each of them ends up (*dygn*).
public final class DayAllocation {
    private static final Assessment ELSEWHERE = new Assessment.Elsewhere();

    private DayAllocation() {}

    /// The days of the case that belong to the month and the payer, under the terms of the month.
    ///
    /// @param verdict   whether the case counts
    /// @param residence the days on which the payer is the one who pays; every day where days are not counted one by one
    /// @throws se.klardag.engine.terms.value.RuleGapException when no value is known for the date of its ready notice
    public static Assessment of(Case fact, Verdict verdict, Terms terms, Period period, DaySpan residence) {
        return switch (terms.attribution()) {
            case Attribution.ClosedInMonth closed -> closedInMonth(fact, verdict, terms, period, closed);
            case Attribution.DayByDay daily -> dayByDay(fact, verdict, terms, period, daily, residence);
        };
    }

    private static Assessment closedInMonth(
            Case fact, Verdict eligible, Terms terms, Period period, Attribution.ClosedInMonth attribution) {
        if (!MonthFilter.isClosedIn(period, fact)) {
            return ELSEWHERE;
        }
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        var span = WallClock.isKnown(start)
                ? DayCounter.between(start, ClockStop.of(fact, start, terms.clock()), terms.dayCount())
                : DaySpan.EMPTY;
        var paused = ClockStop.paused(fact, terms.clock());
        paused = paused.count() == 0 ? paused : paused.and(span);
        boolean isZeroDayCase = span.count() == paused.count() && !attribution.zeroDayCases().value();
        var verdict = eligible instanceof Verdict.Counts && isZeroDayCase
                ? new Verdict.LeftOut(Reason.ZERO_DAY_CASE, attribution.zeroDayCases().as(Effect.OUT_OF_BOTH))
                : eligible;
        return switch (verdict) {
            case Verdict.LeftOut leftOut ->
                Assessment.InMonth.leftOut(leftOut, untilWithdrawn(fact, span, start, terms), true);
            case Verdict.Counts counts -> counted(fact, counts, new Days(span, span, paused, span), start, terms);
        };
    }

    private static Assessment dayByDay(
            Case fact, Verdict verdict, Terms terms, Period period, Attribution.DayByDay attribution,
            DaySpan residence) {
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        if (!WallClock.isKnown(start)) {
            // Nothing to lay on days: the case is shown, left out, in the month it closed.
            return MonthFilter.isClosedIn(period, fact)
                    && residence.contains(WallClock.dayOf(fact.dischargedAt()))
                    && verdict instanceof Verdict.LeftOut leftOut
                            ? Assessment.InMonth.leftOut(leftOut, DaySpan.EMPTY, true)
                            : ELSEWHERE;
        }
        long stopped = ClockStop.of(fact, start, terms.clock());
        boolean open = !WallClock.isKnown(stopped);
        if (open && !attribution.openCases().value()) {
            return ELSEWHERE;
        }
        long end = open ? Math.max(start, period.endDay() * WallClock.DAY) : stopped;
        var stay = DayCounter.between(start, end, terms.dayCount());
        var span = stay.within(period.firstDay(), period.endDay()).and(residence);
        if (span.count() == 0) {
            return stay.count() == 0 && !open && terms.liability() instanceof Liability.Individual
                    ? withoutDay(fact, verdict, Math.max(start, stopped), period, residence)
                    : ELSEWHERE;
        }
        var days = new Days(stay, span, ClockStop.paused(fact, terms.clock()), residence);
        var asCounted = counted(fact, new Verdict.Counts(), days, start, terms);
        return switch (verdict) {
            case Verdict.LeftOut leftOut ->
                Assessment.InMonth.leftOut(leftOut, untilWithdrawn(fact, span, start, terms), asCounted.listed());
            case Verdict.Counts _ -> asCounted;
        };
    }

    /// A case whose clock stopped before it had a day: of the month in which it stopped, and of no sum. A notice that was
    /// taken back on its own date is told there, however long the patient stays after it.
    private static Assessment withoutDay(
            Case fact, Verdict verdict, long stopped, Period period, DaySpan residence) {
        long left = fact.dischargedAt();
        long last = WallClock.dayOf(WallClock.isKnown(left) ? Math.min(stopped, left) : stopped);
        return period.contains(last) && residence.contains(last)
                ? noDay(verdict, new DaySpan(last, last))
                : ELSEWHERE;
    }

    private static Assessment.InMonth noDay(Verdict verdict, DaySpan span) {
        return new Assessment.InMonth(verdict, span, new DaySplit(0, 0, 0, 0), false, false, DaySpan.EMPTY, 0);
    }

    /// The days of a case that is left out. A notice that was taken back ended the period, where the terms leave such a case
    /// out: what followed until the discharge was never a day of it.
    private static DaySpan untilWithdrawn(Case fact, DaySpan span, long start, Terms terms) {
        boolean ended = WallClock.isKnown(fact.withdrawnAt())
                && WallClock.isKnown(start)
                && terms.population().leavesOut(Reason.WITHDRAWN);
        return ended ? span.and(DayCounter.between(start, fact.withdrawnAt(), terms.dayCount())) : span;
    }

    /// The days of a case.
    ///
    /// @param stay      all of them
    /// @param span      those that belong to the month and the payer
    /// @param paused    those taken out, and perhaps more days beside
    /// @param residence the payer's
    private record Days(DaySpan stay, DaySpan span, DaySpan paused, DaySpan residence) {
        DaySpan pausedOf(DaySpan of) {
            return paused.count() == 0 ? DaySpan.EMPTY : of.and(paused);
        }

        /// How many of the days are left when the interruption is taken out.
        long left(DaySpan of) {
            return paused.count() == 0 ? of.count() : of.count() - of.and(paused).count();
        }
    }

    private static Assessment.InMonth counted(Case fact, Verdict verdict, Days days, long start, Terms terms) {
        return switch (terms.liability()) {
            case Liability.Average average ->
                switch (average.longStay()) {
                    case LongStay.InAverage _ -> inAverage(verdict, days);
                    case LongStay.CarveOut carveOut ->
                        days.left(days.span()) > carveOut.over().value()
                                ? longStayer(verdict, days, carveOut)
                                : inAverage(verdict, days);
                };
            case Liability.Individual _ when days.span().count() == 0 -> noDay(verdict, days.span());
            case Liability.Individual individual ->
                liable(fact, verdict, days, individual.freeDays().on(WallClock.dateOf(start)), start, terms.price());
            case Liability.FollowUpOnly _ -> inAverage(verdict, days);
        };
    }

    private static Assessment.InMonth liable(
            Case fact, Verdict verdict, Days days, Term<FreeDays> freeDays, long start, Price price) {
        var span = days.span();
        var missing = LiabilityStart.missing(fact, freeDays.value());
        if (missing.isPresent()) {
            return Assessment.InMonth.leftOut(
                    new Verdict.LeftOut(missing.get(), freeDays.as(Effect.OUT_OF_BOTH)), span, span.count() > 0);
        }
        long from = LiabilityStart.liableFrom(fact, start, freeDays.value());
        long liable = days.left(span.within(from, DaySpan.EVER.endDay()));
        long paused = span.and(days.paused()).count();
        return new Assessment.InMonth(
                verdict,
                span,
                new DaySplit(0, liable, span.count() - liable - paused, paused),
                false,
                liable > 0,
                span.and(days.paused()),
                before(days, from, price));
    }

    /// Charged days before the span, where a price asks for them.
    private static long before(Days days, long from, Price price) {
        if (price instanceof Price.Tariff tariff) {
            long first = switch (tariff.afterMove()) {
                case CONTINUES -> from;
                case RESTARTS -> Math.max(from, days.residence().firstDay());
            };
            return days.left(days.stay().within(first, days.span().firstDay()));
        }
        return 0;
    }

    private static Assessment.InMonth inAverage(Verdict verdict, Days days) {
        var span = days.span();
        var paused = days.pausedOf(span);
        var split = new DaySplit(span.count() - paused.count(), 0, 0, paused.count());
        return new Assessment.InMonth(verdict, span, split, false, true, paused, 0);
    }

    private static Assessment.InMonth longStayer(Verdict verdict, Days days, LongStay.CarveOut carveOut) {
        var paused = days.span().and(days.paused());
        var split = longStay(days.left(days.span()), carveOut, paused.count());
        return new Assessment.InMonth(verdict, days.span(), split, true, true, paused, 0);
    }

    private static DaySplit longStay(long days, LongStay.CarveOut carveOut, long paused) {
        long over = days - carveOut.over().value();
        long upTo = carveOut.over().value();
        return switch (carveOut.place().value()) {
            case CAPPED -> new DaySplit(upTo, over, 0, paused);
            case REMOVED ->
                switch (carveOut.billed().value()) {
                    case DAYS_OVER_LIMIT -> new DaySplit(0, over, upTo, paused);
                    case ALL_DAYS -> new DaySplit(0, days, 0, paused);
                };
        };
    }
}
