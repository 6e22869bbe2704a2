package se.klardag.cli.cases;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/// A case file opened as text (*ärendefilens text*): bytes are hashed and decoded as they are read, and what is no text
/// stops the file.
final class CaseText implements AutoCloseable {
    /// What Swedish Excel writes when it is not asked for UTF-8.
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int HEADER_LIMIT = 1 << 16;
    private static final int HEADER_TRIES = 30;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final DigestInputStream digest;
    private final BufferedReader reader;

    private CaseText(String name, DigestInputStream digest, BufferedReader reader) {
        this.name = name;
        this.digest = digest;
        this.reader = reader;
    }

    /// Opens a file in an encoding; a byte order mark is passed over.
    ///
    /// @param certain whether the user said so; else text that is in two encodings at once is refused
    /// @throws FileFault   when it is no plain file, empty, or plainly another kind of file
    /// @throws IOException when it is missing, closed to us, or broken
    static CaseText open(Path path, String name, Charset encoding, boolean certain) throws IOException {
        var file = Files.newInputStream(path);
        try {
            return of(name, file, encoding, certain);
        } catch (IOException | FileFault unusable) {
            file.close();
            throw unusable;
        }
    }

    /// The first bytes of a plain file, unpacked when it is packed.
    ///
    /// @throws FileFault when it is no plain file
    static byte[] startOf(Path path, String name) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileFault(name, "fault.directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileFault(name, "fault.not-plain"); // it could not be read twice
        }
        try (var bytes = unpacked(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            return start(bytes);
        }
    }

    private static CaseText of(String name, InputStream file, Charset encoding, boolean certain) throws IOException {
        var digest = new DigestInputStream(file, sha256());
        var bytes = unpacked(new BufferedInputStream(digest, BUFFER));
        var start = start(bytes);
        refuseOtherKinds(name, start);
        boolean marked = startsWith(start, 0xEF, 0xBB, 0xBF);
        if (marked) {
            bytes.skipNBytes(3);
        }
        boolean guessed = !certain && encoding.equals(WINDOWS_1252);
        var decoded = decoder(bytes, encoding);
        return new CaseText(
                name,
                digest,
                new BufferedReader(guessed ? new OneEncoding(decoded) : new TextOnly(decoded, marked), BUFFER));
    }

    /// Where the header stands.
    ///
    /// @param line from 1
    record HeaderPlace(Header header, long line) {}

    /// Finds the header, and leaves the reader at its start: the first of the first lines that is a whole header, for
    /// spreadsheets put titles above it; when none is, the first line that is not blank.
    ///
    /// @param reading makes a header of a line
    /// @throws FileFault when nothing stands there, or it does not end
    HeaderPlace header(Function<String, Header> reading) throws IOException {
        reader.mark(HEADER_LIMIT);
        var start = new char[HEADER_LIMIT - 1];
        int length = read(start);
        var text = new String(start, 0, length);
        boolean ended = length < start.length;
        HeaderLine first = null;
        HeaderLine nearest = null;
        long most = 0;
        int tried = 0;
        for (var at = HeaderLine.at(text, 0, 1, ended); at != null && tried < HEADER_TRIES; at = at.next(text, ended)) {
            if (at.isBlank()) {
                continue;
            }
            first = first == null ? at : first;
            tried++;
            var header = at.isWhole() ? reading.apply(at.text()) : null;
            if (header != null && header.isWhole()) {
                return placed(at, reading);
            }
            if (header != null && header.known() > most) {
                nearest = at;
                most = header.known();
            }
        }
        if (nearest != null) {
            return placed(nearest, reading); // for what it lacks to be told
        }
        if (first == null && ended) {
            throw new FileFault(name, "fault.empty");
        }
        if (first == null || !first.isWhole()) {
            throw new FileFault(name, "fault.quote", first == null ? "1" : Long.toString(first.line()));
        }
        return placed(first, reading);
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

    private HeaderPlace placed(HeaderLine at, Function<String, Header> reading) throws IOException {
        reader.reset();
        skip(at.from());
        return new HeaderPlace(reading.apply(at.text()), at.line());
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
    private static BufferedInputStream unpacked(BufferedInputStream bytes) throws IOException {
        return startsWith(start(bytes), 0x1F, 0x8B)
                ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER)
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
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void refuseOtherKinds(String name, byte[] start) {
        if (start.length == 0) {
            throw new FileFault(name, "fault.empty");
        }
        if (startsWith(start, 'P', 'K')) {
            throw new FileFault(name, "fault.spreadsheet"); // packed twice
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileFault(name, "fault.old-workbook");
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            throw new FileFault(name, "fault.utf16");
        }
    }

    static boolean startsWith(byte[] bytes, int... expected) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Bytes that decode to something no text file holds.
    static final class NotText extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Bytes that are no text in the encoding.
    static final class Undecodable extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean marked;

        Undecodable(boolean marked) {
            this.marked = marked;
        }

        /// Whether the file says itself that it is UTF-8.
        boolean isMarked() {
            return marked;
        }
    }

    /// Characters that were lost before the file came to us.
    static final class LostCharacters extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Bytes of two encodings in one file.
    static final class TwoEncodings extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Lets through text only: no control characters but tab and line ends, nothing that stands for a lost character.
    private static class TextOnly extends FilterReader {
        private final boolean marked;

        TextOnly(Reader in, boolean marked) {
            super(in);
            this.marked = marked;
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = decoded(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                char character = buffer[i];
                if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                    throw new NotText();
                }
                if (character == '\ufffd') {
                    throw new LostCharacters();
                }
            }
            return count;
        }

        private int decoded(char[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (CharacterCodingException _) {
                throw new Undecodable(marked);
            }
        }
    }

    /// Text taken for Windows-1252 because it is no UTF-8: a letter of UTF-8 in it, as Ã¥ for å, shows that parts of the
    /// file are the one and parts the other.
    private static final class OneEncoding extends TextOnly {
        private static final String SECOND_BYTES = "\u00a5\u00a4\u00b6\u2026\u201e\u2013\u00a9\u2030\u00bc";

        private boolean afterFirst;

        OneEncoding(Reader in) {
            super(in, false);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (afterFirst && SECOND_BYTES.indexOf(buffer[i]) >= 0) {
                    throw new TwoEncodings();
                }
                afterFirst = buffer[i] == '\u00c3';
            }
            return count;
        }
    }
}
