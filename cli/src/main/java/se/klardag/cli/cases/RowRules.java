package se.klardag.cli.cases;

import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.Payers;

/// What every case must have (*krav på en rad*): an id, a kommun that may be named, and no discharge before its notice.
final class RowRules {
    private final boolean[] known = new boolean[10_000];

    RowRules(Payers payers) {
        for (int code = 1; code < known.length; code++) {
            known[code] = payers.mayName(code);
        }
    }

    /// Marks the row's first problem.
    void hold(CaseRow row) {
        if (!row.hasId()) {
            row.reject(RejectReason.MISSING_VALUE, Column.CASE_ID, "");
        }
        if (row.municipality() == 0) {
            row.reject(RejectReason.MISSING_VALUE, Column.MUNICIPALITY, "");
        }
        holdCode(row, row.municipality(), Column.MUNICIPALITY);
        holdCode(row, row.stayMunicipality(), Column.STAY_MUNICIPALITY);
        holdCode(row, row.movedTo(), Column.MOVED_TO);
        if (row.movedTo() > 0 && !WallClock.isKnown(row.at(Event.MOVED))) {
            row.reject(RejectReason.MISSING_VALUE, Column.MOVED_AT, "");
        }
        boolean both = WallClock.isKnown(row.readyNoticeAt()) && WallClock.isKnown(row.dischargedAt());
        if (both && row.dischargedAt() < row.readyNoticeAt()) {
            row.reject(
                    RejectReason.DISCHARGE_BEFORE_NOTICE,
                    Column.DISCHARGED_AT,
                    WallClock.toLocal(row.dischargedAt()) + " < " + WallClock.toLocal(row.readyNoticeAt()));
        }
    }

    private void holdCode(CaseRow row, int code, Column column) {
        if (code > 0 && !known[code]) {
            row.reject(RejectReason.NOT_A_MUNICIPALITY, column, Municipality.codeText(code));
        }
    }
}
