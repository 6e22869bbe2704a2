package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// What the program says the first time it meets a file: what it looked for, and the next thing to do.
class FirstContactTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "Ärendenr;Hemkommun;Klar;Ut\n1;Malmö;2022-09-05;2022-09-07\n",
            "Utdata september 2022\n\nÄrendenr;Hemkommun;Klar;Ut\n1;Malmö;2022-09-05;2022-09-07\n",
            "Utdata\nÄrendenr\tHemkommun\tKlar\tUt\n1\tMalmö\t2022-09-05\t2022-09-07\n"})
    void an_unknown_layout_is_shown_at_its_headings_with_the_command_to_try(String text) {
        var file = CaseLines.text(folder, "export.csv", text);
        var call = Call.settle(file).isRefused();

        then(call.err()).contains("ingen av våra rubriker", "Ärendenr", "Hemkommun",
                "klardag check --suggest-mapping " + file).doesNotContain("komma, semikolon eller tabb");
    }

    @Test
    void every_fault_of_a_row_is_named_at_once() {
        var file = CaseLines.file(folder, CaseLines.row("case_id", "good"), CaseLines.row(
                "municipality", "Malmö", "ready_notice_at", "igår", "consent", "kanske"));
        var call = Call.settle(file, "--format", "json");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
        then(call.err()).contains("rad 3, kolumn municipality, värde ”Malmö”", "kolumn ready_notice_at, värde ”igår”",
                "kolumn consent, värde ”kanske”");
        Call.settle(file, "--out", folder.resolve("o").toString());
        var lines = CaseLines.read(folder.resolve("o").resolve("rejected.csv")).lines().toList();
        then(lines).hasSize(2);
        then(lines.get(1)).contains("ready_notice_at", "igår", "kanske");
    }

    @Test
    void the_heading_of_the_file_is_named_beside_ours() {
        var mapping = CaseLines.text(folder, "m.yaml", """
                schema: 1
                id: my-export
                title: Prov
                status: proposed
                says: Syntetisk.
                columns:
                  case_id: [Nr]
                  municipality: [Hemkommun]
                  ready_notice_at: [Klar]
                  discharged_at: [Ut]
                """);
        var file = CaseLines.text(folder, "c.csv", "Nr,Hemkommun,Klar,Ut\n1,1280,igår,2022-09-07 13:00\n");
        then(Call.settle(file, "--mapping", mapping.toString()).err())
                .contains("rad 2, kolumn ready_notice_at, värde ”igår”: under rubriken ”Klar”: ingen tidpunkt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-09-08 12:00+99:99", "2022-09-08 12:00:00 +0200", "2022-09-08T12:00:00.000+2",
            "2022-09-08 12:00 CEST"})
    void an_offset_that_cannot_be_read_is_what_the_message_is_about(String moment) {
        var file = CaseLines.file(folder, CaseLines.row("discharged_at", moment));
        var call = Call.settle(file);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("tidszonen", "+02:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "case_id | #N/A", "case_id | #SAKNAS!", "patient | #VÄRDEFEL!", "unit | #NAMN?", "legal_basis | #REF!",
            "municipality | #n/a", "ready_notice_at | #DIVISION/0!"})
    void what_a_spreadsheet_shows_for_an_error_is_no_value(String column, String shown) {
        var call = Call.settle(CaseLines.file(folder, CaseLines.row(column, shown)));
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 2, kolumn " + column + ", värde ”" + shown + "”: cellen visar ett fel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01 00:00", "1970-01-01T01:00:00", "2079-06-06 23:59", "2999-12-31 00:00",
            "1753-01-01 00:00", "0001-01-01 00:00", "1969-12-31 23:00Z"})
    void what_systems_write_for_never_is_no_time(String moment) {
        var file = CaseLines.file(folder, CaseLines.row("withdrawn_at", moment));
        then(Call.settle(file).err()).contains("rad 2, kolumn withdrawn_at", "inte kan stämma");
        then(Call.settle(file).code()).isEqualTo(ExitCode.WITH_REJECTS);
    }

    @ParameterizedTest
    @CsvSource({"'\\0', 'tecken 3'", "'\\uFFFD', 'tecken 3'"})
    void a_character_that_is_none_is_named_by_line_and_place(String character, String place) {
        var sign = character.equals("\\0") ? "\0" : "\ufffd";
        var text = CaseLines.table(CaseLines.row(), CaseLines.row("case_id", "ab" + sign));
        then(Call.settle(CaseLines.text(folder, "c.csv", text)).isRefused().err()).contains("rad 3, " + place);
        then(Call.settle(CaseLines.text(folder, "c.csv", text.replace("\n", "\r\n"))).isRefused().err())
                .contains("rad 3, " + place);
    }

    @Test
    void a_byte_that_is_none_of_the_encoding_is_named_by_line_and_place() {
        var text = CaseLines.table(CaseLines.row(), CaseLines.row("case_id", "abc~"));
        var bytes = ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xE5 : bytes[i];
        }
        then(Call.settle(CaseLines.bytes(folder, "c.csv", bytes)).isRefused().err()).contains("rad 3, tecken 4");
    }
}
