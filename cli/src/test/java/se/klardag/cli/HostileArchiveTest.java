package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that a stranger may send: each is refused with what is wrong, and nothing is written anywhere.
class HostileArchiveTest {
    private static final int CENTRAL = 0x02014b50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "/etc/passwd", "a/../../evil", "C:evil", "a\\b", "a//b", "./a", " /x"})
    void a_name_that_leads_out_is_refused(String name) throws IOException {
        refused(zip(name, "x".getBytes(StandardCharsets.UTF_8)), "får inte finnas i ett arkiv");
        try (var files = Files.list(folder)) {
            then(files).hasSize(1);
        }
    }

    @Test
    void a_bomb_is_refused() throws IOException {
        refused(zip("bomb", new byte[64 << 20]), "filen bomb är packad till en bråkdel av sin storlek");
    }

    @Test
    void a_bomb_that_understates_its_size_is_refused() throws IOException {
        var bytes = zip("bomb", new byte[8 << 20]);
        int at = central(bytes);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 24, 100);
        refused(bytes, "filen bomb är packad till en bråkdel av sin storlek");
    }

    @Test
    void files_on_top_of_each_other_are_refused() throws IOException {
        var bytes = two("aa", "ab");
        int first = central(bytes);
        int second = first + 46 + 2;
        var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // the second file's place, name and size are the first's
        zip.put(second + 46, "aA".getBytes(StandardCharsets.UTF_8)).putInt(second + 42, zip.getInt(first + 42));
        refused(bytes, "finns två gånger");

        var other = two("aa", "ab");
        var overlapping = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
        overlapping.putInt(second + 42, overlapping.getInt(first + 42));
        refused(other, "är skadat vid byte");
    }

    @Test
    void a_link_is_refused() throws IOException {
        var bytes = zip("link", "target".getBytes(StandardCharsets.UTF_8));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central(bytes) + 38, 0120777 << 16);
        refused(bytes, "link är en länk");
    }

    @Test
    void an_encrypted_file_is_refused() throws IOException {
        var bytes = zip("secret", "x".getBytes(StandardCharsets.UTF_8));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(central(bytes) + 8, (short) 1);
        refused(bytes, "secret är krypterad");
    }

    @Test
    void more_files_than_a_bundle_has_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 10_001; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        }
        refused(out.toByteArray(), "fler än 10000 filer");
    }

    /// Each of them passes for a file that is packed well; together they are half a gigabyte of half a megabyte.
    @Test
    void many_files_that_swell_together_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 500; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
                zip.write(new byte[1 << 20]);
            }
        }
        refused(out.toByteArray(), "är packad till en bråkdel av sin storlek");
    }

    @Test
    void an_archive_too_large_is_not_even_read() throws IOException {
        var file = folder.resolve("large.zip");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((256L << 20) + 1);
        }
        var call = Call.of("verify", file.toString()).isRefused();
        then(call.err()).contains("är större än 256 MB");
    }

    @Test
    void a_truncated_archive_is_refused_wherever_it_ends() throws IOException {
        var bytes = zip("a", "some text".getBytes(StandardCharsets.UTF_8));
        for (int size = 0; size < bytes.length; size += 5) {
            var call = Call.of("verify", write(Arrays.copyOf(bytes, size)).toString()).isRefused();
            then(call.err()).containsAnyOf("avhugget", "inget zip-arkiv");
        }
    }

    @Test
    void a_zip_that_is_no_bundle_says_so() throws IOException {
        refused(zip("a.txt", "text".getBytes(StandardCharsets.UTF_8)), "är inget paket från klardag bundle");
    }

    private void refused(byte[] bytes, String why) throws IOException {
        var call = Call.of("verify", write(bytes).toString()).isRefused();
        then(call.err()).contains(why);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hostile.zip"), bytes);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] two(String one, String other) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(one));
            zip.write(1);
            zip.putNextEntry(new ZipEntry(other));
            zip.write(2);
        }
        return out.toByteArray();
    }

    private static int central(byte[] bytes) {
        var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.length - 4; at++) {
            if (zip.getInt(at) == CENTRAL) {
                return at;
            }
        }
        throw new AssertionError("no directory");
    }
}
