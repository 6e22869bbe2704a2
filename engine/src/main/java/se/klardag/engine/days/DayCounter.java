package se.klardag.engine.days;

import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.liability.DayCount;

/// Part of step 4 of 8: a stretch of wall-clock time as days (*dygnsräkning*).
public final class DayCounter {
    private DayCounter() {}

    /// The days between two moments; none when the second is not after the first in the count.
    ///
    /// @param from wall-clock start
    /// @param to   wall-clock end
    public static DaySpan between(long from, long to, DayCount by) {
        return switch (by) {
            case DayCount.BreaksPassed(var dayBreak) ->
                // Passing the break that begins day k makes one day, k; the day of the start itself was begun before it.
                span(dayBreak.value().dayNumber(from) + 1, dayBreak.value().dayNumber(to) + 1);
            case DayCount.CalendarDays(var firstDayIn, var lastDayIn) ->
                span(
                        WallClock.dayOf(from) + (firstDayIn.value() ? 0 : 1),
                        WallClock.dayOf(to) + (lastDayIn.value() ? 1 : 0));
        };
    }

    private static DaySpan span(long first, long end) {
        return new DaySpan(first, Math.max(first, end));
    }
}
