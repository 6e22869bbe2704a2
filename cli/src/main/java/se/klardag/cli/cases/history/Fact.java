package se.klardag.cli.cases.history;

import java.util.Comparator;
import java.util.List;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.WallClock;

/// What one row of a long file states about a stay (*uppgift*).
///
/// @param column   that it fills
/// @param at       when it happened, or from when it holds; [WallClock#NONE] when not stated
/// @param recorded when it was recorded; [WallClock#NONE] when not stated
/// @param value    what holds; empty for a point in time
/// @param isShownAgain whether `at` lies in an hour that the clocks of an autumn night show twice, the second time
/// @param place    file and line
public record Fact(Column column, long at, boolean isShownAgain, long recorded, String value, long place) {
    private static final long HOUR = 3_600_000L;

    /// The order in which things happened; of a twice shown hour the first showing comes first.
    static final Comparator<Fact> IN_TIME = Comparator.<Fact>comparingLong(fact -> Math.floorDiv(fact.at(), HOUR))
            .thenComparing(Fact::isShownAgain)
            .thenComparingLong(Fact::at);

    /// Whether both happened at the same moment.
    boolean isAtOnceWith(Fact other) {
        return at == other.at && isShownAgain == other.isShownAgain;
    }

    /// Whether another row says the very same.
    boolean saysSame(Fact other) {
        return column == other.column && isAtOnceWith(other) && recorded == other.recorded && value.equals(other.value);
    }

    /// Whether another row states the same, whenever it was recorded.
    boolean comesToSame(Fact other) {
        return column.isMoment() ? isAtOnceWith(other) : value.equals(other.value);
    }

    /// What is wrong with it where another row contradicts it and nothing says which holds.
    public List<RejectedRow.Problem> contradicted() {
        return List.of(new RejectedRow.Problem(column.event(), "", "", RejectReason.CONFLICTING_EVENTS));
    }

    /// Writes what it states into a row.
    void into(CaseRow row) {
        if (column.isMoment()) {
            row.set(column, at, isShownAgain);
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
