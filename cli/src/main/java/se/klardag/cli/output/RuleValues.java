package se.klardag.cli.output;

import se.klardag.cli.Texts;
import se.klardag.engine.terms.DayBreak;
import se.klardag.engine.terms.FreeDays;

/// A resolved value as people read it (*villkorsvärde*).
final class RuleValues {
    private RuleValues() {}

    static String print(Object value, Texts texts) {
        return switch (value) {
            case DayBreak(var at) -> at.toString();
            case FreeDays freeDays -> freeDays(freeDays, texts);
            case Object other -> other.toString();
        };
    }

    private static String freeDays(FreeDays freeDays, Texts texts) {
        return switch (freeDays) {
            case FreeDays.AfterNotice(int days, int daysIfLater, var cutOff) ->
                days == daysIfLater
                        ? texts.get("value.free-days-any-hour", days)
                        : texts.get("value.free-days", days, daysIfLater, cutOff);
        };
    }
}
