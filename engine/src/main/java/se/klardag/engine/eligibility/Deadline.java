package se.klardag.engine.eligibility;

import java.time.LocalDate;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.population.Deadlines;

/// Whether a message came too late (*sen underrättelse*).
public final class Deadline {
    private static final long HOUR = 3_600_000L;

    private Deadline() {}

    /// Whether the admission notice was sent later than the hours allowed really passed (2 kap. 3 §). Not late when one
    /// of the two moments is not recorded.
    public static boolean admissionNoticeIsLate(Case fact, Deadlines deadlines) {
        return WallClock.isKnown(fact.admittedAt())
                && WallClock.isKnown(fact.admissionNoticeAt())
                && WallClock.elapsedMoreThan(
                        deadlines.admissionNotice().value() * HOUR, fact.admittedAt(), fact.admissionNoticeAt());
    }

    /// Whether the SIP call was sent on a date after the last one allowed (4 kap. 3 §). Not late when one of the two
    /// moments is not recorded.
    public static boolean sipCallIsLate(Case fact, Deadlines deadlines) {
        if (!WallClock.isKnown(fact.readyNoticeAt()) || !WallClock.isKnown(fact.sipCalledAt())) {
            return false;
        }
        long last = WallClock.dayOf(fact.readyNoticeAt()) + deadlines.sipCall().value();
        if (WallClock.dayOf(fact.sipCalledAt()) <= last) {
            return false;
        }
        var lastDate = LocalDate.ofEpochDay(last);
        var moved = switch (deadlines.restDays().value()) {
            case MOVE -> PublicHolidays.orNextWorkingDay(lastDate);
            case KEEP -> lastDate;
        };
        return WallClock.dateOf(fact.sipCalledAt()).isAfter(moved);
    }

    /// Whether the ready notice counts as given fewer days before the planned discharge than the rules ask for. Not short
    /// when one of the two is not recorded.
    public static boolean noticeIsShort(Case fact, Notices notices) {
        long planned = fact.at(Event.PLANNED_DISCHARGE);
        if (!WallClock.isKnown(fact.readyNoticeAt()) || !WallClock.isKnown(planned)) {
            return false;
        }
        var given = notices.ready()
                .value()
                .given(WallClock.dateOf(fact.readyNoticeAt()), WallClock.timeOfDay(fact.readyNoticeAt()));
        return WallClock.dateOf(planned).isBefore(given.plusDays(notices.ahead().value()));
    }
}
