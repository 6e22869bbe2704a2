package se.klardag.cli.cases.plain;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import se.klardag.cli.cases.row.RowRules;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.WallClock;

/// Tells the plain rows that nobody has to look at from the others (*radsåll*), by their numbers alone: no month that is settled
/// can have their case, and nothing can be wrong with them. Where that is not certain, a row is shown.
///
/// Threads share one while they sift; what was passed is told on one thread.
final class RowSieve implements PassedRow {
    private static final long MINUTE = 60_000L;

    /// The times that most files have. A row with another is shown, and so is one that was withdrawn.
    private static final Set<Column> USUAL = EnumSet.of(
            Column.ADMITTED_AT, Column.ADMISSION_NOTICE_AT, Column.PLANNED_DISCHARGE, Column.READY_AT,
            Column.READY_NOTICE_AT, Column.SIP_CALLED_AT, Column.DISCHARGED_AT);

    private final PlainReader.Passing passing;
    private final Focus focus;
    private final boolean[] usual;
    private final int planned;
    private final int admitted;
    private final int admissionNotice;
    private final int ready;
    private final int readyNotice;
    private final int discharged;
    private RowBlock block = new RowBlock(0, 0);
    private int row;
    private long line;

    RowSieve(PlainReader.Passing passing, PlainForm form) {
        this.passing = passing;
        this.focus = passing.focus();
        usual = new boolean[form.momentColumns()];
        for (int i = 0; i < usual.length; i++) {
            usual[i] = USUAL.contains(form.momentColumn(i));
        }
        planned = form.momentPlace(Column.PLANNED_DISCHARGE);
        admitted = form.momentPlace(Column.ADMITTED_AT);
        admissionNotice = form.momentPlace(Column.ADMISSION_NOTICE_AT);
        ready = form.momentPlace(Column.READY_AT);
        readyNotice = form.momentPlace(Column.READY_NOTICE_AT);
        discharged = form.momentPlace(Column.DISCHARGED_AT);
    }

    /// Holds the times of a block's rows against each other, once for every month.
    void weigh(RowBlock of) {
        for (int i = 0; i < of.rows(); i++) {
            if (of.isPlain(i)) {
                weigh(of, i);
            }
        }
    }

    private void weigh(RowBlock of, int at) {
        int first = Integer.MAX_VALUE;
        int last = PlainMoments.OTHER;
        int lastEvent = PlainMoments.OTHER;
        for (int i = 0; i < usual.length; i++) {
            int minutes = of.moment(at, i);
            if (minutes != PlainMoments.OTHER) {
                if (!usual[i]) {
                    return;
                }
                first = Math.min(first, minutes);
                last = Math.max(last, minutes);
                lastEvent = i == planned ? lastEvent : Math.max(lastEvent, minutes);
            }
        }
        if (RowRules.areTimesKept(
                moment(of, at, admitted), moment(of, at, admissionNotice), moment(of, at, readyNotice),
                moment(of, at, discharged), first * MINUTE, last * MINUTE)) {
            of.sound(at, first, last, lastEvent);
        }
    }

    /// Marks the rows of a block that may be passed, of those that were weighed.
    void sift(RowBlock of) {
        for (int i = 0; i < of.rows(); i++) {
            of.pass(i, of.isSound(i) && isPassed(of, i));
        }
    }

    private boolean isPassed(RowBlock of, int at) {
        return !focus.isOnCase(
                moment(of, at, discharged), moment(of, at, admitted), moment(of, at, ready),
                moment(of, at, readyNotice))
                && focus.dates().contains(WallClock.dayOf(of.first(at) * MINUTE))
                && focus.dates().contains(WallClock.dayOf(of.last(at) * MINUTE))
                && passing.rules().mayName(of.municipality(at));
    }

    /// Tells of a row that was passed.
    void tell(RowBlock of, int at, long lineOfFile) {
        block = of;
        row = at;
        line = lineOfFile;
        Consumer<? super PassedRow> passed = focus.passed();
        passed.accept(this);
    }

    private static long moment(RowBlock of, int at, int place) {
        return asMoment(place < 0 ? PlainMoments.OTHER : of.moment(at, place));
    }

    private static long asMoment(int minutes) {
        return minutes == PlainMoments.OTHER ? WallClock.NONE : minutes * MINUTE;
    }

    @Override
    public int municipality() {
        return block.municipality(row);
    }

    @Override
    public long patientHash() {
        return block.hash(row, PlainForm.PATIENT);
    }

    @Override
    public long readyNoticeAt() {
        return moment(block, row, readyNotice);
    }

    @Override
    public long dischargedAt() {
        return moment(block, row, discharged);
    }

    @Override
    public long lastEvent() {
        return asMoment(block.lastEvent(row));
    }

    @Override
    public CaseOrigin origin() {
        return new CaseOrigin(passing.fileIndex(), line);
    }
}
