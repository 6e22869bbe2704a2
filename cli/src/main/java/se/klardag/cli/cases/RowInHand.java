package se.klardag.cli.cases;

import java.util.List;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.table.Column;
import se.klardag.engine.facts.CaseOrigin;

/// The row that is read now (*raden som läses*), and where it is.
final class RowInHand {
    private final CaseRow row = new CaseRow();
    private final SourceFiles sources;
    private final PassReport report;
    private String file = "";
    private int fileIndex;
    private long line;

    RowInHand(SourceFiles sources, PassReport report) {
        this.sources = sources;
        this.report = report;
    }

    CaseRow row() {
        return row;
    }

    /// The file, as it was given.
    String file() {
        return file;
    }

    int fileIndex() {
        return fileIndex;
    }

    long line() {
        return line;
    }

    /// Goes to a file.
    void open(int index) {
        fileIndex = index;
        file = sources.name(index);
    }

    /// Goes to a line of the file.
    void atLine(long lineOfFile) {
        line = lineOfFile;
    }

    /// Goes to a file and line.
    void at(long place) {
        var origin = CaseOrigin.of(place);
        open(origin.file());
        line = origin.row();
    }

    /// The row is where the reading is.
    void place() {
        row.placeAt(fileIndex, line);
    }

    /// The municipality that the row names, where that field and the fields before it are as they should be.
    private int municipality(List<RejectedRow.Problem> faults) {
        boolean unsure = faults.stream()
                .anyMatch(fault -> fault.column().equals(Column.MUNICIPALITY.title())
                        || fault.reason() == RejectReason.FIELD_COUNT);
        return unsure ? 0 : row.municipality();
    }

    void reject(String id, String column, String value, RejectReason reason) {
        reject(id, List.of(new RejectedRow.Problem(column, "", value, reason)));
    }

    void reject(String id, List<RejectedRow.Problem> faults) {
        report.rejected(file, line, id, row.id().equals(id) ? municipality(faults) : 0, faults);
    }
}
