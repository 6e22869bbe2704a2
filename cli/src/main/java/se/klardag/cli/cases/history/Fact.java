package se.klardag.cli.cases.history;

import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.WallClock;

/// What one row of a long file states about a stay (*uppgift*).
///
/// @param column   that it fills
/// @param at       when it happened, or from when it holds; [WallClock#NONE] when not stated
/// @param recorded when it was recorded; [WallClock#NONE] when not stated
/// @param value    what holds; empty for a point in time
/// @param place    file and line
public record Fact(Column column, long at, long recorded, String value, long place) {
    /// Whether another row says the very same.
    boolean saysSame(Fact other) {
        return column == other.column && at == other.at && recorded == other.recorded && value.equals(other.value);
    }

    /// Whether another row states the same, whenever it was recorded.
    boolean comesToSame(Fact other) {
        return column.isMoment() ? at == other.at : value.equals(other.value);
    }

    /// Writes what it states into a row.
    void into(CaseRow row) {
        if (column.isMoment()) {
            row.set(column, at);
        } else {
            row.set(column, value.toCharArray(), 0, value.length());
        }
    }

    /// Whether it was recorded more than a number of hours after it happened.
    boolean isRecordedLate(long hours) {
        return column.isMoment()
                && column != Column.PLANNED_DISCHARGE
                && WallClock.isKnown(at)
                && WallClock.isKnown(recorded)
                && WallClock.elapsedMoreThan(hours * 3_600_000L, at, recorded);
    }
}
