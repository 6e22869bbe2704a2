package se.klardag.cli.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
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
        super(new Members(packed));
        this.packed = packed;
        this.name = name;
    }

    /// Unpacks bytes that gzip packed.
    ///
    /// @throws IOException when it did not, or anything follows what it packed; reading ends with a [FileRefusedException] where the file is swollen
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

    /// The packed parts, which are read one after the other: after the last of them nothing may follow. The class of the
    /// platform takes whatever does for the end.
    private static final class Members extends GZIPInputStream {
        private static final int TRAILER = 8;

        private final Packed packed;
        /// Bytes that were read when the inflater got its last ones; what is read later is no packed data.
        private long filled;

        Members(Packed packed) throws IOException {
            super(packed, BUFFER);
            this.packed = packed;
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            filled = packed.read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            if (got < 0) {
                long more = inf.getRemaining() + packed.read - filled - TRAILER;
                if (more > 0 || packed.read() >= 0) {
                    throw new ZipException("bytes after the end");
                }
            }
            return got;
        }
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
