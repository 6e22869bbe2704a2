package se.klardag.engine.indicators;

import java.time.YearMonth;

/// The months that statistics are made of (*redovisningsperiod*), as plain day numbers.
///
/// | | |
/// |---|---|
/// | Unit | calendar days: a stay has as many as midnights passed from the ready notice to the discharge |
/// | Valid | one whole month or more |
/// | Source | a midnight belongs to the day it begins: the ready day is not counted, the day of discharge is; so the months of a stay add up to the stay |
/// | Rounding | none |
///
/// @param firstDay days since 1970-01-01
/// @param endDay   the first day after the last month
public record ReportPeriod(long firstDay, long endDay) {
    public ReportPeriod {
        if (firstDay >= endDay) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    /// From the first day of one month through the last day of another.
    public static ReportPeriod of(YearMonth from, YearMonth to) {
        return new ReportPeriod(from.atDay(1).toEpochDay(), to.plusMonths(1).atDay(1).toEpochDay());
    }

    public static ReportPeriod of(YearMonth month) {
        return of(month, month);
    }

    /// Days in the period.
    public long days() {
        return endDay - firstDay;
    }

    public boolean contains(long day) {
        return day >= firstDay && day < endDay;
    }

    public long lastDay() {
        return endDay - 1;
    }

    /// How many of a stay's ready days fall in the period.
    ///
    /// @param readyDay day of the ready notice
    /// @param leftDay  day of discharge; [Long#MAX_VALUE] for a patient who is still in
    public long readyDays(long readyDay, long leftDay) {
        return Math.max(0, Math.min(leftDay, lastDay()) - Math.max(readyDay, firstDay - 1));
    }
}
