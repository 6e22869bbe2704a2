package se.klardag.engine.days;

import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.FreeDays;

/// Stage 2 of 5, second half: the first day on which payment responsibility can be in force (*inträde*). A date, never an
/// hour.
public final class Onset {
    private Onset() {}

    /// The first day that can cost money, in days since 1970-01-01.
    ///
    /// @param start wall-clock time at which the case's clock started
    public static long liableFrom(Case fact, long start, FreeDays freeDays) {
        return switch (freeDays) {
            case FreeDays.AfterNotice afterNotice -> afterNotice(start, afterNotice);
        };
    }

    /// Dates after the date of sending (lag 2017:612 5 kap. 4 §).
    ///
    /// @param sent wall-clock time at which the ready notice was sent
    static long afterNotice(long sent, FreeDays.AfterNotice freeDays) {
        long timeOfDay = Math.floorMod(sent, WallClock.DAY);
        boolean late = timeOfDay > freeDays.cutOff().toNanoOfDay() / 1_000_000;
        return WallClock.dayOf(sent) + (late ? freeDays.daysIfLater() : freeDays.days());
    }
}
