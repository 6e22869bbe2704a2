package se.klardag.engine.terms.calendar;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/// The time of day at which a new day begins (*dygnsbryt*).
///
/// | | |
/// |---|---|
/// | Unit | local wall-clock time of day |
/// | Valid | 00:00 to 23:59, whole minutes |
/// | Source | agreement |
/// | Rounding | none; an instant exactly on the break belongs to the new day |
public record DayBreak(LocalTime at) {
    private static final long DAY = 86_400_000L;

    /// @throws IllegalArgumentException when it is no whole minute
    public DayBreak {
        if (!at.truncatedTo(ChronoUnit.MINUTES).equals(at)) {
            throw new IllegalArgumentException("no whole minute: " + at);
        }
    }

    /// The count of breaks at or before a moment (contract of the design, section 4).
    ///
    /// @param moment wall-clock milliseconds since 1970-01-01 00:00
    public long dayNumber(long moment) {
        return dayNumber(moment, timeOfDay());
    }

    /// The same for a break given as a plain number.
    ///
    /// @param timeOfDay milliseconds after midnight
    public static long dayNumber(long moment, long timeOfDay) {
        return Math.floorDiv(moment - timeOfDay, DAY);
    }

    /// The break in milliseconds after midnight.
    public long timeOfDay() {
        return at.toSecondOfDay() * 1_000L;
    }
}
