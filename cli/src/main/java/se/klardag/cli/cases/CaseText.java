package se.klardag.cli.cases;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// A case file opened as text (*ärendefilens text*): bytes are hashed and decoded as they are read, and what is no text
/// stops the file.
final class CaseText implements AutoCloseable {
    /// What Swedish Excel writes when it is not asked for UTF-8.
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int HEADER_LIMIT = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final DigestInputStream digest;
    private final BufferedReader reader;
    private final boolean marked;

    private CaseText(String name, DigestInputStream digest, BufferedReader reader, boolean marked) {
        this.name = name;
        this.digest = digest;
        this.reader = reader;
        this.marked = marked;
    }

    /// Opens a file in an encoding; a byte order mark is passed over.
    ///
    /// @throws FileFault   when it is no plain file, empty, or plainly another kind of file
    /// @throws IOException when it is missing, closed to us, or broken
    static CaseText open(Path path, Charset encoding) throws IOException {
        var name = path.toString();
        if (Files.isDirectory(path)) {
            throw new FileFault(name, "fault.directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileFault(name, "fault.not-plain"); // it could not be read twice
        }
        var file = Files.newInputStream(path);
        try {
            return of(name, file, encoding);
        } catch (IOException | FileFault unusable) {
            file.close();
            throw unusable;
        }
    }

    private static CaseText of(String name, InputStream file, Charset encoding) throws IOException {
        var digest = new DigestInputStream(file, sha256());
        var bytes = unpacked(new BufferedInputStream(digest, BUFFER));
        var start = start(bytes);
        refuseOtherKinds(name, start);
        boolean marked = startsWith(start, 0xEF, 0xBB, 0xBF);
        if (marked) {
            bytes.skipNBytes(3);
        }
        return new CaseText(name, digest, new BufferedReader(new TextOnly(decoder(bytes, encoding)), BUFFER), marked);
    }

    /// The header line, the first that is not blank; left to be read again.
    ///
    /// @throws FileFault when it does not end
    String headerLine() throws IOException {
        reader.mark(HEADER_LIMIT);
        var line = new StringBuilder();
        boolean quoted = false;
        boolean ended = false;
        for (int i = 0; i < HEADER_LIMIT - 1 && !ended; i++) {
            int character = reader.read();
            boolean lineEnd = !quoted && (character == '\n' || character == '\r');
            ended = character < 0 || (lineEnd && !isBlank(line));
            if (lineEnd) {
                line.setLength(ended ? line.length() : 0);
            } else if (!ended) {
                quoted ^= character == '"';
                line.append((char) character);
            }
        }
        if (!ended) {
            throw new FileFault(name, "fault.quote", "1");
        }
        reader.reset();
        return line.toString();
    }

    private static boolean isBlank(CharSequence line) {
        return line.chars().allMatch(character -> Blanks.isBlank((char) character));
    }

    Reader reader() {
        return reader;
    }

    /// Whether the file says itself that it is UTF-8.
    boolean isMarked() {
        return marked;
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
            throw new FileFault(name, "fault.spreadsheet");
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            throw new FileFault(name, "fault.utf16");
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
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

    /// Lets through text only: no control characters but tab and line ends.
    private static final class TextOnly extends FilterReader {
        TextOnly(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                char character = buffer[i];
                if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                    throw new NotText();
                }
            }
            return count;
        }
    }
}
