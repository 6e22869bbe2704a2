package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// Date and time of day in two columns, century apart, and rows that sum up the others.
class TwoColumnsTest {
    private static final String PROFILE = """
            schema: 1
            id: my-export
            title: Prov
            status: proposed
            says: Syntetisk.
            columns:
              case_id: [Nr]
              patient: [Personnr]
              municipality: [Hemkommun]
              admission_notice_at: [Medd]
              ready_notice_at: [Klar]
              discharged_at: [Ut]
            clocks:
              ready_notice_at: [Tid (1)]
              discharged_at: [Tid (2)]
            centuries:
              patient: [Sekel]
            municipality: name-or-code
            dates: [iso, dd.MM.yyyy, excel]
            """;
    private static final String HEADER = "Nr;Sekel;Personnr;Hemkommun;Klar;Tid;Ut;Tid;Medd\n";

    @TempDir
    private Path folder;

    // noons of the 5th, 6th and 7th; at 13:00 that of the 5th is past, and two are left
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2022-09-05 | 10:00 | 3", "05.09.2022 | 10:00 | 3", "2022-09-05 | 1000 | 3", "2022-09-05 | 9.30 | 3",
            "2022-09-05 00:00:00 | 10:00:00 | 3", "2022-09-05 | 1899-12-30 10:00:00 | 3", "44809 | 10:00 | 3",
            "2022-09-05 | 0,4166666667 | 3", "05.09.2022 | 13:00 | 2", "2022-09-05 | 0.5416666667 | 2"})
    void a_date_and_its_clock_are_one_moment(String date, String clock, String days) {
        var call = settle("1;;p1;Malmö;" + date + ";" + clock + ";2022-09-07;13:00;2022-09-04 10:00\n");

        then(call.code()).as(call.err()).isZero();
        then(call.err()).doesNotContain("kolumnen Tid är okänd");
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | 10:00 | 10:00", "2022-09-05 | '' | 2022-09-05", "2022-09-05 | 24:00 | 2022-09-05 24:00",
            "2022-09-05 | 25 | 2022-09-05 25", "2022-09-31 | 10:00 | 2022-09-31 10:00"})
    void what_makes_no_moment_together_is_rejected_and_never_blank(String date, String clock, String shown) {
        var call = settle("1;;p1;Malmö;" + date + ";" + clock + ";2022-09-07;13:00;2022-09-04 10:00\n");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 2, kolumn ready_notice_at, värde ”" + shown + "”: under rubriken ”Klar”");
    }

    @Test
    void a_century_of_its_own_makes_an_identity_number_of_what_follows_it() {
        // GIVEN a number that is one with its century, and is refused as such
        var call = settle("1;19;121212-1212;Malmö;2022-09-05;10:00;2022-09-07;13:00;2022-09-04 10:00\n");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err().replace(folder.toString(), "")).contains("personnummer").doesNotContain("1212");
    }

    @Test
    void a_heading_that_occurs_twice_is_named_by_its_number() {
        var profile = PROFILE.replace("[Tid (1)]", "[Tid]").replace("  discharged_at: [Tid (2)]\n", "");
        // the first of them belongs to the notice; the other is not read, and the message says so
        var call = settle(profile, "1;;p1;Malmö;2022-09-05;10:00;2022-09-07 13:00;13:00;2022-09-04 10:00\n");
        then(call.err()).contains("kolumnen Tid är okänd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Summa;;;;;;;3", "Totalt antal ärenden: 3;;;;;;;", "Antal;3;3;3;0;0;0;0", ";;;Totalt;;;;12,5",
                    "Summa;;;1 280;;;;;", "Summa;;;1280;;;;;", "Totalt;;;0644;;;;;", "Antal rader 3"})
    void a_row_that_sums_up_is_named_and_is_no_case(String row) {
        var call = settle("1;;p1;Malmö;2022-09-05;10:00;2022-09-07;13:00;2022-09-04 10:00\n" + row + ";\n");

        then(call.code()).as(call.err()).isZero();
        then(call.err()).contains("summarader, som inte är ärenden och inte räknas: 1 (rad 3)");
        then(call.json().get("rejectedRows").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summa;;p;1280;2022-09-05;10:00;;", "Summa;;;Malmö;;;;3", "3;;;;;;;3",
            "Summerad;;;;;;;3", "Antal-1;;;;20220905;;;", "Summa;;;;44809;;;"})
    void a_row_with_anything_else_is_no_total(String row) {
        var call = settle("1;;p1;Malmö;2022-09-05;10:00;2022-09-07;13:00;2022-09-04 10:00\n" + row + ";\n");

        then(call.err()).doesNotContain("summarader");
        int rejected = call.json().get("rejectedRows").asInt();
        int cases = call.json().get("municipalities").get(0).get("cases").asInt();
        then(rejected + (row.endsWith("10:00;;") ? 1 : 0)).isEqualTo(1);
        then(cases).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"YYYY-MM-DD", "dd.mm.yyyy", "yyyy-MM-dd hh:mm", "HH:mm", "yyyy-MM-dd'T'hh.mm",
            "yyyy-MM-DD HH:mm", "qqqqqqqqq"})
    void a_pattern_that_no_date_can_match_is_refused(String pattern) {
        var profile = PROFILE.replace("dd.MM.yyyy", "\"" + pattern + "\"");
        var call = settle(profile, "1;;p1;Malmö;2022-09-05;10:00;2022-09-07;13:00;2022-09-04 10:00\n");

        then(call.isRefused().err()).contains(pattern + " är ingen form för datum", "dates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  patient: [Sekel]\n", "  withdrawn_at: [Sekel]\n", "  at: [Sekel]\n"})
    void a_clock_of_no_column_is_refused(String line) {
        var profile = PROFILE.replace("clocks:\n", "clocks:\n" + line.replace("Sekel", "Kl"));
        then(settle(profile, "1;;p1;Malmö;2022-09-05;10:00;2022-09-07;13:00;2022-09-04 10:00\n").err()).isNotBlank();
    }

    private Call settle(String rows) {
        return settle(PROFILE, rows);
    }

    private Call settle(String profile, String rows) {
        var mapping = CaseLines.text(folder, "m.yaml", profile);
        return Call.settle(
                CaseLines.text(folder, "c.csv", HEADER + rows), "--mapping", mapping.toString(), "--format", "json");
    }
}
