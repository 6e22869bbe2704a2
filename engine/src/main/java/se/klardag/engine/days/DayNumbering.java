package se.klardag.engine.days;

import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.liability.DayCount;

/// A day count in plain numbers (*dygnsnumrering*): moments become the first day of a stay, and the day after its
/// last.
///
/// | | |
/// |---|---|
/// | Unit | milliseconds after midnight; days |
/// | Valid | a break within the day; 0 or 1 day |
/// | Source | the terms it is made of |
/// | Rounding | none; an instant exactly on the break belongs to the new day |
///
/// @param dayBreak   time of day at which a new day begins
/// @param firstAfter days from the day of the start to the first that is counted
/// @param endAfter   days from the day of the end to the first that is not
public record DayNumbering(long dayBreak, int firstAfter, int endAfter) {
    public static DayNumbering of(DayCount dayCount) {
        return switch (dayCount) {
            // Passing the break that begins day k makes one day, k; the day of the start itself was begun before it.
            case DayCount.BreaksPassed(var dayBreak) -> new DayNumbering(dayBreak.value().timeOfDay(), 1, 1);
            case DayCount.CalendarDays(var firstDayIn, var lastDayIn) ->
                new DayNumbering(0, firstDayIn.value() ? 0 : 1, lastDayIn.value() ? 1 : 0);
        };
    }

    /// The first day of a stay.
    ///
    /// @param from wall-clock start
    public long firstDay(long from) {
        return DayBreak.dayNumber(from, dayBreak) + firstAfter;
    }

    /// The day after the last; a stay without a day has one that is not after its first.
    ///
    /// @param to wall-clock end
    public long endDay(long to) {
        return DayBreak.dayNumber(to, dayBreak) + endAfter;
    }
}
