package se.klardag.engine.terms.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/// On which day a notice counts as given (*anses lämnad*): the day after when it comes late, or on a day that does not
/// count; never on a day that does not count.
///
/// | | |
/// |---|---|
/// | Unit | local wall-clock time of day, per weekday |
/// | Valid | 00:00 to 23:59 |
/// | Source | statute or agreement |
/// | Rounding | none; a notice exactly at the hour is not late |
///
/// @param cutOff  the last hour of most days
/// @param onDays  the last hour of weekdays that have one of their own
/// @param closed  days on which no notice is given
public record DeemedTime(LocalTime cutOff, Map<DayOfWeek, LocalTime> onDays, BusinessCalendar closed) {
    public DeemedTime {
        onDays = Map.copyOf(onDays);
    }

    /// The day on which a notice counts as given.
    ///
    /// @param day       when it was sent
    /// @param timeOfDay milliseconds after midnight
    public LocalDate given(LocalDate day, long timeOfDay) {
        var hour = onDays.getOrDefault(day.getDayOfWeek(), cutOff);
        boolean late = closed.isClosed(day) || timeOfDay > hour.toNanoOfDay() / 1_000_000;
        return closed.orNextOpen(late ? day.plusDays(1) : day);
    }
}
