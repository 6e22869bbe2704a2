package se.klardag.cli.cases.history;

import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.WallClock;

/// What another place says of when the patient was ready (*utskrivningsklar enligt en annan plats*).
///
/// @param view    that says it
/// @param heading of the column
/// @param at      when
/// @param isDay   whether it says the date alone
public record ReadyElsewhere(String view, String heading, long at, boolean isDay) {
    /// Whether it is another time than the notice's; of a date alone, another date.
    boolean differsFrom(long notice) {
        return !WallClock.isKnown(notice)
                || (isDay ? WallClock.dayOf(at) != WallClock.dayOf(notice) : at != notice);
    }

    /// The view and its column.
    public String place() {
        return view + "." + heading;
    }

    /// The time as people write it.
    public String time() {
        return isDay ? DateTimeFormats.date(WallClock.dayOf(at)) : DateTimeFormats.cell(at);
    }
}
