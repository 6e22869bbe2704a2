package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// The many forms in which systems and spreadsheets save the same cases: each gives the same bill.
class GoodFileTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PLAIN = CaseLines.table(
            CaseLines.row("unit", "Geriatrik Örebro", "legal_basis", ""),
            CaseLines.row("case_id", "b", "legal_basis", "ÖPT"),
            CaseLines.row("case_id", "c", "care_type", "psychiatric", "consent", "yes"));

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void each_delimiter(String delimiter, @TempDir Path folder) {
        thenSame(folder, PLAIN.replace(",", delimiter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void each_line_end(String end, @TempDir Path folder) {
        thenSame(folder, PLAIN.replace("\n", end));
        thenSame(folder, PLAIN.replace("\n", end).strip());
    }

    @Test
    void rows_are_numbered_alike_whatever_the_line_end(@TempDir Path folder) {
        var rows = CaseLines.table(CaseLines.row(), "", CaseLines.row("case_id", "b", "municipality", "x"));
        for (var end : new String[]{"\n", "\r\n", "\r"}) {
            then(Call.settle(CaseLines.text(folder, "c.csv", rows.replace("\n", end))).err()).contains("rad 4,");
        }
    }

    @Test
    void repeated_ids_are_told_apart_by_row_whatever_the_line_end(@TempDir Path folder) {
        var rows = CaseLines.table(CaseLines.row(), CaseLines.row(), CaseLines.row("case_id", "b"));
        for (var end : new String[]{"\n", "\r\n", "\r"}) {
            var call = Call.settle(CaseLines.text(folder, "c.csv", rows.replace("\n", end)), "--format", "json");
            then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
            then(call.err()).contains("rad 3,");
        }
    }

    @Test
    void each_encoding(@TempDir Path folder) {
        thenSame(folder, "\ufeff" + PLAIN);
        thenSame(folder, CaseLines.text(folder, "c.csv", PLAIN, WINDOWS));
        // the first byte that is no UTF-8 is far down, after rows were taken
        var late = new StringBuilder(CaseLines.table());
        for (int i = 0; i < 5000; i++) {
            late.append(CaseLines.row("case_id", "x" + i, "municipality", "1281")).append('\n');
        }
        var text = late + CaseLines.row("legal_basis", "ÖPT") + "\n";
        then(settled(CaseLines.text(folder, "w.csv", text, WINDOWS)))
                .isEqualTo(settled(CaseLines.text(folder, "u.csv", text)));
    }

    @Test
    void a_name_in_windows_1252_is_shown_right(@TempDir Path folder) {
        var text = CaseLines.table(CaseLines.row("municipality", "Ängelholm"));

        then(Call.settle(CaseLines.text(folder, "c.csv", text, WINDOWS)).err()).contains("”Ängelholm”");
    }

    @Test
    void blanks_around_values_and_headings(@TempDir Path folder) {
        thenSame(folder, PLAIN.replace(",", " ,\t").replace("case_id", " case_id"));
        thenSame(folder, PLAIN.replace(",", "\u00a0,\u00a0"));
    }

    @Test
    void blank_rows_anywhere(@TempDir Path folder) {
        thenSame(folder, "\n  \n" + PLAIN.replace("\n", "\n\n \t\n" + ",".repeat(17) + "\n\u00a0,\u00a0\n"));
        thenSame(folder, PLAIN + "\n\n\n");
    }

    @Test
    void a_heading_in_another_case_and_columns_in_another_order(@TempDir Path folder) {
        var upper = PLAIN.replaceFirst(CaseLines.HEADER, CaseLines.HEADER.toUpperCase(Locale.ROOT));
        thenSame(folder, upper);
        thenSame(folder, moved(PLAIN));
    }

    @Test
    void quoted_fields_with_delimiters_quotes_and_line_ends(@TempDir Path folder) {
        thenSame(folder, PLAIN.replace("Geriatrik Örebro", "\"Geriatrik, \"\"Örebro\"\"\n2 tr\r\n\""));
        thenSame(folder, PLAIN.replaceAll("([^,\n]+)", "\"$1\""));
    }

    @Test
    void a_long_name_of_a_ward(@TempDir Path folder) {
        thenSame(folder, PLAIN.replace("Geriatrik", "x".repeat(190)));
    }

    /// What nobody reads may be as long as it likes.
    @Test
    void a_field_of_65_kilobytes_in_a_column_that_is_not_read(@TempDir Path folder) {
        thenSame(folder, PLAIN.replace("\n", "," + "x".repeat(65_536) + "\n").replaceFirst(",x+\n", ",Kommentar\n"));
    }

    @Test
    void unknown_columns_are_named_and_ignored(@TempDir Path folder) {
        var text = PLAIN.replace("\n", ",1\n").replaceFirst(",1\n", ",Kommentar\n");
        var call = Call.settle(CaseLines.text(folder, "c.csv", text), "--format", "json");

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.err()).contains("c.csv: kolumnen Kommentar är okänd och läses inte");
        thenSame(folder, text);
    }

    @Test
    void optional_columns_may_be_missing(@TempDir Path folder) {
        var file = CaseLines.text(
                folder,
                "c.csv",
                "discharged_at;case_id;ready_notice_at;municipality\n2022-09-08 13:00;a;2022-09-05 10:00;1280\n");
        var call = Call.settle(file, "--format", "json");

        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(call.json().get("municipalities").get(0).get("excluded").toString()).contains("no-admission-notice");
    }

    @Test
    void times_with_seconds_fractions_and_offsets(@TempDir Path folder) {
        for (var form : new String[]{"2022-09-08T13:00", "2022-09-08 13:00:00", "2022-09-08T13:00:00.000",
                "2022-09-08T13:00:00.123456789", "2022-09-08T11:00:00Z", "2022-09-08T13:00+02:00",
                "2022-09-08 06:00:00-05:00"}) {
            thenSame(folder, PLAIN.replace("2022-09-08 13:00", form));
        }
    }

    @Test
    void a_gzip_file_whatever_its_name(@TempDir Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(PLAIN.getBytes(WINDOWS));
        }
        thenSame(folder, CaseLines.bytes(folder, "c.csv.gz", bytes.toByteArray()));
        thenSame(folder, CaseLines.bytes(folder, "c.csv", bytes.toByteArray()));
    }

    @Test
    void a_symbolic_link(@TempDir Path folder) throws IOException {
        var file = CaseLines.text(folder, "c.csv", PLAIN);
        thenSame(folder, Files.createSymbolicLink(folder.resolve("länk till fil.csv"), file));
    }

    @Test
    void several_files_are_as_one(@TempDir Path folder) {
        var lines = PLAIN.lines().toList();
        var one = CaseLines.text(folder, "1.csv", lines.get(0) + "\n" + lines.get(1) + "\n");
        var two = CaseLines.text(folder, "2.csv",
                lines.get(0).replace(',', ';') + "\n" + (lines.get(2) + "\n" + lines.get(3))
                        .replace(',', ';'),
                WINDOWS);

        then(Call.settle(one, two.toString(), "--format", "json").json().get("municipalities"))
                .isEqualTo(settled(CaseLines.text(folder, "c.csv", PLAIN)));
    }

    @Test
    void a_file_whose_name_begins_with_a_commercial_at_is_a_file(@TempDir Path folder) {
        thenSame(folder, CaseLines.text(folder, "@cases.csv", PLAIN));
    }

    @Test
    void a_header_alone_is_a_month_without_cases(@TempDir Path folder) {
        var call = Call.settle(CaseLines.text(folder, "c.csv", CaseLines.HEADER));

        then(call.code()).isEqualTo(ExitCode.DONE);
        then(call.out()).contains("Inga ärenden hör till september 2022.");
    }

    private static void thenSame(Path folder, String text) {
        thenSame(folder, CaseLines.text(folder, "form.csv", text));
    }

    private static void thenSame(Path folder, Path file) {
        var plain = settled(CaseLines.bytes(folder, "plain.csv", PLAIN.getBytes(StandardCharsets.UTF_8)));
        then(plain.size()).isEqualTo(1);
        then(plain.get(0).get("excluded").toString()).contains("own-rules-opt-orv");
        then(settled(file)).isEqualTo(plain);
    }

    private static JsonNode settled(Path file) {
        var call = Call.settle(file, "--format", "json");
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        return call.json().get("municipalities");
    }

    /// The last column first.
    private static String moved(String table) {
        var moved = new StringBuilder();
        table.lines()
                .forEach(line -> moved.append(line.substring(line.lastIndexOf(',') + 1))
                        .append(',')
                        .append(line, 0, line.lastIndexOf(','))
                        .append('\n'));
        return moved.toString();
    }
}
