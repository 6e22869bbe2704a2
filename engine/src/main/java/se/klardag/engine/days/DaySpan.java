package se.klardag.engine.days;

/// The days of a stay as numbers (*vårdtidens dygn*): days since 1970-01-01, each day named by the date on which its
/// break falls, or by its date.
///
/// @param firstDay first day
/// @param endDay   the day after the last; equal to `firstDay` when there is none
public record DaySpan(long firstDay, long endDay) {
    /// No day at all.
    public static final DaySpan EMPTY = new DaySpan(0, 0);

    /// Every day there is.
    public static final DaySpan EVER = new DaySpan(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

    public DaySpan {
        if (endDay < firstDay) {
            throw new IllegalArgumentException("ends on " + endDay + " before it starts on " + firstDay);
        }
    }

    /// How many days.
    public long count() {
        return endDay - firstDay;
    }

    /// Whether the day is one of them.
    public boolean contains(long day) {
        return day >= firstDay && day < endDay;
    }

    /// The days of both.
    public DaySpan and(DaySpan other) {
        return within(other.firstDay, other.endDay);
    }

    /// The part from one day up to, and without, another.
    public DaySpan within(long from, long end) {
        if (from <= firstDay && endDay <= end) {
            return this;
        }
        long first = Math.max(firstDay, from);
        return new DaySpan(first, Math.max(first, Math.min(endDay, end)));
    }
}
