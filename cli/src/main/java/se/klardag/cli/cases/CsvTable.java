package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;

/// A case file of text with a delimiter (*textfil*).
final class CsvTable implements CaseTable {
    private final String file;
    private final CaseText text;
    private final CaseText.HeaderPlace place;
    private final Charset encoding;

    private CsvTable(String file, CaseText text, CaseText.HeaderPlace place, Charset encoding) {
        this.file = file;
        this.text = text;
        this.place = place;
        this.encoding = encoding;
    }

    /// Opens a file and finds its header: the first line with every required column, or else the first line.
    ///
    /// @throws FileFault when its header cannot be used
    static CsvTable open(Path path, String name, Charset encoding, boolean certain, Reading reading)
            throws IOException {
        var text = CaseText.open(path, name, encoding, certain);
        try {
            var place = text.header(line -> Header.of(line, reading.delimiter(), reading.mapping()));
            place.header().refuseUnusable(name);
            return new CsvTable(name, text, place, encoding);
        } catch (IOException | RuntimeException unusable) {
            text.close();
            throw unusable;
        }
    }

    @Override
    public Header header() {
        return place.header();
    }

    @Override
    public Layout layout() {
        return new Layout(encoding.name(), header().delimiter(), "", place.line(), header().isLong(), '\0');
    }

    @Override
    public void rows(RowReader reader, Runnable taker) throws IOException {
        var handler = new CsvRows(reader, place.line() - 1);
        // Not closed here: the text is, once the rest of its bytes are hashed.
        @SuppressWarnings("resource")
        var rows = CsvReader.builder()
                .fieldSeparator(header().delimiter())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text.reader())
                .iterator();
        boolean headerSeen = false;
        while (hasNext(rows, handler)) {
            if (reader.isBlankRow()) {
                continue;
            }
            if (headerSeen) {
                taker.run();
            }
            headerSeen = true;
        }
    }

    /// Reads the next row into the reader. What goes wrong here is the file's fault; what goes wrong where the row is
    /// taken is not.
    private boolean hasNext(Iterator<RowReader> rows, CsvRows handler) throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException unread) {
                throw unread;
            }
            if (broken.getCause() instanceof FileFault fault) {
                throw fault; // of the field, not of the parser
            }
            throw new FileFault(file, "fault.quote", Long.toString(handler.line()));
        }
    }

    @Override
    public String sha256Hex() throws IOException {
        return text.sha256Hex();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
