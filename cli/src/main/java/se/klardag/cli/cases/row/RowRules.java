package se.klardag.cli.cases.row;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.history.HistoryRules;
import se.klardag.rules.places.Payers;

/// What every case must have (*krav på en rad*): an id, a kommun that may be named, times of one and the same stay, and no
/// discharge or withdrawal before its notice.
public final class RowRules {
    private static final String WITHDRAWN = Column.WITHDRAWN_AT.event();
    private static final String DISCHARGED = Column.DISCHARGED_AT.event();
    private static final long HOUR = 3_600_000L;
    /// So far outside its stay no time of a case is: another year was meant.
    private static final long HALF_A_YEAR = 183 * WallClock.DAY;
    /// Nobody waits so long for a notice to be sent, or for a place after it.
    private static final long FIVE_YEARS = 1826 * WallClock.DAY;

    /// The times of a stay itself. A move of residence may be older than it.
    private static final List<Column> OF_THE_STAY = Stream.of(Column.values())
            .filter(column -> column.isMoment() || column == Column.PLANNED_DISCHARGE)
            .filter(column -> column != Column.MOVED_AT)
            .toList();

    private final boolean[] known = new boolean[10_000];
    private final boolean reviewed;
    private final boolean movesDecide;
    private final Supplier<HistoryRules> history;

    /// @param reviewed whether a withdrawal before its notice is left for a review to show
    /// @param history  asked for only where two events of a row are of the same moment
    public RowRules(Payers payers, boolean reviewed, Supplier<HistoryRules> history) {
        this.reviewed = reviewed;
        this.movesDecide = payers.changeWithAMove();
        this.history = history;
        for (int code = 1; code < known.length; code++) {
            known[code] = payers.mayName(code);
        }
    }

    /// Marks the row's problems.
    public void hold(CaseRow row) {
        if (!row.hasId()) {
            row.reject(RejectReason.MISSING_VALUE, Column.CASE_ID, "");
        }
        if (row.municipality() == 0) {
            row.reject(RejectReason.MISSING_VALUE, Column.MUNICIPALITY, "");
        }
        holdCode(row, row.municipality(), Column.MUNICIPALITY);
        holdCode(row, row.stayMunicipality(), Column.STAY_MUNICIPALITY);
        holdCode(row, row.movedTo(), Column.MOVED_TO);
        if (movesDecide && row.movedTo() > 0 && !WallClock.isKnown(row.at(Event.MOVED))) {
            row.reject(RejectReason.MISSING_VALUE, Column.MOVED_AT, "");
        }
        boolean both = WallClock.isKnown(row.readyNoticeAt()) && WallClock.isKnown(row.dischargedAt());
        holdWithdrawal(row);
        if (both && isBefore(row, Column.DISCHARGED_AT, Column.READY_NOTICE_AT)) {
            row.reject(
                    RejectReason.DISCHARGE_BEFORE_NOTICE,
                    Column.DISCHARGED_AT,
                    WallClock.toLocal(row.dischargedAt()) + " < " + WallClock.toLocal(row.readyNoticeAt()));
        }
        holdYears(row);
    }

    /// Whether a code is one that a row may name.
    public boolean mayName(int municipality) {
        return municipality > 0 && known[municipality];
    }

    /// Whether the times of a row are certain to have none of these problems, where nothing was withdrawn and nobody moved.
    ///
    /// @param first earliest of its times
    /// @param last  latest of them
    public static boolean areTimesKept(
            long admitted, long admissionNotice, long readyNotice, long discharged, long first, long last) {
        long begun = WallClock.isKnown(admitted) ? admitted : admissionNotice;
        return (!WallClock.isKnown(readyNotice) || !WallClock.isKnown(discharged) || discharged >= readyNotice)
                && !isElsewhere(first, begun, discharged)
                && !isElsewhere(last, begun, discharged)
                && !isLonger(readyNotice, discharged)
                && !isLonger(admitted, admissionNotice);
    }

    /// A time years away from the others of its case is a slip of the pen.
    private static void holdYears(CaseRow row) {
        long begun = WallClock.isKnown(row.admittedAt()) ? row.admittedAt() : row.admissionNoticeAt();
        for (var column : OF_THE_STAY) {
            long moment = row.moment(column);
            if (WallClock.isKnown(moment) && isElsewhere(moment, begun, row.dischargedAt())) {
                rejectTime(row, column);
            }
        }
        if (isLonger(row.readyNoticeAt(), row.dischargedAt())) {
            rejectTime(row, Column.DISCHARGED_AT);
        }
        if (isLonger(row.admittedAt(), row.admissionNoticeAt())) {
            rejectTime(row, Column.ADMISSION_NOTICE_AT);
        }
    }

    private static boolean isElsewhere(long moment, long begun, long ended) {
        return (WallClock.isKnown(begun) && moment < begun - HALF_A_YEAR)
                || (WallClock.isKnown(ended) && moment > ended + HALF_A_YEAR);
    }

    private static boolean isLonger(long from, long to) {
        return WallClock.isKnown(from) && WallClock.isKnown(to) && to - from > FIVE_YEARS;
    }

    /// A withdrawal decides nothing when it comes after the discharge, or when there is nothing before it to withdraw: the
    /// notice, or under the older act the call to planning. It rejects the row, and so does one at the very moment of the
    /// discharge, as long as the tables of a stay's history leave open which came first.
    private void holdWithdrawal(CaseRow row) {
        long withdrawn = row.withdrawnAt();
        if (!WallClock.isKnown(withdrawn)) {
            return;
        }
        if (WallClock.isKnown(row.dischargedAt())) {
            if (isBefore(row, Column.DISCHARGED_AT, Column.WITHDRAWN_AT)) {
                rejectTime(row, Column.WITHDRAWN_AT);
            } else if (isAtOnce(row, Column.WITHDRAWN_AT, Column.DISCHARGED_AT)
                    && history.get().firstOf(WITHDRAWN, DISCHARGED, true).isEmpty()) {
                row.reject(
                        RejectReason.WITHDRAWAL_AT_DISCHARGE,
                        Column.WITHDRAWN_AT,
                        WallClock.toLocal(withdrawn).toString());
            }
        }
        if (reviewed) {
            return;
        }
        var sent = WallClock.isKnown(row.readyNoticeAt()) ? Column.READY_NOTICE_AT : Column.PLANNING_CALLED_AT;
        if (!WallClock.isKnown(row.moment(sent)) || isBefore(row, Column.WITHDRAWN_AT, sent)) {
            row.reject(
                    RejectReason.WITHDRAWAL_BEFORE_NOTICE,
                    Column.WITHDRAWN_AT,
                    WallClock.toLocal(withdrawn).toString());
        }
    }

    private static void rejectTime(CaseRow row, Column column) {
        row.reject(RejectReason.IMPOSSIBLE_TIME, column, WallClock.toLocal(row.moment(column)).toString());
    }

    /// Whether one time comes before another: of an hour that is shown twice, its second showing before its first never does.
    private static boolean isBefore(CaseRow row, Column one, Column other) {
        boolean anHourLater = row.isInSecondHour(one)
                && !row.isInSecondHour(other)
                && Math.floorDiv(row.moment(one), HOUR) == Math.floorDiv(row.moment(other), HOUR);
        return row.moment(one) < row.moment(other) && !anHourLater;
    }

    private static boolean isAtOnce(CaseRow row, Column one, Column other) {
        return row.moment(one) == row.moment(other) && row.isInSecondHour(one) == row.isInSecondHour(other);
    }

    private void holdCode(CaseRow row, int code, Column column) {
        if (code > 0 && !known[code]) {
            row.reject(RejectReason.NOT_A_MUNICIPALITY, column, Municipality.codeText(code));
        }
    }
}
