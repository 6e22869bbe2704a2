package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/// Hands the CSV parser's fields to a [RowReader] (*fältförmedlare*).
final class CsvRows extends AbstractBaseCsvCallbackHandler<RowReader> {
    private final RowReader reader;
    private final long before;
    private long line;

    /// @param before lines of the file that the parser does not see
    CsvRows(RowReader reader, long before) {
        this.reader = reader;
        this.before = before;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber + before;
        reader.begin(line);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        reader.field(index, buffer, offset, length);
    }

    @Override
    protected RowReader buildRecord() {
        return reader;
    }

    /// The line that the parser is at.
    long line() {
        return line;
    }
}
