package se.klardag.engine.terms.calendar;

import java.time.LocalTime;

/// Until what hour an end counts as the day before (*timgräns*): who leaves that early does not use the day.
///
/// | | |
/// |---|---|
/// | Unit | local wall-clock time of day |
/// | Valid | 00:01 to 23:59 |
/// | Source | statute or agreement |
/// | Rounding | none; whether the hour itself is early is part of the value |
///
/// @param exactly whether an end exactly at the hour is early
public record PreviousDay(LocalTime hour, boolean exactly) {
    /// Whether a time of day, in milliseconds after midnight, is early.
    public boolean isEarly(long timeOfDay) {
        long limit = hour.toNanoOfDay() / 1_000_000;
        return timeOfDay < limit || (exactly && timeOfDay == limit);
    }
}
