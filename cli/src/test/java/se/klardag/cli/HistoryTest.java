package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// Stays as they were recorded, event by event. Days are noons passed, counted by hand; Skåne, September 2022.
class HistoryTest {
    private static final String HEADER = "case_id,event,at,recorded_at,value\n";
    /// Malmö; three noons: the 5th, 6th and 7th.
    private static final String STAY = """
            a,municipality,,2022-09-01 08:00,1280
            a,admitted,2022-09-01 08:00,2022-09-01 08:00,
            a,admission_notice,2022-09-01 09:00,2022-09-01 09:00,
            a,ready_notice,2022-09-05 10:00,2022-09-05 10:00,
            """;
    private static final String LEFT = "a,discharged,2022-09-07 13:00,2022-09-07 13:05,home\n";

    @TempDir
    private Path folder;

    @Test
    void a_stay_is_the_case_that_a_wide_row_is() {
        thenDays(STAY + LEFT, "1280", 1, 3);
        then(settle(STAY + LEFT).err()).contains("en rad per händelse");
    }

    @Test
    void a_renewed_notice_begins_a_period_of_its_own_and_the_withdrawn_one_stays_withdrawn() {
        // the renewed notice of the 6th at 13:00: one noon, the 7th
        var rows = STAY + """
                a,withdrawn,2022-09-05 15:00,2022-09-05 15:00,
                a,ready_notice,2022-09-06 13:00,2022-09-06 13:00,
                """ + LEFT;

        thenDays(rows, "1280", 1, 1);
        then(settle(rows).json().get("municipalities").get(0).get("excluded").toString())
                .isEqualTo("[{\"reason\":\"withdrawn\",\"cases\":1}]");
        then(explain(rows, "a#2").out()).contains("Ärende a#2", "Underrättelse om utskrivningsklar");
        then(explain(rows, "a").out()).contains("Utesluten");
    }

    @Test
    void the_withdrawn_period_and_the_renewed_one_do_not_overlap() {
        var rows = STAY + LEFT + """
                a,patient,,,P-1
                a,withdrawn,2022-09-05 15:00,2022-09-05 15:00,
                a,ready_notice,2022-09-06 13:00,2022-09-06 13:00,
                """;
        var out = folder.resolve("out");
        settle(rows, "--out", out.toString());

        then(CaseLines.read(out.resolve("findings.csv"))).doesNotContain("overlapping");
    }

    @Test
    void three_periods_in_one_stay() {
        var rows = STAY + """
                a,withdrawn,2022-09-05 11:00,,
                a,ready_notice,2022-09-05 13:00,,
                a,withdrawn,2022-09-06 09:00,,
                a,ready_notice,2022-09-06 10:00,,
                """ + LEFT;

        // the third: noons of the 6th and 7th
        thenDays(rows, "1280", 1, 2);
        then(explain(rows, "a#3").code()).isZero();
    }

    @Test
    void a_reminder_does_not_restart_the_clock() {
        thenDays(STAY + "a,ready_notice,2022-09-06 10:00,2022-09-06 10:00,\n" + LEFT, "1280", 1, 3);
    }

    @Test
    void a_corrected_discharge_counts_whatever_the_order_of_rows() {
        var corrected = "a,discharged,2022-09-06 13:00,2022-09-08 09:00,\n";

        thenDays(STAY + LEFT + corrected, "1280", 1, 2);
        thenDays(corrected + LEFT + STAY, "1280", 1, 2);
    }

    @Test
    void two_discharges_recorded_together_are_settled_by_nobody() {
        var call = settle(STAY + LEFT + "a,discharged,2022-09-06 13:00,2022-09-07 13:05,\n");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(6);
        then(call.err()).contains("rad 7, kolumn discharged", "motsäger varandra", "annan rad i samma ärende");
    }

    @Test
    void the_kommun_when_the_notice_was_sent_pays() {
        thenDays(STAY + LEFT + "a,municipality,2022-09-06,2022-09-06 08:00,1281\n", "1280", 1, 3);
        thenDays(STAY + LEFT + "a,municipality,2022-09-05 08:00,2022-09-05 08:00,1281\n", "1281", 1, 3);
    }

    @Test
    void a_transfer_between_wards_and_a_moved_date_change_nothing() {
        thenDays(STAY + LEFT + """
                a,unit,2022-09-01 08:00,,Avd 1
                a,unit,2022-09-03 08:00,,Avd 2
                a,planned_discharge,2022-09-05,2022-09-01 09:00,
                a,planned_discharge,2022-09-02 12:00,,2022-09-06
                """, "1280", 1, 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // withdrawn and sent in the same minute: the old one, then the new one; noons of the 6th and 7th
            "withdrawn,2022-09-05 14:00 | ready_notice,2022-09-05 14:00 | 2",
            "ready_notice,2022-09-05 14:00 | withdrawn,2022-09-05 14:00 | 2",
    })
    void events_of_the_same_minute_come_in_the_order_of_the_table(String one, String other, int days) {
        thenDays(STAY + "a," + one + ",,\na," + other + ",,\n" + LEFT, "1280", 1, days);
    }

    @Test
    void withdrawn_and_discharged_in_the_same_minute_is_for_the_parties() {
        var call = settle(STAY + LEFT + "a,withdrawn,2022-09-07 13:00,,\n");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(6);
    }

    /// Only the parties know whether the first period counts; the renewed one is as it would be without it: one noon, the 7th.
    @Test
    void a_period_that_is_no_case_leaves_the_others_as_they_are() {
        var rows = STAY + """
                a,withdrawn,2022-09-05 15:00,,
                a,ready_notice,2022-09-06 13:00,,
                a,withdrawn,2022-09-07 13:00,,
                """ + LEFT;
        var call = settle(rows);

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 7", "i samma stund som utskrivningen");
        then(call.json().get("municipalities").get(0).get("excluded").toString())
                .isEqualTo("[{\"reason\":\"withdrawn\",\"cases\":1}]");
        then(call.json().get("rejectedRows").asInt()).isEqualTo(2);
    }

    @Test
    void a_row_that_is_withdrawn_at_its_discharge_is_rejected_as_its_events_are() {
        var row = """
                case_id,municipality,ready_notice_at,discharged_at,withdrawn_at
                a,1280,2022-09-05 10:00,2022-09-07 13:00,2022-09-07 13:00
                """;
        var call = Call.settle(CaseLines.text(folder, "wide.csv", row), "--format", "json");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 2, kolumn withdrawn_at", "i samma stund som utskrivningen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admitted,1900-01-01 00:00", "payer_ready,9999-12-31 00:00", "moved,1970-01-01 00:00"})
    void what_systems_write_for_never_is_no_event(String event) {
        var call = settle(STAY + LEFT + "a," + event + ",,\n");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 7, kolumn at, värde ”" + event.substring(event.indexOf(',') + 1) + "”");
    }

    /// 02:30 was shown first and 02:10 an hour and forty minutes after it; no noon is passed.
    @Test
    void the_second_showing_of_an_hour_is_after_the_first() {
        var call = Call.of("settle", "--agreement", "skane-2018", "--period", "2022-10", "--format", "json",
                CaseLines.text(folder, "long.csv", HEADER + """
                        a,municipality,,,1280
                        a,admission_notice,2022-10-29 09:00,,
                        a,ready_notice,2022-10-30T02:30:00+02:00,,
                        a,discharged,2022-10-30T02:10:00+01:00,,
                        """).toString());

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
    }

    /// The judgement in the minute of the withdrawal is of the renewed notice: under a clock that starts with it the renewed period
    /// has the noons of the 6th and 7th.
    @Test
    void a_judgement_in_the_minute_of_the_withdrawal_is_of_the_period_to_come() {
        var terms = CaseLines.text(folder, "ready.yaml", "id: ready\nextends: skane-2018\nclock.start: ready\n");
        var cases = CaseLines.text(folder, "long.csv", HEADER + STAY + LEFT + """
                a,ready,2022-09-05 09:00,,
                a,withdrawn,2022-09-05 15:00,,
                a,ready,2022-09-05 15:00,,
                a,ready_notice,2022-09-05 15:00,,
                """);
        var call = Call.of("settle", "--agreement", terms.toString(), "--period", "2022-09", "--format", "json",
                cases.toString());

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("2");
    }

    @Test
    void what_was_recorded_later_is_as_if_it_never_was() {
        var rows = STAY + LEFT + "a,discharged,2022-09-06 13:00,2022-10-08 09:00,\n"
                + "b,municipality,,2022-10-02 08:00,1280\n"
                + "b,ready_notice,2022-09-05 10:00,2022-10-02 08:00,\n";

        thenDays(rows, "1280", 1, 2);
        var call = settle(rows, "--as-known-on", "2022-10-01");
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("3");
        then(call.code()).isZero();
        then(call.err()).contains("räknas: 3");
        then(settle(rows, "--as-known-on", "2022-09-06").json().get("municipalities")).isEmpty();
        // the whole of the day counts
        then(settle(rows, "--as-known-on", "2022-10-08").json().get("municipalities").get(0).get("days").asString())
                .isEqualTo("2");
    }

    @Test
    void rows_without_a_recorded_time_are_told() {
        var call = settle(STAY + "a,discharged,2022-09-07 13:00,,\n", "--as-known-on", "2022-09-10");

        then(call.err()).contains("utan recorded_at, räknade som registrerade när de hände: 1");
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("3");
        then(call.out()).contains("\"asKnownOn\" : \"2022-09-10\"");
    }

    @Test
    void a_wide_file_does_not_know_when() {
        var wide = CaseLines.file(folder, CaseLines.row());

        then(Call.settle(wide, "--as-known-on", "2022-09-10").isRefused().err()).contains("händelsefiler");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a,utskriven,2022-09-08 10:00,, | kolumn event, värde ”utskriven” | okänd händelse",
            "a,discharged,2022-09-31 10:00,, | kolumn at, värde ”2022-09-31 10:00” | ingen tidpunkt",
            "a,discharged,2022-09-08,, | kolumn at, värde ”2022-09-08” | ingen tidpunkt",
            "a,discharged,,, | kolumn at | värdet saknas",
            "a,discharged,2022-09-08 10:00,igår, | kolumn recorded_at, värde ”igår” | ingen tidpunkt",
            "a,consent,2022-09-08 10:00,,kanske | kolumn value, värde ”kanske” | okänt värde",
            "a,care_type,,, | kolumn value | värdet saknas",
            "a,discharged,2022-09-08 10:00,,hemmet | kolumn value, värde ”hemmet” | okänt värde",
            "a,discharged | kolumn –, värde ”2” | inte lika många fält",
    })
    void a_row_that_cannot_be_used_takes_its_stay_with_it(String row, String place, String advice) {
        var call = settle(STAY + LEFT + "b" + STAY.replace("\na", "\nb").substring(1) + row + "\n");

        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 11, " + place, advice, "annan rad i samma ärende är avvisad");
        then(call.json().get("rejectedRows").asInt()).isEqualTo(6);
    }

    @Test
    void a_row_without_id_and_the_same_row_twice_are_rejected_alone() {
        var call = settle(STAY + LEFT + LEFT + ",admitted,2022-09-01 08:00,,\n");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(2);
        then(call.json().get("municipalities").get(0).get("days").asString()).isEqualTo("3");
        then(call.err()).contains("samma händelserad en gång till", "rad 8, kolumn case_id");
    }

    @Test
    void a_stay_that_stands_in_a_wide_file_too_is_rejected_in_both() {
        var wide = CaseLines.file(folder, CaseLines.row());
        var events = CaseLines.text(folder, "long.csv", HEADER + STAY + LEFT);
        var call = Call.settle(wide, events.toString(), "--format", "json");

        then(call.json().get("rejectedRows").asInt()).isEqualTo(6);
        then(call.json().get("municipalities")).isEmpty();
    }

    @Test
    void events_of_a_stay_may_stand_in_several_files() {
        var one = CaseLines.text(folder, "1.csv", HEADER + STAY);
        var two = CaseLines.text(folder, "2.csv", HEADER + LEFT);

        then(Call.settle(one, two.toString(), "--format", "json").json().get("total").asString()).isEqualTo("1860");
    }

    @Test
    void every_column_of_the_wide_file_is_an_event() {
        var call = settle(STAY + LEFT + """
                a,patient,,,P-1
                a,care_type,,,somatic
                a,unit,,,Avd 1
                a,ready,2022-09-05 09:00,,
                a,sip_required,,,no
                a,sip_called,2022-09-04 09:00,,
                a,outcome,,2022-09-07 14:00,home
                a,consent,,,yes
                a,open_care_ready,,,yes
                a,legal_basis,,,HSL
                a,planned_discharge,2022-09-06,,
                """);

        then(call.code()).as(call.err()).isZero();
        then(call.json().get("municipalities").get(0).get("cases").asInt()).isEqualTo(1);
    }

    private void thenDays(String rows, String municipality, int cases, int days) {
        var call = settle(rows);
        then(call.code()).as(call.err()).isZero();
        var bill = call.json().get("municipalities").get(0);
        then(List.of(bill.get("code").asString(), bill.get("cases").asInt(), bill.get("days").asString()))
                .isEqualTo(List.of(municipality, cases, Integer.toString(days)));
    }

    private Call settle(String rows, String... more) {
        var args = new String[more.length + 2];
        args[0] = "--format";
        args[1] = "json";
        System.arraycopy(more, 0, args, 2, more.length);
        return Call.settle(CaseLines.text(folder, "long.csv", HEADER + rows), args);
    }

    private Call explain(String rows, String id) {
        return Call.explain(CaseLines.text(folder, "long.csv", HEADER + rows), "--case", id);
    }
}
