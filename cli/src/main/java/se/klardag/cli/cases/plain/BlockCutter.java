package se.klardag.cli.cases.plain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import se.klardag.cli.cases.table.CaseText;
import se.klardag.cli.cases.table.CsvTable;

/// Divides a file into blocks that end with a line (*blockdelning*), and hashes its bytes on the way.
final class BlockCutter implements AutoCloseable {
    /// A line that is longer is for the careful reader.
    private static final int LONGEST_LINE = 1 << 24;

    private final DigestInputStream digest;
    private final InputStream bytes;
    private byte[] rest = {};
    private int restLength;
    private long offset;
    private boolean ended;

    /// @throws IOException when the file cannot be read up to its header
    BlockCutter(CsvTable table) throws IOException {
        digest = new DigestInputStream(table.bytes(), CaseText.sha256());
        try {
            bytes = CaseText.unpacked(digest, table.name());
            bytes.skipNBytes(table.headerOffset());
            offset = table.headerOffset();
        } catch (IOException | RuntimeException unread) {
            digest.close();
            throw unread;
        }
    }

    /// Fills a block with whole lines; what cannot be read breaks it off where the careful reader will meet the same.
    ///
    /// @return whether there was anything left
    boolean fill(RowBlock block) {
        block.begin(offset);
        try {
            return ended ? false : fillLines(block);
        } catch (IOException | RuntimeException _) {
            // the careful reader says what is wrong
            ended = true;
            block.length(0);
            block.breakOff(0, 0);
            return true;
        }
    }

    private boolean fillLines(RowBlock block) throws IOException {
        while (block.room() < restLength) {
            block.grow();
        }
        System.arraycopy(rest, 0, block.bytes(), 0, restLength);
        int length = restLength;
        while (true) {
            length += bytes.readNBytes(block.bytes(), length, block.room() - length);
            ended = length < block.room();
            int end = ended ? length : lineEnd(block.bytes(), length);
            if (end > 0 || ended) {
                keepRest(block.bytes(), end, length);
                block.length(end);
                offset += end;
                return end > 0;
            }
            if (block.room() >= LONGEST_LINE) {
                ended = true;
                block.breakOff(0, 0);
                return true;
            }
            block.grow();
        }
    }

    private static int lineEnd(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void keepRest(byte[] all, int from, int end) {
        restLength = end - from;
        if (rest.length < restLength) {
            rest = new byte[2 * restLength];
        }
        System.arraycopy(all, from, rest, 0, restLength);
    }

    /// Whether nothing is left.
    boolean isEnded() {
        return ended;
    }

    /// SHA-256 of the file.
    String sha256Hex() throws IOException {
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
