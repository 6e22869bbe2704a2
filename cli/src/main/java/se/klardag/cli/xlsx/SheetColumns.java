package se.klardag.cli.xlsx;

import java.util.List;
import se.klardag.cli.text.Texts;

/// The columns of a table in a sheet (*tabellkolumner*), found by key when formulas are written.
///
/// @param first number of the row of headings
public record SheetColumns(String sheet, List<Column> columns, int first) {
    public SheetColumns {
        columns = List.copyOf(columns);
    }

    /// One column.
    ///
    /// @param heading key of its heading, `sheet.column.cases`
    /// @param width   in characters
    public record Column(String key, String heading, int width, boolean number) {
        public static Column text(String key, int width) {
            return headed(key, "sheet.column." + key, width, false);
        }

        public static Column number(String key, int width) {
            return headed(key, "sheet.column." + key, width, true);
        }

        public static Column headed(String key, String heading, int width, boolean number) {
            return new Column(key, heading, width, number);
        }
    }

    /// An empty sheet with the headings in place.
    public Sheet begin(Texts texts) {
        var begun = new Sheet(sheet, columns.stream().map(Column::width).toList());
        for (int i = 0; i < columns.size(); i++) {
            begun.put(first, i + 1, Cell.text(
                    texts.get(columns.get(i).heading()),
                    columns.get(i).number() ? Style.HEADING_NUMBER : Style.HEADING));
        }
        return begun;
    }

    public boolean has(String key) {
        return columns.stream().anyMatch(column -> column.key().equals(key));
    }

    public int number(String key) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no column " + key);
    }

    /// `G7`.
    public String cell(String key, int row) {
        return Sheet.column(number(key)) + row;
    }

    /// `'Ärenden'!$G$2:$G$90`.
    public String range(String key, int from, int to) {
        var letter = Sheet.column(number(key));
        return "'" + sheet + "'!$" + letter + "$" + from + ":$" + letter + "$" + to;
    }
}
