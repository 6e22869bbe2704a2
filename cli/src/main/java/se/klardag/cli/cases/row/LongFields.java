package se.klardag.cli.cases.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.cases.cell.TextLimit;
import se.klardag.cli.cases.table.EventColumn;
import se.klardag.cli.cases.table.Header;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.cli.text.Blanks;

/// Keeps the fields of one row of a long file (*händelseradens fält*), as text.
public final class LongFields implements RowReader.Fields {
    private final @Nullable EventColumn[] columns;
    private final String[] values = new String[EventColumn.values().length];
    private @Nullable Lost lost;
    private String written = "";

    /// A field without a value.
    public record Lost(EventColumn column, RejectReason why, String shown) {}

    public LongFields(Header header) {
        this.columns = header.eventColumns();
        Arrays.fill(values, "");
    }

    /// A row of no file: what it says is put into it.
    public LongFields() {
        this.columns = new @Nullable EventColumn[0];
        Arrays.fill(values, "");
    }

    /// Puts a value where a field would.
    public void put(EventColumn column, String value) {
        var stripped = Blanks.strip(value);
        values[column.slot()] = column == EventColumn.CASE_ID ? IdText.normal(stripped) : stripped;
        written = column == EventColumn.CASE_ID ? stripped : written;
    }

    /// A value is missing for a technical reason.
    public void lose(EventColumn column, RejectReason why, String shown) {
        lost = lost == null ? new Lost(column, why, shown) : lost;
    }

    @Override
    public void begin(long startingLine) {
        Arrays.fill(values, "");
        lost = null;
        written = "";
    }

    @Override
    public void lost(int index, RowReader.Lost why, String shown) {
        var column = index < columns.length ? columns[index] : null;
        if (column != null) {
            lose(column, RejectReason.of(why), shown);
        }
    }

    /// The first field whose value is missing for a technical reason; `null` when none is.
    @Nullable
    public Lost lost() {
        return lost;
    }

    @Override
    public void field(int index, char[] text, int offset, int length) {
        var column = index < columns.length ? columns[index] : null;
        if (column != null) {
            int limit = column == EventColumn.VALUE ? TextLimit.LONGEST_VALUE : TextLimit.LONGEST;
            if (TextLimit.isOver(text, offset, length, limit)) {
                lose(column, RejectReason.TOO_LONG,
                        TextLimit.shortened(Blanks.strip(new String(text, offset, length))));
                return;
            }
            put(column, new String(text, offset, length));
        }
    }

    /// The id as the file has it.
    public String idWritten() {
        return written;
    }

    public String get(EventColumn column) {
        return values[column.slot()];
    }
}
