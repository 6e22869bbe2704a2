package se.klardag.cli.words;

import se.klardag.cli.text.Texts;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.calendar.PreviousDay;
import se.klardag.engine.terms.liability.FreeDays;

/// A resolved value as people read it (*villkorsvärde*).
public final class RuleValues {
    private RuleValues() {}

    public static String print(Object value, Texts texts) {
        return switch (value) {
            case DayBreak(var at) -> at.toString();
            case FreeDays freeDays -> freeDays(freeDays, texts);
            case PreviousDay(var hour, boolean exactly) ->
                texts.get(exactly ? "value.previous-day-by" : "value.previous-day-before", hour);
            case Boolean counts -> texts.get(counts ? "value.counts" : "value.counts-not");
            case Object other -> other.toString();
        };
    }

    private static String freeDays(FreeDays freeDays, Texts texts) {
        return switch (freeDays) {
            case FreeDays.AfterNotice(int days, int daysIfLater, var cutOff, var notBefore) ->
                (days == daysIfLater
                        ? texts.get("value.free-days-any-hour", days)
                        : texts.get("value.free-days", days, daysIfLater, cutOff))
                        + notBefore.map(day -> texts.get("value.not-before", day)).orElse("");
            case FreeDays.Weekdays weekdays ->
                texts.get(
                        switch (weekdays.entersOn()) {
                            case LAST_WEEKDAY -> "value.weekdays-on-the-last";
                            case DAY_AFTER -> "value.weekdays";
                        },
                        weekdays.days(),
                        texts.get(
                                switch (weekdays.message()) {
                                    case READY_NOTICE -> "value.after-ready-notice";
                                    case PLANNING_CALL -> "value.after-planning-call";
                                    case ADMISSION_NOTICE -> "value.after-admission-notice";
                                }));
            case FreeDays.MinimumInterval interval -> texts.get("value.minimum-interval", interval.days());
        };
    }
}
