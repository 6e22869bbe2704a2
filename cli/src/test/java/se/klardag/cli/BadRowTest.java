package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;

/// A row that cannot be used: named with file, row, column, value and what to do, exit code 1, the rest settled.
class BadRowTest {
    private static final String GOOD = CaseLines.row("case_id", "good");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "9999 | skriv fyra siffror",
            "180 | skriv fyra siffror",
            "01280 | skriv fyra siffror",
            "0000 | skriv fyra siffror",
            "-128 | skriv fyra siffror",
            "12.8 | skriv fyra siffror",
            "１２８０ | skriv fyra siffror",
            "Malmö | skriv fyra siffror",
            "'' | värdet saknas; fyll i det",
            "'   ' | värdet saknas; fyll i det",
    })
    void not_a_municipality(String code, String advice, @TempDir Path folder) {
        thenRejected(folder, "municipality", code, advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "discharged_at | 2023-02-30 10:00",
            "discharged_at | 2022-09-31 10:00",
            "discharged_at | 2022-13-01 10:00",
            "discharged_at | 2022-00-10 10:00",
            "discharged_at | 2022-09-08",
            "discharged_at | 2022-09-08 24:00",
            "discharged_at | 2022-09-08 12:60",
            "discharged_at | 2022-09-08 12:00:60",
            "discharged_at | 2022-09-08 12",
            "discharged_at | 2022-09-08  12:00",
            "discharged_at | 2022-9-8 12:00",
            "discharged_at | 08/09/2022 12:00",
            "discharged_at | 2022-09-08 12:00+18:30",
            "discharged_at | 2022-09-08 12:00+99:99",
            "discharged_at | 44805.5",
            "discharged_at | igår",
            "discharged_at | N/A",
            "ready_notice_at | 2022-02-29 10:00",
            "admitted_at | x",
            "admission_notice_at | 2022-09-08 1O:00",
            "ready_at | 2022-09-08T",
            "sip_called_at | 20220908 10:00",
            "withdrawn_at | 2022-09-08 -1:00",
    })
    void a_time_that_cannot_be_read(String column, String value, @TempDir Path folder) {
        thenRejected(folder, column, value, "skriv ÅÅÅÅ-MM-DD TT:MM");
    }

    @Test
    void a_planned_discharge_may_be_a_date_but_must_be_one(@TempDir Path folder) {
        thenRejected(folder, "planned_discharge", "2022-09-31", "skriv ÅÅÅÅ-MM-DD TT:MM");
        var call = Call.settle(
                CaseLines.file(
                        folder,
                        CaseLines.row("planned_discharge", "2022-09-30"),
                        CaseLines.row("case_id", "b", "planned_discharge", "2022-09-30 10:00")));
        then(call.code()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource({"2022-03-27 02:00", "2022-03-27 02:30", "2022-03-27T02:59:59", "2022-03-27 02:59:59.999"})
    void a_time_that_the_clocks_skip(String value, @TempDir Path folder) {
        thenRejected(folder, "ready_notice_at", value, "klockan ställdes fram; rätta den");
    }

    @ParameterizedTest
    @CsvSource({"2022-03-27 01:59", "2022-03-27 03:00", "2022-10-30 02:30"})
    void times_beside_the_gap_and_times_shown_twice_are_taken(String value, @TempDir Path folder) {
        then(Call.settle(CaseLines.file(folder, CaseLines.row("ready_notice_at", value))).code()).isIn(0, 1);
        then(Call.settle(CaseLines.file(folder, CaseLines.row("ready_notice_at", value, "discharged_at", ""))).code())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void discharge_before_notice_and_not_at_the_same_minute(@TempDir Path folder) {
        var file = CaseLines.file(
                folder,
                GOOD,
                CaseLines.row("discharged_at", "2022-09-05 09:59"),
                CaseLines.row("case_id", "b", "discharged_at", "2022-09-05 10:00"));
        var call = Call.settle(file, "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 3, kolumn discharged_at, värde ”2022-09-05T09:59 < 2022-09-05T10:00”");
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "care_type | somatisk | somatic, psychiatric, geriatric, long_term",
            "sip_required | ja | yes, no",
            "consent | unclear | yes, no",
            "open_care_ready | kanske | yes, no, unclear",
            "outcome | hemmet | home, short_term, special_housing, deceased, hospital, other",
    })
    void a_word_that_is_not_in_the_list(String column, String value, String words, @TempDir Path folder) {
        thenRejected(folder, column, value, "skriv " + words + " eller lämna tomt");
    }

    @Test
    void a_missing_id(@TempDir Path folder) {
        thenRejected(folder, "case_id", "", "värdet saknas");
    }

    @Test
    void rows_that_are_longer_or_shorter_than_the_header(@TempDir Path folder) {
        var file = CaseLines.file(folder, GOOD, "a,b,1280", CaseLines.row() + ",x", CaseLines.row() + ",");
        var call = Call.settle(file, "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(3);
        then(call.err()).contains("rad 3, kolumn –, värde ”3”", "rad 4, kolumn –, värde ”19”", "inte lika många fält");
    }

    @Test
    void identical_rows_count_once(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), GOOD, CaseLines.row(), CaseLines.row("unit", "\" \""));
        var call = Call.settle(file, "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(2);
        then(call.err()).contains("rad 4, kolumn case_id, värde ”a”: samma rad en gång till", "rad 5, kolumn case_id");
    }

    @Test
    void rows_of_one_id_that_differ_are_all_rejected(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), GOOD, CaseLines.row(), CaseLines.row("unit", "avd 2"));
        var call = Call.settle(file, "--format", "json");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(3);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
        then(call.err()).contains("rad 2,", "rad 4,", "rad 5,", "samma case_id med olika uppgifter")
                .doesNotContain("samma rad en gång till");
    }

    @Test
    void a_repeated_row_with_a_fault_of_its_own_tells_that_fault(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("municipality", "9999"), GOOD, CaseLines.row());
        var call = Call.settle(file, "--format", "json");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(2);
        then(call.err()).contains("rad 2, kolumn municipality", "rad 4, kolumn case_id");
    }

    @Test
    void repeated_ids_are_found_across_files_whatever_the_order_of_columns(@TempDir Path folder) {
        var one = CaseLines.text(folder, "1.csv", CaseLines.table(CaseLines.row(), GOOD));
        var fields = CaseLines.fields("case_id", "good");
        var same = CaseLines.text(
                folder,
                "2.csv",
                reversed(CaseLines.COLUMNS) + "\n" + reversed(List.copyOf(fields.values())) + "\n");
        var call = Call.settle(one, same.toString(), "--format", "json");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
        then(call.err()).contains(same + ", rad 2", "samma rad en gång till", same + ": avvisade rader: 1")
                .doesNotContain(one + ": avvisade");

        var other = CaseLines.text(folder, "3.csv",
                CaseLines.table(CaseLines.row("discharged_at", "2022-09-06 13:00")));
        var conflict = Call.settle(one, other.toString(), "--format", "json");
        then(conflict.json().get("rejectedRows").asInt()).isEqualTo(2);
        then(conflict.err()).contains(one + ": avvisade rader: 1", other + ": avvisade rader: 1");
    }

    @Test
    void a_file_given_twice_counts_once(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), GOOD);
        var call = Call.settle(file, file.toString(), "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("municipalities")).isEqualTo(
                Call.settle(file, "--format", "json").json().get("municipalities"));
        then(call.json().get("rejectedRows").asInt()).isEqualTo(2);
    }

    @Test
    void twenty_rows_are_shown_and_all_are_counted(@TempDir Path folder) {
        var rows = new String[1500];
        Arrays.setAll(rows, i -> CaseLines.row("case_id", "x" + i, "municipality", "0001"));
        var call = Call.settle(CaseLines.file(folder, rows));

        then(call.err().lines()).hasSize(21);
        then(call.err()).contains("rad 21,", "avvisade rader: 1 500").doesNotContain("rad 22,");
        then(Call.settle(CaseLines.file(folder, rows), "--out", folder.resolve("o").toString()).err().lines())
                .hasSize(1);
        then(CaseLines.read(folder.resolve("o").resolve("rejected.csv")).lines()).hasSize(1501);
    }

    /// No id, code or time is longer than 200 characters: the row is named by its beginning, and what follows stands nowhere.
    @ParameterizedTest
    @CsvSource({"case_id, 201", "case_id, 300000", "patient, 201", "patient, 5000000", "unit, 201", "unit, 300000",
            "consent, 201", "legal_basis, 201", "municipality, 201", "discharged_at, 300000"})
    void a_text_that_is_too_long(String column, int length, @TempDir Path folder) {
        var value = "å".repeat(length);
        var shown = "å".repeat(40) + "… (" + length + ")";
        var file = CaseLines.file(folder, GOOD, CaseLines.row(column, value), CaseLines.row(column, value));
        var call = Call.settle(file, "--out", folder.resolve("o").toString(), "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(2);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
        var rejected = CaseLines.read(folder.resolve("o").resolve("rejected.csv"));
        then(rejected).contains(file + ",3,", "," + column + "," + shown + ",too-long,").hasSizeLessThan(2_000);
        then(Call.settle(file).err()).contains(
                file + ", rad 3, kolumn " + column + ", värde ”" + shown + "”: är längre än 200 tecken")
                .hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({"case_id", "patient", "unit"})
    void a_text_as_long_as_it_may_be(String column, @TempDir Path folder) {
        var file = CaseLines.file(folder, GOOD, CaseLines.row(column, "  " + "å".repeat(200) + " "));
        then(Call.settle(file).code()).isEqualTo(ExitCode.DONE);
    }

    /// The identity number would be cut in two by the fortieth character.
    @Test
    void what_is_shown_of_a_long_text_hides_an_identity_number(@TempDir Path folder) {
        var file = CaseLines.file(folder, GOOD,
                CaseLines.row("case_id", "a ".repeat(16) + "19900909-2396" + " b".repeat(200)));
        then(Call.settle(file).err()).contains("är längre än 200 tecken").doesNotContain("19900909");
    }

    /// In a file of events the value alone may be longer, since free text stands there; the stay is not settled without the row.
    @ParameterizedTest
    @CsvSource({"case_id, 201, 1", "event, 201, 0", "at, 201, 0", "value, 4000, 1", "value, 4001, 0"})
    void an_event_with_a_text_that_is_too_long(String column, int length, int cases, @TempDir Path folder) {
        var rows = new StringBuilder("case_id,event,at,recorded_at,value\n");
        var long1 = "x".repeat(length);
        for (var event : List.of("admitted,2022-09-01 08:00,", "admission_notice,2022-09-01 09:00,",
                "municipality,,1280",
                "ready_notice,2022-09-05 10:00,", "discharged,2022-09-08 13:00,")) {
            var parts = event.split(",", -1);
            rows.append("a,").append(parts[0]).append(',').append(parts[1]).append(",,").append(parts[2]).append('\n');
        }
        rows.append(column.equals("case_id") ? long1 : "a")
                .append(',')
                .append(column.equals("event") ? long1 : "ready")
                .append(',')
                .append(column.equals("at") ? long1 : "2022-09-05 09:00")
                .append(",,")
                .append(column.equals("value") ? long1 : "")
                .append('\n');
        var call = Call.settle(CaseLines.text(folder, "events.csv", rows.toString()), "--format", "json");
        then(call.json().get("municipalities").valueStream().map(each -> each.get("cases").asString()).toList())
                .as(call.err())
                .isEqualTo(cases == 0 ? List.of() : List.of("1"));
        if (length != 4000) {
            then(call.err()).contains("rad 7, kolumn " + column, "x… (" + length + ")”: är längre än 200 tecken");
        }
    }

    @Test
    void a_value_cannot_break_a_message_or_speak_to_the_terminal(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("consent", "\"x\nklardag: allt är bra \u009b31m\u202ex\""));
        var call = Call.settle(file);

        then(call.err().lines()).hasSize(2);
        then(call.err()).contains("x\ufffdklardag: allt är bra \ufffd31m\ufffdx").doesNotContain("\u009b", "\u202e");
    }

    private static void thenRejected(Path folder, String column, String value, String advice) {
        var file = CaseLines.file(folder, GOOD, CaseLines.row(column, value));
        var call = Call.settle(file, "--format", "json").speaksPlainly();

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
        then(call.err()).contains(
                file + ", rad 3, kolumn " + column + ", värde ”" + value.strip() + "”: ",
                advice,
                file + ": avvisade rader: 1");
        then(Call.settleInEnglish(file).err()).contains(file + ", row 3, column " + column);
    }

    private static String reversed(List<String> fields) {
        return fields.reversed().stream().collect(Collectors.joining(","));
    }
}
