package se.klardag.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.List;
import se.klardag.cli.documents.SafeCell;

/// A result as CSV on standard output (*resultat som CSV*), with the same care for formulas as files have.
final class CsvResult {
    private final CsvWriter csv;

    CsvResult(Writer out, List<String> header) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
        csv.writeRecord(header);
    }

    void write(List<String> fields) {
        csv.writeRecord(fields.stream().map(SafeCell::of).toList());
    }
}
