package se.klardag.engine.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Local wall-clock time in Sweden (*svensk normaltid*) as one `long`, so that a million cases need no date objects.
///
/// | | |
/// |---|---|
/// | Unit | milliseconds since 1970-01-01 00:00 as the clock on the wall in Europe/Stockholm shows it; no offset in it |
/// | Valid | any year of four digits; [#NONE] means that nothing is recorded |
/// | Source | lag (1979:988) and förordning (2001:127) for the offset used in [#elapsed] only |
/// | Rounding | none; a part of a second below the millisecond is cut off by the reader |
public final class WallClock {
    /// Nothing recorded.
    public static final long NONE = Long.MIN_VALUE;

    /// Milliseconds in a day of 24 hours on the wall clock.
    public static final long DAY = 86_400_000L;

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final long NEAR = 3_600_000L;

    private WallClock() {}

    /// The wall-clock number of a local date-time.
    public static long of(LocalDateTime local) {
        return local.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /// Whether anything is recorded.
    public static boolean isKnown(long moment) {
        return moment != NONE;
    }

    /// The local date-time of a recorded moment.
    ///
    /// @throws IllegalArgumentException when nothing is recorded
    public static LocalDateTime toLocal(long moment) {
        if (moment == NONE) {
            throw new IllegalArgumentException("no moment is recorded");
        }
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(moment, 1000L), (int) Math.floorMod(moment, 1000L) * 1_000_000, ZoneOffset.UTC);
    }

    /// The calendar day of a recorded moment, as days since 1970-01-01.
    public static long dayOf(long moment) {
        return Math.floorDiv(moment, DAY);
    }

    /// The time of day of a recorded moment, in milliseconds after midnight.
    public static long timeOfDay(long moment) {
        return Math.floorMod(moment, DAY);
    }

    /// The calendar date of a recorded moment.
    public static LocalDate dateOf(long moment) {
        return LocalDate.ofEpochDay(dayOf(moment));
    }

    /// Whether more than `limit` milliseconds really passed between two recorded moments. Elapsed time differs from the
    /// wall clock on the two nights a year when the clocks change; a moment that the clock shows twice is the earlier one.
    public static boolean elapsedMoreThan(long limit, long from, long to) {
        long shown = to - from;
        if (Math.abs(shown - limit) > NEAR) {
            return shown > limit;
        }
        return elapsed(from, to) > limit;
    }

    /// Whole minutes that really passed between two wall-clock times, a part of a minute cut off.
    public static long minutesBetween(long from, long to) {
        return elapsed(from, to) / 60_000L;
    }

    private static long elapsed(long from, long to) {
        return toLocal(to).atZone(ZONE).toInstant().toEpochMilli()
                - toLocal(from).atZone(ZONE).toInstant().toEpochMilli();
    }
}
