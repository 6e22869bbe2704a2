package se.klardag.cli.cases;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps the fields of one row of a long file (*händelseradens fält*), as text.
final class LongFields implements RowReader.Fields {
    private final @Nullable EventColumn[] columns;
    private final String[] values = new String[EventColumn.values().length];

    LongFields(Header header) {
        this.columns = header.eventColumns();
        Arrays.fill(values, "");
    }

    @Override
    public void begin(long startingLine) {
        Arrays.fill(values, "");
    }

    @Override
    public void field(int index, char[] text, int offset, int length) {
        var column = index < columns.length ? columns[index] : null;
        if (column != null) {
            values[column.slot()] = Blanks.strip(new String(text, offset, length));
        }
    }

    String get(EventColumn column) {
        return values[column.slot()];
    }
}
