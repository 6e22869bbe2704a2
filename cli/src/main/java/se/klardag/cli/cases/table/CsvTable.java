package se.klardag.cli.cases.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// A case file of text with a delimiter (*textfil*).
public final class CsvTable implements CaseTable {
    /// Opens the file from its beginning (*filens bytes*).
    @FunctionalInterface
    public interface FileBytes {
        InputStream open() throws IOException;
    }

    private final String file;
    private final FileBytes opening;
    private final CaseText.HeaderPlace place;
    private final Charset encoding;
    private CaseText text;
    private String hash = "";

    private CsvTable(String file, FileBytes opening, CaseText text, CaseText.HeaderPlace place, Charset encoding) {
        this.file = file;
        this.opening = opening;
        this.text = text;
        this.place = place;
        this.encoding = encoding;
    }

    /// Opens a file and finds its header: the first line with every required column, or else the first line.
    ///
    /// @throws CaseFileException when its header cannot be used
    public static CsvTable open(FileBytes file, String name, Charset encoding, boolean certain, ReadSettings reading)
            throws IOException {
        var text = CaseText.open(file.open(), name, encoding, certain);
        try {
            var place = text.header(line -> Header.of(line, reading.delimiter(), reading.mapping()));
            place.header().refuseUnusable(name);
            return new CsvTable(name, file, text, place, encoding);
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
    public FileLayout layout() {
        return new FileLayout(
                encoding.name(), header().delimiter(), "", place.line(), header().isLong(), '\0',
                FileLayout.Hidden.NOTHING, header().view());
    }

    @Override
    public void rows(RowReader reader, Runnable taker) throws IOException {
        rows(place.line(), false, reader, taker);
    }

    /// The file's name in messages.
    public String name() {
        return file;
    }

    /// Whether the bytes are UTF-8, as far as anybody knows.
    public boolean isUtf8() {
        return encoding.equals(StandardCharsets.UTF_8);
    }

    /// The bytes of the file, as they are.
    public InputStream bytes() throws IOException {
        return opening.open();
    }

    /// Bytes before the header, unpacked.
    public long headerOffset() {
        return place.offset();
    }

    /// The line of the header, from 1.
    public long headerLine() {
        return place.line();
    }

    /// Shows the rows from one on, where those before it were shown otherwise.
    ///
    /// @param offset     bytes before the row, unpacked
    /// @param line       of the row
    /// @param headerSeen whether the header is before it
    public void rowsFrom(long offset, long line, boolean headerSeen, RowReader reader, Runnable taker)
            throws IOException {
        text.close();
        text = CaseText.openAt(opening.open(), file, offset, line);
        rows(line, headerSeen, reader, taker);
    }

    /// Takes the hash of the file, where all of it was read otherwise.
    public void hashed(String sha256Hex) {
        hash = sha256Hex;
    }

    private void rows(long line, boolean afterHeader, RowReader reader, Runnable taker) throws IOException {
        var handler = new CsvRows(reader, line - 1);
        // Not closed here: the text is, once the rest of its bytes are hashed.
        @SuppressWarnings("resource")
        var rows = CsvReader.builder()
                .fieldSeparator(header().delimiter())
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text.reader())
                .iterator();
        boolean headerSeen = afterHeader;
        while (hasNext(rows, handler)) {
            if (!headerSeen) {
                headerSeen = !reader.isBlank();
            } else if (reader.end()) {
                taker.run();
            }
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
            if (broken.getCause() instanceof CaseFileException fault) {
                throw fault; // of the field, not of the parser
            }
            throw new CaseFileException(file, "fault.quote", Long.toString(handler.line()));
        }
    }

    @Override
    public String sha256Hex() throws IOException {
        return hash.isEmpty() ? text.sha256Hex() : hash;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /// Hands the CSV parser's fields to a [RowReader] (*fältförmedlare*).
    private static final class CsvRows extends AbstractBaseCsvCallbackHandler<RowReader> {
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
}
