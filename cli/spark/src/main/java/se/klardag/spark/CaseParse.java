package se.klardag.spark;

import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import se.klardag.cli.cases.row.CaseRow;
import se.klardag.cli.cases.row.RejectReason;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowRules;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.text.IdentityMask;
import se.klardag.rules.history.HistoryRules;

/// Turns rows of text into flat cases (*inläsning på klustret*), by the program's own reading: what `settle` rejects of a
/// wide row is rejected here for the same reason.
///
/// @param rules whose payers the rows may name
record CaseParse(ExecutorRules rules) implements MapPartitionsFunction<Row, Row> {
    static final String REASON = "reason";

    /// A flat case, and what is wrong with it first; nothing where nothing is.
    static final StructType SCHEMA = FlatCase.SCHEMA
            .add("rejected_case", DataTypes.StringType)
            .add("column", DataTypes.StringType)
            .add("value", DataTypes.StringType)
            .add(REASON, DataTypes.StringType);

    /// What a decoder puts where bytes are no UTF-8: the word or name that stood there is lost.
    private static final char LOST = '\uFFFD';

    private static final Column[] COLUMNS = Column.values();

    @Override
    public Iterator<Row> call(Iterator<Row> lines) {
        var row = new CaseRow();
        var demands = new RowRules(rules.book().payers(), false, HistoryRules::shipped);
        Iterable<Row> all = () -> lines;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(CaseParse::holdsAnything)
                .map(line -> parsed(line, row, demands))
                .iterator();
    }

    private static boolean holdsAnything(Row line) {
        for (int i = 0; i < COLUMNS.length; i++) {
            if (!line.isNullAt(i) && !line.getString(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static Row parsed(Row line, CaseRow row, RowRules demands) {
        row.clear();
        for (int i = 0; i < COLUMNS.length; i++) {
            var column = COLUMNS[i];
            if (column == Column.PATIENT || column == Column.UNIT) {
                continue; // no amount rests on them
            }
            var text = line.isNullAt(i) ? "" : line.getString(i);
            if (text.indexOf(LOST) >= 0) {
                row.reject(RejectReason.UNUSABLE_CHARACTER, column, text);
            }
            row.set(column, text.toCharArray(), 0, text.length());
        }
        demands.hold(row);
        var values = FlatCase.values(row);
        var fault = row.faults().stream().findFirst();
        values.add(fault.map(_ -> IdentityMask.mask(row.id())).orElse(null));
        values.add(fault.map(RejectedRow.Problem::column).orElse(null));
        values.add(fault.map(each -> IdentityMask.mask(each.value())).orElse(null));
        values.add(fault.map(each -> each.reason().code()).orElse(null));
        return RowFactory.create(values.toArray());
    }
}
