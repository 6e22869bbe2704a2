package se.klardag.cli.cases.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.mapping.MappedView;

/// How a case file turned out to be laid out (*filens uppläggning*).
///
/// @param encoding  of the text; empty for a workbook
/// @param delimiter between fields; 0 in a workbook
/// @param sheet     that was read; empty for text, and where a workbook has only one
/// @param headerRow line of the header, from 1
/// @param isLong    whether each row is an event
/// @param decimal   sign that was met in a number; 0 when none was
/// @param hidden    what of a workbook nobody sees
/// @param view      of another system that the file is; `null` for a file of cases or events
public record FileLayout(
        String encoding,
        char delimiter,
        String sheet,
        long headerRow,
        boolean isLong,
        char decimal,
        Hidden hidden,
        @Nullable MappedView view) {
    /// What of a workbook nobody sees (*dolt i arbetsboken*).
    ///
    /// @param rows    that were read all the same
    /// @param columns headings of columns that were read all the same
    /// @param sheets  names of sheets
    public record Hidden(long rows, List<String> columns, List<String> sheets) {
        /// Everything is seen.
        public static final Hidden NOTHING = new Hidden(0, List.of(), List.of());

        public Hidden {
            columns = List.copyOf(columns);
            sheets = List.copyOf(sheets);
        }
    }

    /// Whether nothing had to be found out.
    public boolean isPlain() {
        return (encoding.isEmpty() || encoding.equals("UTF-8"))
                && (delimiter == 0 || delimiter == ',')
                && sheet.isEmpty()
                && headerRow <= 1
                && !isLong
                && decimal == 0
                && hidden.equals(Hidden.NOTHING);
    }

    /// Whether the file is a workbook, which has sheets.
    public boolean isWorkbook() {
        return delimiter == 0;
    }

    public FileLayout withDecimal(char sign) {
        return new FileLayout(encoding, delimiter, sheet, headerRow, isLong, sign, hidden, view);
    }
}
