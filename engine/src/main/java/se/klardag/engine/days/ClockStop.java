package se.klardag.engine.days;

import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.liability.Clock;

/// Part of step 4 of 8: when the clock stopped, and what it stood still for (*klockans slut och
/// avbrott*).
public final class ClockStop {
    private ClockStop() {}

    /// The moment at which the clock stopped, or [WallClock#NONE] while it goes.
    ///
    /// @param start wall-clock time at which it started
    public static long of(Case fact, long start, Clock clock) {
        return switch (clock.end().value()) {
            case Clock.End.Discharge _ -> ofDischarge(fact, clock);
            case Clock.End.Earliest ends -> earliest(fact, start, clock, ends);
        };
    }

    /// Whether it stops at the discharge of every case, and goes until then.
    public static boolean isDischarge(Clock clock) {
        return clock.end().value() instanceof Clock.End.Discharge && clock.previousDay().isEmpty() && !pauses(clock);
    }

    private static boolean pauses(Clock clock) {
        return clock.interruption().isPresent()
                && clock.interruption().get().value() == Clock.Interruption.PAUSES;
    }

    /// The moment at which discharge alone would have stopped the clock, or [WallClock#NONE].
    public static long ofDischarge(Case fact, Clock clock) {
        return deemed(fact.dischargedAt(), clock);
    }

    /// The days that an interruption takes out, from its date to the date it was over; as many as there are when it never
    /// was.
    public static DaySpan paused(Case fact, Clock clock) {
        if (!pauses(clock) || !WallClock.isKnown(fact.at(Event.INTERRUPTED))) {
            return DaySpan.EMPTY;
        }
        long first = WallClock.dayOf(fact.at(Event.INTERRUPTED));
        long resumed = fact.at(Event.RESUMED);
        long end = WallClock.isKnown(resumed) ? WallClock.dayOf(resumed) + 1 : DaySpan.EVER.endDay();
        return new DaySpan(first, Math.max(first, end));
    }

    /// When the payer was ready: when it was recorded to be, or from the start when it answered that it can receive.
    public static long payerReady(Case fact, long start, Clock.End.Earliest ends) {
        long recorded = fact.at(Event.PAYER_READY);
        if (WallClock.isKnown(recorded)) {
            return recorded;
        }
        return canReceive(fact.payerAnswer(), ends.silence()) ? start : WallClock.NONE;
    }

    private static boolean canReceive(Answer answer, Clock.Silence silence) {
        return switch (answer) {
            case YES -> true;
            case NO -> false;
            case UNCLEAR, NOT_STATED -> silence == Clock.Silence.CAN_RECEIVE;
        };
    }

    private static long earliest(Case fact, long start, Clock clock, Clock.End.Earliest ends) {
        long end = ofDischarge(fact, clock);
        if (ends.payerReady()) {
            end = earlier(end, deemed(payerReady(fact, start, ends), clock));
        }
        return ends.withdrawal() ? earlier(end, fact.withdrawnAt()) : end;
    }

    private static long earlier(long one, long other) {
        if (!WallClock.isKnown(one) || !WallClock.isKnown(other)) {
            return WallClock.isKnown(one) ? one : other;
        }
        return Math.min(one, other);
    }

    /// An early end is an end at the close of the day before.
    private static long deemed(long end, Clock clock) {
        boolean early = clock.previousDay().isPresent()
                && WallClock.isKnown(end)
                && clock.previousDay().get().value().isEarly(WallClock.timeOfDay(end));
        return early ? WallClock.dayOf(end) * WallClock.DAY - 1 : end;
    }
}
