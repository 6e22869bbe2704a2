package se.klardag.cli.cases.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import se.klardag.cli.files.UnpackedFile;

/// A case file opened as text (*ärendefilens text*): bytes are hashed and decoded as they are read, and what is no text
/// stops the file.
public final class CaseText implements AutoCloseable {
    /// What Swedish Excel writes when it is not asked for UTF-8.
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int HEADER_LIMIT = 1 << 16;
    private static final int HEADER_TRIES = 30;
    /// So many fields the CSV parser takes of a header; as many columns as a spreadsheet has.
    private static final int MOST_COLUMNS = 16_384;
    /// So far a header is read to count its columns.
    private static final int COUNTED = 1 << 26;
    private static final int BUFFER = 1 << 16;
    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    private final String name;
    private final DigestInputStream digest;
    private final BufferedReader reader;
    private final long marks;

    private CaseText(String name, DigestInputStream digest, BufferedReader reader, long marks) {
        this.name = name;
        this.digest = digest;
        this.reader = reader;
        this.marks = marks;
    }

    /// Opens a file in an encoding; a byte order mark is passed over.
    ///
    /// @param certain whether the user said so; else text that is in two encodings at once is refused
    /// @throws CaseFileException   when it is no plain file, empty, or plainly another kind of file
    /// @throws IOException when it is missing, closed to us, or broken
    static CaseText open(InputStream file, String name, Charset encoding, boolean certain) throws IOException {
        try {
            return of(name, file, encoding, certain);
        } catch (IOException | CaseFileException unusable) {
            file.close();
            throw unusable;
        }
    }

    /// Opens a file in UTF-8 where a row of it begins.
    ///
    /// @param offset bytes before the row, unpacked
    /// @param line   of the row, from 1
    static CaseText openAt(InputStream file, String name, long offset, long line) throws IOException {
        try {
            var digest = new DigestInputStream(file, sha256());
            var bytes = unpacked(new BufferedInputStream(digest, BUFFER), name);
            boolean marked = startsWith(start(bytes), MARK);
            bytes.skipNBytes(offset);
            var text = new TextOnly(decoder(bytes, StandardCharsets.UTF_8), marked, line);
            return new CaseText(name, digest, new BufferedReader(text, BUFFER), 0);
        } catch (IOException | CaseFileException unusable) {
            file.close();
            throw unusable;
        }
    }

    /// The bytes of a file, unpacked when it is packed.
    public static InputStream unpacked(InputStream file, String name) throws IOException {
        return unpacked(new BufferedInputStream(file, BUFFER), name);
    }

    /// The first bytes of a plain file, unpacked when it is packed.
    ///
    /// @throws CaseFileException when it is no plain file
    public static byte[] startOf(Path path, String name) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CaseFileException(name, "fault.directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new CaseFileException(name, "fault.not-plain"); // it could not be read twice
        }
        try (var bytes = unpacked(new BufferedInputStream(Files.newInputStream(path), BUFFER), name)) {
            return start(bytes);
        }
    }

    private static CaseText of(String name, InputStream file, Charset encoding, boolean certain) throws IOException {
        var digest = new DigestInputStream(file, sha256());
        var bytes = unpacked(new BufferedInputStream(digest, BUFFER), name);
        var start = start(bytes);
        refuseOtherKinds(name, start);
        long marks = 0;
        while (startsWith(start(bytes), MARK)) {
            bytes.skipNBytes(MARK.length); // two programs after each other each set a mark
            marks += MARK.length;
        }
        boolean guessed = !certain && encoding.equals(WINDOWS_1252);
        var decoded = decoder(bytes, encoding);
        return new CaseText(
                name,
                digest,
                new BufferedReader(
                        guessed ? new TextOnly.OneEncoding(decoded) : new TextOnly(decoded, marks > 0, 1), BUFFER),
                marks);
    }

    /// Where the header is.
    ///
    /// @param line   from 1
    /// @param offset bytes of UTF-8 before it
    record HeaderPlace(Header header, long line, long offset) {}

    /// Finds the header, and leaves the reader at its start: the first of the first lines that is a whole header, for
    /// spreadsheets put titles above it; when none is, the first line that is not blank.
    ///
    /// @param reading makes a header of a line
    /// @throws CaseFileException when nothing is there, or it does not end
    HeaderPlace header(Function<String, Header> reading) throws IOException {
        reader.mark(HEADER_LIMIT);
        var start = new char[HEADER_LIMIT - 1];
        int length = read(start);
        var text = new String(start, 0, length);
        boolean ended = length < start.length;
        HeaderLine first = null;
        HeaderLine nearest = null;
        HeaderLine widest = null;
        HeaderLine endless = null;
        long most = 0;
        int width = 0;
        int tried = 0;
        for (var at = HeaderLine.at(text, 0, 1, ended); at != null && tried < HEADER_TRIES; at = at.next(text, ended)) {
            if (at.isBlank()) {
                continue;
            }
            first = first == null ? at : first;
            tried++;
            if (at.isWhole()) {
                refuseWide(at, new HeaderLine.ColumnCount(at.text()), MOST_COLUMNS);
            } else if (at.nextRow() == text.length()) {
                endless = at;
            }
            var header = at.isWhole() ? reading.apply(at.text()) : null;
            if (header != null && header.isWhole()) {
                return placed(text, at, reading);
            }
            if (header != null && header.known() > most) {
                nearest = at;
                most = header.known();
            }
            if (header != null && header.width() > width) {
                widest = at;
                width = header.width();
            }
        }
        if (nearest != null) {
            return placed(text, nearest, reading); // so that the message can name what it lacks
        }
        if (first == null && ended) {
            throw new CaseFileException(name, "fault.empty");
        }
        if (endless != null && !ended) {
            refuseWide(endless, counted(endless), 1);
        }
        if (first == null || !first.isWhole()) {
            throw new CaseFileException(name, "fault.quote", first == null ? "1" : Long.toString(first.line()));
        }
        return placed(text, widest == null ? first : widest, reading); // a title above the headings has fewer fields
    }

    /// Names how many columns a header has that is too wide to be read.
    private void refuseWide(HeaderLine line, HeaderLine.ColumnCount columns, int allowed) {
        if (!columns.isQuoted() && columns.most() > allowed) {
            throw new CaseFileException(name, "fault.wide-header", Long.toString(line.line()),
                    Long.toString(columns.most()), Integer.toString(MOST_COLUMNS),
                    Integer.toString(HEADER_LIMIT - 1));
        }
    }

    /// Counts on to the end of a line whose beginning alone was read. Nothing else can be read after.
    private HeaderLine.ColumnCount counted(HeaderLine line) throws IOException {
        var columns = new HeaderLine.ColumnCount(line.text());
        int next = columns.most() > 1 ? reader.read() : -1;
        for (int i = 0; next >= 0 && i < COUNTED && !columns.isEnded(); i++) {
            columns.take(next);
            next = reader.read();
        }
        return columns;
    }

    /// The first lines that are not blank.
    List<String> firstLines(int most) throws IOException {
        var start = new char[HEADER_LIMIT - 1];
        int length = read(start);
        var text = new String(start, 0, length);
        boolean ended = length < start.length;
        var lines = new ArrayList<String>();
        for (var at = HeaderLine.at(text, 0, 1, ended); at != null && lines.size() < most; at = at.next(text, ended)) {
            if (!at.isBlank()) {
                lines.add(at.text());
            }
        }
        return lines;
    }

    private int read(char[] buffer) throws IOException {
        int length = 0;
        for (int count = 0; count >= 0 && length < buffer.length; length += Math.max(count, 0)) {
            count = reader.read(buffer, length, buffer.length - length);
        }
        return length;
    }

    private void skip(int characters) throws IOException {
        for (int left = characters; left > 0; left -= (int) reader.skip(left)) {
            // as many at a time as the reader has
        }
    }

    private HeaderPlace placed(String text, HeaderLine at, Function<String, Header> reading) throws IOException {
        reader.reset();
        skip(at.from());
        long before = text.substring(0, at.from()).getBytes(StandardCharsets.UTF_8).length;
        return new HeaderPlace(reading.apply(at.text()), at.line(), marks + before);
    }

    Reader reader() {
        return reader;
    }

    /// SHA-256 of the bytes, once all of them are read.
    String sha256Hex() throws IOException {
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /// The bytes themselves, or what they are when a `.csv.gz` is unpacked.
    private static BufferedInputStream unpacked(BufferedInputStream bytes, String name) throws IOException {
        return startsWith(start(bytes), 0x1F, 0x8B)
                ? new BufferedInputStream(UnpackedFile.of(bytes, name), BUFFER)
                : bytes;
    }

    private static byte[] start(BufferedInputStream bytes) throws IOException {
        bytes.mark(8);
        var start = bytes.readNBytes(4);
        bytes.reset();
        return start;
    }

    private static Reader decoder(InputStream bytes, Charset encoding) {
        return new InputStreamReader(
                bytes,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(TextOnly.NO_CHARACTER)));
    }

    private static void refuseOtherKinds(String name, byte[] start) {
        if (start.length == 0) {
            throw new CaseFileException(name, "fault.empty");
        }
        if (startsWith(start, 'P', 'K') || startsWith(start, 0x1F, 0x8B)) {
            throw new CaseFileException(name, "fault.spreadsheet"); // packed twice
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new CaseFileException(name, "fault.old-workbook");
        }
        if (startsWith(start, 'P', 'A', 'R', '1')) {
            throw new CaseFileException(name, "fault.parquet");
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            throw new CaseFileException(name, "fault.utf16");
        }
    }

    public static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /// A digest of bytes as they are hashed.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Bytes that decode to something no text file holds.
    static class NotTextException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long line;
        private final long position;

        NotTextException(long line, long position) {
            this.line = line;
            this.position = position;
        }

        /// Line of the file, from 1.
        long line() {
            return line;
        }

        /// Character of the line, from 1.
        long position() {
            return position;
        }
    }

    /// Bytes that are no text in the encoding.
    public static final class UndecodableException extends NotTextException {
        private static final long serialVersionUID = 1L;

        private final boolean marked;

        UndecodableException(boolean marked, long line, long position) {
            super(line, position);
            this.marked = marked;
        }

        /// Whether the file says itself that it is UTF-8.
        public boolean isMarked() {
            return marked;
        }
    }

    /// Characters that were lost before the file came to us.
    static final class LostCharactersException extends NotTextException {
        private static final long serialVersionUID = 1L;

        LostCharactersException(long line, long position) {
            super(line, position);
        }
    }

    /// Bytes of two encodings in one file.
    static final class TwoEncodingsException extends NotTextException {
        private static final long serialVersionUID = 1L;

        TwoEncodingsException(long line, long position) {
            super(line, position);
        }
    }
}
