package se.klardag.cli.cases;

import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.Municipalities;

/// What every case must have (*krav på en rad*): an id, a Swedish kommun, and no discharge before its notice.
final class RowRules {
    private final boolean[] known = new boolean[10_000];

    RowRules(Municipalities municipalities) {
        municipalities.all().forEach(municipality -> known[municipality.code()] = true);
    }

    /// Marks the row's first problem.
    void hold(CaseRow row) {
        if (!row.hasId()) {
            row.reject(RejectReason.MISSING_VALUE, Column.CASE_ID, "");
        }
        int code = row.municipality();
        if (code == 0) {
            row.reject(RejectReason.MISSING_VALUE, Column.MUNICIPALITY, "");
        } else if (code > 0 && !known[code]) {
            row.reject(RejectReason.NOT_A_MUNICIPALITY, Column.MUNICIPALITY, Municipality.codeText(code));
        }
        boolean both = WallClock.isKnown(row.readyNoticeAt()) && WallClock.isKnown(row.dischargedAt());
        if (both && row.dischargedAt() < row.readyNoticeAt()) {
            row.reject(
                    RejectReason.DISCHARGE_BEFORE_NOTICE,
                    Column.DISCHARGED_AT,
                    WallClock.toLocal(row.dischargedAt()) + " < " + WallClock.toLocal(row.readyNoticeAt()));
        }
    }
}
