package se.klardag.cli.audit.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.zip.CRC32;

/// Files in one zip file whose bytes depend on nothing but the files (*zip-arkiv*): sorted by name, stored as they are, all of one
/// date. Any program opens it.
public final class ZipArchive {
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;

    private static final short VERSION = 20;
    private static final short MADE_BY_UNIX = 3 << 8 | VERSION;
    private static final short UTF8 = 1 << 11;

    /// 1 January 1980, the first day that a zip file knows.
    private static final short DATE = 1 << 5 | 1;
    private static final int PLAIN_FILE = 0100644 << 16;

    private ZipArchive() {}

    /// The archive of files, by their names.
    public static byte[] write(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            var path = name.getBytes(StandardCharsets.UTF_8);
            int at = out.size();
            out.writeBytes(little(LOCAL_SIZE).putInt(LOCAL).putShort(VERSION).put(common(path, bytes)).array());
            out.writeBytes(path);
            out.writeBytes(bytes);
            directory.writeBytes(little(CENTRAL_SIZE).putInt(CENTRAL)
                    .putShort(MADE_BY_UNIX)
                    .putShort(VERSION)
                    .put(common(path, bytes))
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(PLAIN_FILE)
                    .putInt(at)
                    .array());
            directory.writeBytes(path);
        });
        int at = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(little(END_SIZE).putInt(END)
                .putInt(0)
                .putShort((short) files.size())
                .putShort((short) files.size())
                .putInt(directory.size())
                .putInt(at)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    /// What both headers of a file say: flags, no compression, time and date, checksum, sizes, length of the name, no extras.
    private static byte[] common(byte[] path, byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return little(24).putShort(UTF8)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DATE)
                .putInt((int) sum.getValue())
                .putInt(bytes.length)
                .putInt(bytes.length)
                .putShort((short) path.length)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
