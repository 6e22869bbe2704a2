package se.klardag.engine.indicators;

import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;

/// What a case is to the statistics of a period (*plats i redovisningen*). Each case has exactly one.
public enum Placement {
    /// Discharged in the period.
    CLOSED,
    /// Notified by the end of the period, and still in when it ended.
    STILL_IN,
    /// No ready notice: no day on which the patient began to be ready.
    NO_READY_NOTICE,
    /// The notice was withdrawn: no national definition says what its days are, so they are left out.
    WITHDRAWN,
    /// Notified after the period.
    AFTER,
    /// Discharged before the period.
    BEFORE;

    /// What the case is to the period.
    public static Placement of(Case fact, ReportPeriod period) {
        if (!WallClock.isKnown(fact.readyNoticeAt())) {
            return NO_READY_NOTICE;
        }
        if (WallClock.isKnown(fact.withdrawnAt())) {
            return WITHDRAWN;
        }
        if (readyDay(fact) >= period.endDay()) {
            return AFTER;
        }
        long left = leftDay(fact);
        if (left < period.firstDay()) {
            return BEFORE;
        }
        return left < period.endDay() ? CLOSED : STILL_IN;
    }

    /// Whether the case has a part in any indicator of the period.
    public boolean counts() {
        return this == CLOSED || this == STILL_IN;
    }

    /// The day of the ready notice.
    public static long readyDay(Case fact) {
        return WallClock.dayOf(fact.readyNoticeAt());
    }

    /// The day of discharge, or [Long#MAX_VALUE] while still in.
    public static long leftDay(Case fact) {
        return WallClock.isKnown(fact.dischargedAt()) ? WallClock.dayOf(fact.dischargedAt()) : Long.MAX_VALUE;
    }
}
