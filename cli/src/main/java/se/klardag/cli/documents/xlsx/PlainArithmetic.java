package se.klardag.cli.documents.xlsx;

import java.util.OptionalLong;
import se.klardag.cli.documents.model.CaseStart;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;

/// Whether the formulas of a row come to what the settlement came to (*räkning på två tidpunkter*). They know the start of
/// the clock, the discharge, the limit for long stays and the first liable day; where a withdrawal, an interruption or a
/// move decided too, they do not, and the row shows the settlement's numbers instead.
final class PlainArithmetic {
    private final ExplainedCase each;
    private final boolean counts;

    PlainArithmetic(ExplainedCase each) {
        this.each = each;
        this.counts = each.assessment().verdict() instanceof Verdict.Counts;
    }

    boolean givesDaysOfStay() {
        long start = CaseStart.of(each);
        long end = each.fact().dischargedAt();
        if (!WallClock.isKnown(start) || !WallClock.isKnown(end)) {
            return false;
        }
        long days = switch (each.terms().dayCount()) {
            case DayCount.BreaksPassed(var dayBreak) -> {
                long at = dayBreak.value().at().toNanoOfDay() / 1_000_000;
                yield Math.floorDiv(end - at, WallClock.DAY) - Math.floorDiv(start - at, WallClock.DAY);
            }
            case DayCount.CalendarDays(var firstIn, var lastIn) ->
                WallClock.dayOf(end) - WallClock.dayOf(start) - (firstIn.value() ? 0 : 1) + (lastIn.value() ? 1 : 0);
        };
        return Math.max(0, days) == each.assessment().span().count();
    }

    /// The first day that can cost money, where the model has such a day and the case reaches it.
    OptionalLong liableFrom() {
        long start = CaseStart.of(each);
        if (!(each.terms().liability() instanceof Liability.Individual individual) || !WallClock.isKnown(start)
                || each.assessment().span().count() == 0) {
            return OptionalLong.empty();
        }
        var free = individual.freeDays().on(WallClock.dateOf(start)).value();
        return LiabilityStart.missing(each.fact(), free).isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(LiabilityStart.liableFrom(each.fact(), start, free));
    }

    boolean givesCase() {
        return switch (each.terms().liability()) {
            case Liability.Individual _,Liability.FollowUpOnly _ -> true;
            case Liability.Average average -> !isRemoving(average) || isLong(average) == each.assessment().longStay();
        };
    }

    boolean givesDaysInMean() {
        long days = each.assessment().span().count();
        long expected = switch (each.terms().liability()) {
            case Liability.Individual _ -> 0;
            case Liability.FollowUpOnly _ -> days;
            case Liability.Average average ->
                switch (average.longStay()) {
                    case LongStay.InAverage _ -> days;
                    case LongStay.CarveOut(var over, var place, var _) ->
                        switch (place.value()) {
                            case REMOVED -> isLong(average) ? 0 : days;
                            case CAPPED -> Math.min(days, over.value());
                        };
                };
        };
        return (counts ? expected : 0) == each.assessment().split().inAverage();
    }

    boolean givesDaysApart() {
        var span = each.assessment().span();
        long expected = switch (each.terms().liability()) {
            case Liability.Individual _ ->
                liableFrom().isPresent()
                        ? Math.max(0, span.endDay() - Math.max(span.firstDay(), liableFrom().getAsLong()))
                        : -1;
            case Liability.FollowUpOnly _ -> 0;
            case Liability.Average average ->
                average.longStay() instanceof LongStay.CarveOut carveOut && isLong(average)
                        ? switch (carveOut.billed().value()) {
                            case DAYS_OVER_LIMIT -> span.count() - carveOut.over().value();
                            case ALL_DAYS -> span.count();
                        }
                        : 0;
        };
        return (counts ? expected : 0) == each.assessment().split().individualDays();
    }

    private boolean isLong(Liability.Average average) {
        return counts && average.longStay() instanceof LongStay.CarveOut carveOut
                && each.assessment().span().count() > carveOut.over().value();
    }

    private static boolean isRemoving(Liability.Average average) {
        return average.longStay() instanceof LongStay.CarveOut carveOut
                && carveOut.place().value() == LongStay.Place.REMOVED;
    }
}
