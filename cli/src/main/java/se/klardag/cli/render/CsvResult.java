package se.klardag.cli.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;
import se.klardag.cli.text.CellSafe;
import se.klardag.cli.text.Texts;

/// A result as CSV (*resultat som CSV*), with the same care for formulas as files have.
public final class CsvResult {
    private final CsvWriter csv;
    private final UnaryOperator<List<String>> form;

    private CsvResult(CsvWriter csv, List<String> header, UnaryOperator<List<String>> form) {
        this.csv = csv;
        this.form = form;
        csv.writeRecord(header);
    }

    /// For machines: commas, points, and the names of the columns.
    public static CsvResult plain(Writer out, List<String> header) {
        return new CsvResult(
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out), header, CellSafe::row);
    }

    /// For a Swedish Excel: a byte order mark, semicolons, decimal commas, and headings in words.
    public static CsvResult excel(Writer out, List<String> header, Texts texts) {
        try {
            out.write(SpreadsheetFields.MARK);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return new CsvResult(
                CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(out),
                SpreadsheetFields.headings(header, texts), row -> SpreadsheetFields.of(header, row, texts));
    }

    public void write(List<String> fields) {
        csv.writeRecord(form.apply(fields));
    }
}
