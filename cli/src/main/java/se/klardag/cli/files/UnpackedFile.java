package se.klardag.cli.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import se.klardag.rules.files.FileRefusedException;

/// What a packed file becomes (*uppackad fil*), until it has become more than any case file does of so few bytes.
public final class UnpackedFile extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private static final long SMALL = 8L << 20;
    private static final int MOST_TIMES = 200;

    private final String name;
    private final Packed packed;
    private long unpacked;

    private UnpackedFile(Packed packed, String name) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
        this.name = name;
    }

    /// Unpacks bytes that gzip packed.
    ///
    /// @throws IOException when it did not; reading ends with a [FileRefusedException] where the file is swollen
    public static InputStream of(InputStream packed, String name) throws IOException {
        return new UnpackedFile(new Packed(packed), name);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int got = super.read(bytes, from, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int got) throws IOException {
        unpacked += got;
        if (unpacked > SMALL && unpacked / MOST_TIMES > packed.read) {
            throw FileRefusedException.swollen(name);
        }
    }

    /// The bytes as they were packed, counted.
    private static final class Packed extends FilterInputStream {
        private long read;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            read += Math.max(got, 0);
            return got;
        }
    }
}
