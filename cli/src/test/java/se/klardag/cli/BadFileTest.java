package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// A file that is wrong as a whole: named with what to do, exit code 2, nothing settled.
class BadFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"case_id", "municipality", "ready_notice_at", "discharged_at"})
    void a_missing_required_column(String column, @TempDir Path folder) {
        var file = CaseLines.text(folder, "c.csv", CaseLines.table(CaseLines.row()).replace(column, "annat"));

        thenRefused(file, "kolumner saknas: " + column, "rubrikrad");
    }

    @Test
    void a_spreadsheet_of_open_document_is_named_for_what_it_is(@TempDir Path other) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write("<x/>".getBytes(StandardCharsets.US_ASCII));
        }
        var call = Call.settle(CaseLines.bytes(other, "cases.ods", bytes.toByteArray())).isRefused();
        then(call.err()).contains("OpenDocument (.ods)", "spara som Excel-arbetsbok (.xlsx)");
    }

    /// The statement that the message gives makes a file that is read, from times without a zone.
    @Test
    void a_parquet_file_is_named_for_what_it_is_and_duckdb_writes_it_as_csv(@TempDir Path other) throws Exception {
        var parquet = other.resolve("cases.parquet");
        var csv = other.resolve("cases.csv");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:"); var statement = duck.createStatement()) {
            statement.execute(
                    ("COPY (SELECT 'a' case_id, 1280 municipality, TIMESTAMP '2022-09-01 09:00' ready_notice_at,"
                            + " TIMESTAMP '2022-09-08 10:00' discharged_at) TO '%s'").formatted(parquet));
            var said = Call.settle(parquet).isRefused().err();

            then(said).contains("är en Parquet-fil, som inte läses", "COPY (FROM 'cases.parquet') TO 'cases.csv'");
            statement.execute("COPY (FROM '%s') TO '%s'".formatted(parquet, csv));
        }
        then(Call.settle(csv).out()).contains("Malmö");
    }

    @Test
    void several_missing_columns_are_named_at_once(@TempDir Path folder) {
        thenRefused(
                CaseLines.text(folder, "c.csv", "case_id,kommun\na,1280\n"),
                "kolumner saknas: municipality, ready_notice_at, discharged_at",
                "case_id,kommun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", ":", "^", " "})
    void a_delimiter_that_is_none_of_ours(String delimiter, @TempDir Path folder) {
        thenRefused(
                CaseLines.text(folder, "c.csv", CaseLines.table(CaseLines.row()).replace(",", delimiter)),
                "--delimiter",
                "case_id" + delimiter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "case_id | kolumner saknas: municipality", "hej | ingen av våra rubriker", "1280 | ingen av våra rubriker",
            "'\"case_id,municipality\"' | --delimiter"})
    void a_file_with_one_column(String text, String message, @TempDir Path folder) {
        thenRefused(CaseLines.text(folder, "c.csv", text + "\na\n"), message);
    }

    @Test
    void a_quote_that_is_never_closed_names_its_row(@TempDir Path folder) {
        var rows = CaseLines.table(CaseLines.row(), CaseLines.row("unit", "\"A", "case_id", "b"), CaseLines.row());

        thenRefused(CaseLines.text(folder, "c.csv", rows), "citattecknen går inte ihop", "från rad 3", "rätta");
    }

    @Test
    void text_after_a_closing_quote_names_its_row(@TempDir Path folder) {
        thenRefused(
                CaseLines.file(folder, CaseLines.row(), CaseLines.row("unit", "\"A\"B")), "citattecknen", "från rad 3");
    }

    /// Two limits: 16,384 columns, and 65,535 characters, which 9,000 columns with names of seven characters are past.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "200000 | , | 1 | ''", "200000 | ; | 1 | ''", "20000 | , | 1 | ''", "9000 | , | 1 | kolumn",
            "200000 | , | 3 | ''", "17000 | , | 3 | ''"})
    void a_header_with_too_many_columns_is_told_their_number(
            int columns, String delimiter, int row, String title, @TempDir Path folder) {
        var header = "case_id" + (delimiter + title + "x").repeat(columns - 1);
        var file = CaseLines.text(folder, "c.csv", "Uttag\n".repeat(row - 1) + header + "\n" + header + "\n");
        thenRefused(file, "rubrikraden (rad " + row + ") har " + columns + " kolumner", "högst 16384 kolumner",
                "65535 tecken");
    }

    @Test
    void a_header_that_never_ends(@TempDir Path folder) {
        thenRefused(CaseLines.text(folder, "c.csv", "x".repeat(1 << 20)), "fält är för långt", "rad 1");
        thenRefused(CaseLines.text(folder, "c.csv", "case_id,\"" + "x\n".repeat(1 << 19)), "rad 1");
    }

    @Test
    void a_field_of_20_megabytes_names_its_row(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), CaseLines.row("unit", "x".repeat(20 << 20)));

        thenRefused(file, "fält är för långt", "från rad 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "   \n\t\n", "\ufeff", "\u00a0\n"})
    void an_empty_file(String text, @TempDir Path folder) {
        thenRefused(CaseLines.text(folder, "c.csv", text), "är tom; exportera den igen");
    }

    @Test
    void a_column_that_stands_twice(@TempDir Path folder) {
        var text = CaseLines.table(CaseLines.row()).replaceFirst("\n", ",Case_Id\n").replaceFirst("\n$", ",b\n");

        thenRefused(CaseLines.text(folder, "c.csv", text), "kolumnen case_id finns två gånger");
    }

    @Test
    void a_directory_and_a_missing_file(@TempDir Path folder) {
        thenRefused(folder, "är en katalog; ange en fil");
        thenRefused(folder.resolve("borta.csv"), "filen finns inte");
        thenRefused(CaseLines.text(folder, "c.csv", "").resolve("under.csv"), "c.csv");
    }

    @Test
    void a_file_that_may_not_be_read(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var file = CaseLines.file(folder, CaseLines.row());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // the superuser reads everything: FileFaultTest shows what others see
        Assumptions.assumeFalse(Files.isReadable(file));

        thenRefused(file, "får inte läsas; ge läsrätt eller kopiera filen");
    }

    @Test
    void what_is_no_plain_file_is_not_waited_for() {
        var device = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(device));

        thenRefused(device, "ingen vanlig fil", "spara den först");
    }

    @ParameterizedTest
    @CsvSource({
            "89504E470D0A1A0A0000000D49484452, är inte text", // PNG
            "504B030414000600, Excel- eller zip-fil", // xlsx
            "D0CF11E0A1B11AE1, är inte text", // xls
            "255044462D312E370A25E2E3CFD30A00, är inte text", // PDF
            "63617365005F6964, är inte text", // NUL bytes
            "FFFE630061007300, UTF-16", "FEFF006300610073, UTF-16", "6300610073006500, är inte text",
            "EFBBBF63617365FF, är inte text", // says it is UTF-8, and is not
            "1B5B324A63617365, är inte text", // speaks to the terminal
    })
    void bytes_that_are_no_text(String hex, String message, @TempDir Path folder) {
        thenRefused(
                CaseLines.bytes(folder, "c.csv", HexFormat.of().parseHex(hex)),
                message,
                "spara");
    }

    @Test
    void random_bytes(@TempDir Path folder) {
        var random = new Random(1);
        for (int i = 0; i < 50; i++) {
            var bytes = new byte[1 + random.nextInt(5000)];
            random.nextBytes(bytes);
            Call.settle(CaseLines.bytes(folder, "c.csv", bytes)).isRefused();
        }
    }

    @Test
    void a_zero_byte_far_down_settles_nothing(@TempDir Path folder) {
        var rows = new StringBuilder(CaseLines.table(CaseLines.row()));
        for (int i = 0; i < 3000; i++) {
            rows.append(CaseLines.row("case_id", "x" + i)).append('\n');
        }
        thenRefused(CaseLines.text(folder, "c.csv", rows + CaseLines.row("unit", "a\0b")), "är inte text");
    }

    @Test
    void a_gzip_file_that_is_cut_off_or_damaged(@TempDir Path folder) throws IOException {
        var rows = new StringBuilder(CaseLines.table(CaseLines.row()));
        for (int i = 0; i < 3000; i++) {
            rows.append(CaseLines.row("case_id", "x" + i)).append('\n');
        }
        var whole = gzip(rows.toString());
        for (int length : new int[]{2, 5, 12, whole.length / 2, whole.length - 4}) {
            thenRefused(
                    CaseLines.bytes(folder, "c.csv.gz", Arrays.copyOf(whole, length)),
                    "går inte att packa upp",
                    "kopiera den igen");
        }
        whole[whole.length / 2] ^= 0x55;
        then(Call.settle(CaseLines.bytes(folder, "c.csv.gz", whole)).isRefused().err()).contains("c.csv.gz");
        thenRefused(CaseLines.bytes(folder, "c.csv.gz", gzip("")), "är tom");
    }

    @Test
    void a_gzip_bomb_of_zeros_or_of_one_field_is_refused(@TempDir Path folder) throws IOException {
        thenRefused(bomb(folder, "", (byte) 0, 1 << 10), "är inte text");
        thenRefused(bomb(folder, "", (byte) 'a', 1 << 10), "fält är för långt");
        thenRefused(bomb(folder, CaseLines.HEADER + "\n", (byte) 'a', 1 << 10), "packad till en bråkdel");
    }

    @Test
    void a_field_without_an_end_is_refused(@TempDir Path folder) {
        thenRefused(CaseLines.text(folder, "c.csv", "a".repeat(20 << 20)), "fält är för långt");
        thenRefused(CaseLines.text(folder, "c.csv", CaseLines.HEADER + "\n" + "a".repeat(20 << 20)),
                "fält är för långt");
    }

    @Test
    void one_row_that_comes_again_and_again_costs_no_memory_per_row(@TempDir Path folder) throws IOException {
        // GIVEN a row that comes 400,000 times
        var path = folder.resolve("b.csv");
        var row = (CaseLines.row("unit", "x".repeat(100)) + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(path)) {
            out.write((CaseLines.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 400; i++) {
                out.write(row);
            }
        }
        // WHEN
        var call = Call.settle(path, "--format", "json");
        // THEN
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(399_999);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
    }

    @Test
    void one_bad_file_among_good_ones_settles_nothing(@TempDir Path folder) {
        var good = CaseLines.file(folder, CaseLines.row());
        var bad = CaseLines.text(folder, "bad.csv", "hej\n");
        var call = Call.settle(good, bad.toString());

        call.isRefused();
        then(call.err()).startsWith(bad + ": ");
    }

    @Test
    void a_message_shows_at_most_a_line_of_the_header(@TempDir Path folder) {
        var call = Call.settle(CaseLines.text(folder, "c.csv", "case_id,\"a\nb\"," + "x".repeat(5000) + "\n"));

        call.isRefused();
        then(call.err().lines()).hasSize(1);
        then(call.err()).hasSizeLessThan(400).contains("…");
    }

    private static void thenRefused(Path file, String... words) {
        var call = Call.settle(file);
        call.isRefused();
        then(call.err()).contains(file.toString()).contains(words);

        var english = Call.settleInEnglish(file);
        english.isRefused();
        then(english.err()).contains(file.toString()).isNotEqualTo(call.err());
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /// One byte a million times, `megabytes` times: a gzip file may hold several, one after the other.
    private static Path bomb(Path folder, String start, byte content, int megabytes) throws IOException {
        var block = new byte[1 << 20];
        Arrays.fill(block, content);
        var member = gzip(new String(block, StandardCharsets.US_ASCII));
        var path = folder.resolve("bomb.csv.gz");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(gzip(start));
            for (int i = 0; i < megabytes; i++) {
                out.write(member);
            }
        }
        return path;
    }
}
