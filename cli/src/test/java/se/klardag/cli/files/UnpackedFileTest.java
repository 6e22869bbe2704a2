package se.klardag.cli.files;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/// A packed file is read to its end, and nothing may follow: neither text that nobody would see, nor a part that is broken.
class UnpackedFileTest {
    @Test
    void one_part_or_several_are_one_file() throws IOException {
        var one = packed("a;b\n".getBytes(StandardCharsets.ISO_8859_1));
        then(unpacked(one)).isEqualTo("a;b\n");
        then(unpacked(joined(one, packed("c;d\n".getBytes(StandardCharsets.ISO_8859_1))))).isEqualTo("a;b\nc;d\n");
    }

    /// Wherever the end falls in what is read at a time: 65,536 bytes.
    @Test
    void what_follows_the_end_is_refused() throws IOException {
        for (int size : new int[]{4, 65_490, 65_500, 65_505, 65_510, 65_515, 65_520, 131_040}) {
            var noise = new byte[size];
            new Random(2_017_612).nextBytes(noise);
            var one = packed(noise);
            for (int shorter = 0; shorter < 30; shorter++) {
                var part = packed(Arrays.copyOf(noise, Math.max(1, size - shorter)));
                then(read(part).length).isEqualTo(Math.max(1, size - shorter));
                for (var junk : new String[]{"x", "junk that nobody reads, and more of it than a header", "\u001f"}) {
                    thenThrownBy(() -> read(joined(part, junk.getBytes(StandardCharsets.ISO_8859_1))))
                            .as(size - shorter + junk)
                            .isInstanceOf(ZipException.class);
                }
            }
            then(read(joined(one, one)).length).isEqualTo(2 * size);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] next) {
        var all = Arrays.copyOf(one, one.length + next.length);
        System.arraycopy(next, 0, all, one.length, next.length);
        return all;
    }

    private static byte[] read(byte[] packed) throws IOException {
        try (InputStream in = UnpackedFile.of(new ByteArrayInputStream(packed), "x.csv.gz")) {
            return in.readAllBytes();
        }
    }

    private static String unpacked(byte[] packed) throws IOException {
        return new String(read(packed), StandardCharsets.ISO_8859_1);
    }
}
