package se.klardag.engine.terms.calendar;

import java.time.YearMonth;

/// The month that is settled (*avräkningsperiod*), ready for comparing plain day numbers.
///
/// @param firstDay days since 1970-01-01
/// @param endDay   the first day after the month
public record Period(YearMonth month, long firstDay, long endDay) {
    private static final long DAY = 86_400_000L;

    public static Period of(YearMonth month) {
        return new Period(
                month,
                month.atDay(1).toEpochDay(),
                month.plusMonths(1).atDay(1).toEpochDay());
    }

    /// Whether the day lies in the month.
    public boolean contains(long day) {
        return day >= firstDay && day < endDay;
    }

    /// Whether the moment lies in the month; one that was not recorded does not.
    ///
    /// @param moment wall-clock milliseconds since 1970-01-01 00:00
    public boolean containsMoment(long moment) {
        return moment >= firstMoment() && moment < endMoment();
    }

    /// Its first moment, in wall-clock milliseconds since 1970-01-01 00:00.
    public long firstMoment() {
        return firstDay * DAY;
    }

    /// The first moment after it.
    public long endMoment() {
        return endDay * DAY;
    }
}
