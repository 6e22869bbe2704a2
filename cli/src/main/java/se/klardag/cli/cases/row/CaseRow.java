package se.klardag.cli.cases.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.cell.TextLimit;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.Blanks;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;

/// One row of a case file, used again for the next (*rad*): characters are read straight into plain values, and text is
/// made only when somebody asks for it.
public final class CaseRow implements Case {
    private static final Column[] COLUMNS = Column.values();

    private final long[] moments = new long[COLUMNS.length];
    private final CharField id = new CharField();
    private final CharField patient = new CharField();
    private final CharField unit = new CharField();
    private int file;
    private long line;
    private String written = "";
    private boolean impossibleNumber;
    private long inSecondHour;
    private int municipality;
    private int stayMunicipality;
    private int movedTo;
    private final RowWords words = new RowWords();
    private final List<RejectedRow.Problem> faults = new ArrayList<>(0);

    /// Forgets the last row.
    public void clear() {
        Arrays.fill(moments, WallClock.NONE);
        id.clear();
        patient.clear();
        unit.clear();
        written = "";
        impossibleNumber = false;
        inSecondHour = 0;
        municipality = 0;
        stayMunicipality = 0;
        movedTo = 0;
        words.clear();
        faults.clear();
    }

    /// Says where the row is; the header of a file is line 1.
    public void placeAt(int fileNumber, long lineNumber) {
        file = fileNumber;
        line = lineNumber;
    }

    /// Takes one field; surrounding blanks do not count.
    public void set(Column column, char[] text, int offset, int fieldLength) {
        int from = offset;
        int end = offset + fieldLength;
        while (from < end && Blanks.isBlank(text[from])) {
            from++;
        }
        while (end > from && Blanks.isBlank(text[end - 1])) {
            end--;
        }
        int length = end - from;
        if (length > TextLimit.LONGEST) {
            setTooLong(column, TextLimit.shortened(new String(text, from, length)));
            return;
        }
        if (length > 0 && text[from] == '#' && IdText.isError(new String(text, from, length))) {
            reject(RejectReason.ERROR_VALUE, column, new String(text, from, length));
            return;
        }
        switch (column.kind()) {
            case ID -> setText(column, id, text, from, length);
            case TEXT -> setText(column, column == Column.PATIENT ? patient : unit, text, from, length);
            case MUNICIPALITY -> setMunicipality(column, text, from, length);
            case MOMENT ->
                setMoment(column, text, from, length, length == 0 ? 0 : MomentParser.moment(text, from, length));
            case DAY_OR_MOMENT ->
                setMoment(column, text, from, length, length == 0 ? 0 : MomentParser.dayOrMoment(text, from, length));
            case WORD -> {
                if (length > 0 && !words.take(column, text, from, length)) {
                    reject(RejectReason.UNKNOWN_VALUE, column, new String(text, from, length));
                }
            }
        }
    }

    /// An id stays one by which the row can be found.
    private void setTooLong(Column column, String shortened) {
        reject(RejectReason.TOO_LONG, column, shortened);
        if (column.kind() == Column.Kind.ID) {
            setText(column, id, shortened.toCharArray(), 0, shortened.length());
        }
    }

    /// Ids, patients and wards in their one form; what no document can hold rejects the row.
    private void setText(Column column, CharField field, char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (IdText.isDoubtful(text[i])) {
                var whole = new String(text, from, length);
                if (IdText.isUnusable(whole)) {
                    reject(RejectReason.UNUSABLE_CHARACTER, column, IdText.shown(whole));
                }
                var normal = IdText.normal(whole).toCharArray();
                field.set(normal, 0, normal.length);
                written = column == Column.CASE_ID ? whole : written;
                return;
            }
        }
        field.set(text, from, length);
    }

    private void setMunicipality(Column column, char[] text, int from, int length) {
        if (column == Column.MUNICIPALITY) {
            municipality = code(column, text, from, length);
        } else if (column == Column.STAY_MUNICIPALITY) {
            stayMunicipality = length == 0 ? 0 : code(column, text, from, length);
        } else if (column == Column.MOVED_TO) {
            movedTo = length == 0 ? 0 : code(column, text, from, length);
        } else {
            throw new IllegalStateException(column + " is no column of municipalities");
        }
    }

    /// Four digits; anything else is rejected.
    private int code(Column column, char[] text, int from, int length) {
        int code = length == 4 ? 0 : -1;
        for (int i = from; i < from + length && code >= 0; i++) {
            code = text[i] >= '0' && text[i] <= '9' ? code * 10 + text[i] - '0' : -1;
        }
        if (code <= 0) {
            reject(
                    length == 0 ? RejectReason.MISSING_VALUE : RejectReason.NOT_A_MUNICIPALITY,
                    column,
                    new String(text, from, length));
        }
        return code;
    }

    private void setMoment(Column column, char[] text, int from, int length, long moment) {
        if (length == 0) {
            return;
        }
        if (moment == MomentParser.UNREADABLE) {
            reject(RejectReason.ofUnreadable(text, from, length), column, new String(text, from, length));
        } else if (moment == MomentParser.SKIPPED) {
            reject(RejectReason.SKIPPED_TIME, column, new String(text, from, length));
        } else if (MomentParser.isImpossible(moment)) {
            reject(RejectReason.IMPOSSIBLE_TIME, column, new String(text, from, length));
        } else {
            moments[column.slot()] = moment;
            if (MomentParser.isInSecondHour(text, from, length, moment)) {
                inSecondHour |= 1L << column.slot();
            }
        }
    }

    /// Whether the moment lies in an hour that the clocks of an autumn night show twice, the second time.
    boolean isInSecondHour(Column column) {
        return (inSecondHour & 1L << column.slot()) != 0;
    }

    /// Takes a moment that was read before.
    ///
    /// @param shownAgain whether it lies in an hour that the clocks of an autumn night show twice, the second time
    public void set(Column column, long moment, boolean shownAgain) {
        moments[column.slot()] = moment;
        if (shownAgain) {
            inSecondHour |= 1L << column.slot();
        }
    }

    /// Takes the municipality of registration, read before.
    public void setMunicipality(int code) {
        municipality = code;
    }

    /// Takes a word, read before, by its place among those that the column may hold.
    public void setWord(Column column, int place) {
        words.take(column, place);
    }

    /// Takes plain text, read before: an id, a patient or a ward in its one form.
    ///
    /// @param bytes UTF-8; not to be changed as long as the row is shown
    /// @param hash  as [CharField#hash] makes of its characters
    public void setText(Column column, byte[] bytes, int from, int length, long hash) {
        (column == Column.CASE_ID ? id : column == Column.PATIENT ? patient : unit).set(bytes, from, length, hash);
    }

    /// A moment that no [Case] tells, [WallClock#NONE] when not recorded.
    public long moment(Column column) {
        return moments[column.slot()];
    }

    /// The patient was written as an identity number that cannot be one.
    void markImpossibleNumber() {
        impossibleNumber = true;
    }

    public boolean isImpossibleNumber() {
        return impossibleNumber;
    }

    /// The ward, or empty.
    public String unit() {
        return unit.text();
    }

    /// Remembers what is wrong with a column, the first thing of each.
    public void reject(RejectReason reason, Column column, String value) {
        if (faults.stream().noneMatch(fault -> fault.column().equals(column.title()))) {
            faults.add(new RejectedRow.Problem(column.title(), "", value, reason));
        }
    }

    /// What is wrong with the row, in the order it was found; empty when nothing is.
    public List<RejectedRow.Problem> faults() {
        return List.copyOf(faults);
    }

    public boolean isRejected() {
        return !faults.isEmpty();
    }

    /// The id as the file has it, where that is not its one form; else empty.
    public String idWritten() {
        return written;
    }

    /// 64 bits of the id's characters; 0 when it is blank.
    public long idHash() {
        return id.hash();
    }

    public boolean hasId() {
        return !id.isEmpty();
    }

    /// 64 bits of the patient's pseudonym; 0 when it is blank.
    public long patientHash() {
        return patient.hash();
    }

    @Override
    public String id() {
        return id.text();
    }

    @Override
    public String patient() {
        return patient.text();
    }

    @Override
    public int municipality() {
        return municipality;
    }

    @Override
    public CareType careType() {
        return words.careType();
    }

    @Override
    public long admittedAt() {
        return moments[Column.ADMITTED_AT.slot()];
    }

    @Override
    public long admissionNoticeAt() {
        return moments[Column.ADMISSION_NOTICE_AT.slot()];
    }

    @Override
    public long readyAt() {
        return moments[Column.READY_AT.slot()];
    }

    @Override
    public long readyNoticeAt() {
        return moments[Column.READY_NOTICE_AT.slot()];
    }

    @Override
    public Answer sipRequired() {
        return words.sipRequired();
    }

    @Override
    public long sipCalledAt() {
        return moments[Column.SIP_CALLED_AT.slot()];
    }

    @Override
    public long withdrawnAt() {
        return moments[Column.WITHDRAWN_AT.slot()];
    }

    @Override
    public long dischargedAt() {
        return moments[Column.DISCHARGED_AT.slot()];
    }

    @Override
    public Outcome outcome() {
        return words.outcome();
    }

    @Override
    public Answer consent() {
        return words.consent();
    }

    @Override
    public Answer openCareReady() {
        return words.openCareReady();
    }

    @Override
    public LegalBasis legalBasis() {
        return words.legalBasis();
    }

    @Override
    public Answer payerAnswer() {
        return words.payerAnswer();
    }

    @Override
    public int stayMunicipality() {
        return stayMunicipality;
    }

    @Override
    public int movedTo() {
        return movedTo;
    }

    @Override
    public CaseOrigin origin() {
        return new CaseOrigin(file, line);
    }

    @Override
    public long at(Event event) {
        return moments[Column.of(event).slot()];
    }
}
