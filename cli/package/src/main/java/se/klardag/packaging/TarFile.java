package se.klardag.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A `.tar.gz` in the form of POSIX (ustar): everything belongs to root and is of one time.
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final OutputStream out;
    private final Instant time;

    private TarFile(OutputStream out, Instant time) {
        this.out = out;
        this.time = time;
    }

    /// @param root of the names, such as `./` or none
    static byte[] of(String root, FileTree tree, Instant time) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            new TarFile(gzip, time).write(root, tree);
        }
        return bytes.toByteArray();
    }

    private void write(String root, FileTree tree) throws IOException {
        var names = new TreeSet<>(tree.files().keySet());
        names.addAll(tree.folders());
        if (!root.isEmpty()) {
            header(root, 0755, 0, '5', "");
        }
        for (var name : names) {
            var file = tree.files().get(name);
            switch (file) {
                case null -> header(root + name, 0755, 0, '5', "");
                case PackedFile.Linked linked -> header(root + name, 0777, 0, '2', linked.target());
                case PackedFile.Copied copied -> content(root + name, copied);
                case PackedFile.Written written -> content(root + name, written);
            }
        }
        out.write(new byte[2 * BLOCK]);
    }

    private void content(String name, PackedFile file) throws IOException {
        var bytes = file.bytes();
        header(name, file.mode(), bytes.length, '0', "");
        out.write(bytes);
        out.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
    }

    private void header(String name, int mode, long size, char type, String link) throws IOException {
        int cut = name.length() <= NAME ? -1 : name.indexOf('/', name.length() - NAME - 1);
        if (cut > PREFIX || (name.length() > NAME && cut < 0) || link.length() > NAME) {
            throw new IOException("too long for tar: " + name);
        }
        var header = new byte[BLOCK];
        text(header, 0, cut < 0 ? name : name.substring(cut + 1));
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, time.getEpochSecond());
        header[156] = (byte) type;
        text(header, 157, link);
        text(header, 257, "ustar\00000");
        text(header, 265, "root");
        text(header, 297, "root");
        text(header, 345, cut < 0 ? "" : name.substring(0, cut));
        checksum(header);
        out.write(header);
    }

    /// The sum of the header's bytes, its own place counted as spaces.
    private static void checksum(byte[] header) {
        text(header, 148, "        ");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        octal(header, 148, 7, sum);
    }

    private static void octal(byte[] header, int at, int width, long value) {
        var digits = Long.toOctalString(value);
        text(header, at, "0".repeat(width - 1 - digits.length()) + digits);
        header[at + width - 1] = 0;
    }

    private static void text(byte[] header, int at, String text) {
        var bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
