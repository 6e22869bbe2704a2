package se.klardag.engine.terms.liability;

import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.value.Term;

/// How a stretch of time becomes days (*dygnsräkning*).
public sealed interface DayCount {
    /// Each passing of the day break is a day.
    record BreaksPassed(Term<DayBreak> dayBreak) implements DayCount {}

    /// Each calendar date is a day; the first and the last each in or out.
    record CalendarDays(Term<Boolean> firstDayIn, Term<Boolean> lastDayIn) implements DayCount {}
}
