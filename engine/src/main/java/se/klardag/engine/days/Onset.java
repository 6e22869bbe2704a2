package se.klardag.engine.days;

import java.time.LocalDate;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.FreeDays;

/// Stage 2 of 5, second half: the first day on which payment responsibility can be in force (*inträde*). A date, never an
/// hour.
public final class Onset {
    private Onset() {}

    /// The events that decide the day are not recorded.
    public static final long UNKNOWN = Long.MAX_VALUE;

    /// The first day that can cost money, in days since 1970-01-01, or [#UNKNOWN].
    ///
    /// @param start wall-clock time at which the case's clock started
    public static long liableFrom(Case fact, long start, FreeDays freeDays) {
        return switch (freeDays) {
            case FreeDays.AfterNotice afterNotice -> afterNotice(start, afterNotice);
            case FreeDays.MinimumInterval interval -> afterInterval(fact, interval);
        };
    }

    /// Dates after the date of sending (lag 2017:612 5 kap. 4 §).
    ///
    /// @param sent wall-clock time at which the ready notice was sent
    static long afterNotice(long sent, FreeDays.AfterNotice freeDays) {
        long timeOfDay = WallClock.timeOfDay(sent);
        boolean late = timeOfDay > freeDays.cutOff().toNanoOfDay() / 1_000_000;
        return WallClock.dayOf(sent) + (late ? freeDays.daysIfLater() : freeDays.days());
    }

    /// The day after the later of two days, stepping over days that are not charged when they come first. The first day
    /// that remains is free when the payer was ready early on it.
    private static long afterInterval(Case fact, FreeDays.MinimumInterval interval) {
        long asked = fact.at(Event.ASSESSMENT_NOTICE);
        long planned = fact.at(Event.PLANNED_DISCHARGE);
        if (!WallClock.isKnown(asked) || !WallClock.isKnown(planned)) {
            return UNKNOWN;
        }
        var last = interval.lastDay(WallClock.dateOf(asked), WallClock.timeOfDay(asked));
        long relevant = Math.max(last.toEpochDay(), WallClock.dayOf(planned));
        long first = interval.skipped().orNextOpen(LocalDate.ofEpochDay(relevant + 1)).toEpochDay();
        return readyEarly(fact.at(Event.PAYER_READY), first, interval) ? first + 1 : first;
    }

    private static boolean readyEarly(long payerReady, long day, FreeDays.MinimumInterval interval) {
        return WallClock.isKnown(payerReady)
                && WallClock.dayOf(payerReady) == day
                && interval.freeBy()
                        .map(hour -> WallClock.timeOfDay(payerReady) <= hour.toNanoOfDay() / 1_000_000)
                        .orElse(false);
    }
}
