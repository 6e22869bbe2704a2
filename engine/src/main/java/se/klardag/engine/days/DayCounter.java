package se.klardag.engine.days;

import se.klardag.engine.terms.liability.DayCount;

/// Part of step 4 of 8: a stretch of wall-clock time as days (*dygnsräkning*).
public final class DayCounter {
    private DayCounter() {}

    /// The days between two moments; none when the second is not after the first in the count.
    ///
    /// @param from wall-clock start
    /// @param to   wall-clock end
    public static DaySpan between(long from, long to, DayCount by) {
        var numbering = DayNumbering.of(by);
        long first = numbering.firstDay(from);
        return new DaySpan(first, Math.max(first, numbering.endDay(to)));
    }
}
