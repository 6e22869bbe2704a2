package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.calendar.PreviousDay;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.value.Term;

/// Finds when the counting of a stay starts and ends in a month (*klocka för månaden*).
final class ClockReader {
    private final Lookup terms;

    ClockReader(Lookup terms) {
        this.terms = terms;
    }

    Clock clock() {
        return new Clock(
                terms.word("clock.start").as(start()),
                end(),
                terms.find("clock.previousDay")
                        .filter(word -> !word.value().equals("none"))
                        .map(word -> word.as(previousDay(word.value()))),
                terms.find("clock.interruption")
                        .map(word -> ValueWords.term(
                                word,
                                Map.of("pause", Clock.Interruption.PAUSES, "counted", Clock.Interruption.COUNTED))),
                notices());
    }

    private Clock.Start start() {
        return ValueWords.of(terms.word("clock.start"),
                Map.of(
                        "ready-notice", Clock.Start.READY_NOTICE,
                        "admission", Clock.Start.ADMISSION,
                        "ready", Clock.Start.READY,
                        "later-of-both", Clock.Start.LATER_OF_BOTH));
    }

    /// "discharge, payer-ready, withdrawal": the schema lets no other events through, and discharge is always one.
    private Term<Clock.End> end() {
        var stated = terms.word("clock.end");
        var events = List.of(stated.value().split(", ", -1));
        if (events.equals(List.of("discharge"))) {
            return stated.as(Clock.End.DISCHARGE);
        }
        boolean payerReady = events.contains("payer-ready");
        return stated.as(new Clock.End.Earliest(payerReady, events.contains("withdrawal"), silence(payerReady)));
    }

    private Clock.Silence silence(boolean payerReady) {
        return payerReady
                ? ValueWords.of(terms.word("clock.silence"),
                        Map.of(
                                "can-receive", Clock.Silence.CAN_RECEIVE,
                                "cannot-receive", Clock.Silence.CANNOT_RECEIVE))
                : Clock.Silence.CANNOT_RECEIVE;
    }

    /// "before 11:00" or "by 11:00".
    private static PreviousDay previousDay(String word) {
        return new PreviousDay(LocalTime.parse(word.substring(word.indexOf(' ') + 1)), word.startsWith("by "));
    }

    private Optional<Notices> notices() {
        if (terms.stated("notices.ready").isEmpty()) {
            return Optional.empty();
        }
        var closed = Calendars.of(terms.word("notices.closed"), terms);
        var assessment = terms.word("notices.assessment");
        var ready = terms.word("notices.ready");
        var ahead = terms.word("notices.ahead");
        return Optional.of(new Notices(
                assessment.as(deemed(assessment.value(), closed)),
                ready.as(deemed(ready.value(), closed)),
                ahead.as(new BigDecimal(ahead.value()).intValueExact())));
    }

    /// "17:00, friday 14:00": the hour of most days, then of those that have one of their own.
    static DeemedTime deemed(String word, BusinessCalendar closed) {
        var parts = new ArrayList<>(List.of(word.split(", ", -1)));
        var cutOff = LocalTime.parse(parts.removeFirst());
        Map<DayOfWeek, LocalTime> onDays = new EnumMap<>(DayOfWeek.class);
        for (var part : parts) {
            int blank = part.indexOf(' ');
            onDays.put(
                    DayOfWeek.valueOf(part.substring(0, blank).toUpperCase(Locale.ROOT)),
                    LocalTime.parse(part.substring(blank + 1)));
        }
        return new DeemedTime(cutOff, onDays, closed);
    }
}
