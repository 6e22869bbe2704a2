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
        return admissionNoticeIsLate(fact.admittedAt(), fact.admissionNoticeAt(), admissionNoticeLimit(deadlines));
    }

    /// The same of the two moments.
    ///
    /// @param limit milliseconds that may really pass
    public static boolean admissionNoticeIsLate(long admitted, long sent, long limit) {
        return WallClock.isKnown(admitted)
                && WallClock.isKnown(sent)
                && WallClock.elapsedMoreThan(limit, admitted, sent);
    }

    /// Milliseconds that may really pass between the admission and its notice.
    public static long admissionNoticeLimit(Deadlines deadlines) {
        return deadlines.admissionNotice().value() * HOUR;
    }

    /// Whether the SIP call was sent on a date after the last one allowed (4 kap. 3 §). Not late when one of the two
    /// moments is not recorded.
    public static boolean sipCallIsLate(Case fact, Deadlines deadlines) {
        return sipCallIsAfterItsDays(fact, deadlines)
                && WallClock.dateOf(fact.sipCalledAt()).isAfter(lastDateForSipCall(fact, deadlines));
    }

    /// Whether the SIP call was sent after the days allowed, and is in time all the same because their last day was a rest day and moved
    /// (lag 1930:173 2 §). False for terms under which it does not move.
    public static boolean sipCallIsOnMovedDay(Case fact, Deadlines deadlines) {
        return sipCallIsAfterItsDays(fact, deadlines)
                && !WallClock.dateOf(fact.sipCalledAt()).isAfter(lastDateForSipCall(fact, deadlines));
    }

    private static boolean sipCallIsAfterItsDays(Case fact, Deadlines deadlines) {
        return sipCallIsAfterItsDays(fact.readyNoticeAt(), fact.sipCalledAt(), deadlines);
    }

    /// Whether the SIP call was sent after the days allowed, whether or not their last day moved. Not when one of the
    /// two moments is not recorded.
    public static boolean sipCallIsAfterItsDays(long readyNotice, long called, Deadlines deadlines) {
        return WallClock.isKnown(readyNotice)
                && WallClock.isKnown(called)
                && WallClock.dayOf(called) > lastDayForSipCall(readyNotice, deadlines);
    }

    private static long lastDayForSipCall(long readyNotice, Deadlines deadlines) {
        return WallClock.dayOf(readyNotice) + deadlines.sipCall().value();
    }

    private static LocalDate lastDateForSipCall(Case fact, Deadlines deadlines) {
        var last = LocalDate.ofEpochDay(lastDayForSipCall(fact.readyNoticeAt(), deadlines));
        return switch (deadlines.restDays().value()) {
            case MOVE -> PublicHolidays.orNextWorkingDay(last);
            case KEEP -> last;
        };
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
