package se.klardag.cli.cases.table;

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
/// @param hidden    rows of a workbook that were read though they are hidden
/// @param view      of another system that the file is; `null` for a file of cases or events
public record FileLayout(
        String encoding,
        char delimiter,
        String sheet,
        long headerRow,
        boolean isLong,
        char decimal,
        long hidden,
        @Nullable MappedView view) {
    /// Whether nothing had to be found out.
    public boolean isPlain() {
        return (encoding.isEmpty() || encoding.equals("UTF-8"))
                && (delimiter == 0 || delimiter == ',')
                && sheet.isEmpty()
                && headerRow <= 1
                && !isLong
                && decimal == 0
                && hidden == 0;
    }

    public FileLayout withDecimal(char sign) {
        return new FileLayout(encoding, delimiter, sheet, headerRow, isLong, sign, hidden, view);
    }
}
