package se.klardag.cli.cases.history;

import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.WallClock;

/// What another place says of a stay, to be compared with what holds (*uppgift på en annan plats*).
///
/// @param column   of ours that it is about
/// @param view     that says it
/// @param heading  of the column
/// @param text     as the file has it
/// @param at       when it happened; [WallClock#NONE] where it says that it did, and not when
/// @param isDay    whether it says the date alone
/// @param recorded when it was registered; [WallClock#NONE] when not stated
public record SaidElsewhere(
        Column column,
        String view,
        String heading,
        String text,
        long at,
        boolean isDay,
        long recorded) {
    /// Whether it is another time than the one that holds; of a date alone, another date.
    boolean differsFrom(long held) {
        return !WallClock.isKnown(held)
                || (isDay ? WallClock.dayOf(at) != WallClock.dayOf(held) : at != held);
    }

    /// Whether it is of the same place.
    boolean isOfSamePlace(SaidElsewhere other) {
        return column == other.column && view.equals(other.view) && heading.equals(other.heading);
    }

    /// The view and its column.
    public String place() {
        return view + "." + heading;
    }

    /// What it says, as people write it.
    public String said() {
        return !WallClock.isKnown(at) ? text
                : isDay ? DateTimeFormats.date(WallClock.dayOf(at)) : DateTimeFormats.cell(at);
    }
}
