package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;

/// Ids that print alike. One case of 11 noons in Höör: 11 − 2.8 = 8.2 days at 9,300 kronor are 76,260; twice, 152,520.
class AlikeIdTest {
    private static final String HEADER = "case_id,patient,municipality,admitted_at,admission_notice_at,ready_notice_at,"
            + "discharged_at\n";
    private static final String REST = ",2022-09-01 08:00,2022-09-01 09:00,2022-09-05 10:00,2022-09-15 13:00\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
            "A\u20111 1", "A\u20131 1", "A\u22121 1", "\uff21-1 1", "A-\uff11 1", "A-1\u00a01", "A-1\u20091"})
    void an_id_of_another_dash_digit_or_space_is_the_same_case_and_that_is_told(String id) {
        var call = settle(HEADER + "A-1 1,,1267" + REST + id + ",,1267" + REST);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().required("totalPayable").asString()).isEqualTo("76260");
        then(call.err()).contains("ser likadant ut men är skrivet med andra tecken", "<U+");
    }

    @Test
    void a_case_is_explained_under_whatever_dash_it_is_asked_for_with() {
        var file = file(HEADER + "A-1,,1267" + REST).toString();
        then(Call.of("explain", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--case",
                "A\u20111", file).code()).isZero();
    }

    @Test
    void rows_of_one_id_written_otherwise_that_differ_are_no_case() {
        var call = settle(HEADER + "A-1,,1267" + REST + "A\u20111,,1267" + REST.replace("15 13", "14 13"));
        then(call.json().required("totalPayable").asString()).isEqualTo("0");
        then(call.err()).contains("ser likadant ut som ett annat");
    }

    @Test
    void letters_of_another_alphabet_are_told() {
        var call = settle(HEADER + "A-1,,1267" + REST + "\u0410-1,,1267" + REST); // a Cyrillic A
        then(call.err()).contains("rad 3: ärende <U+0410>-1 har grekiska eller kyrilliska bokstäver");
        then(settle(HEADER + "Å-1,,1267" + REST).err()).doesNotContain("bokstäver");
    }

    @Test
    void events_of_one_id_written_otherwise_are_one_stay_and_that_is_told() {
        var call = settle("""
                case_id,event,at,value
                A-1,municipality,,1267
                A\u20111,admission_notice,2022-09-01 09:00,
                A\u20111,ready_notice,2022-09-05 10:00,
                A-1,discharged,2022-09-15 13:00,
                """);
        then(call.json().required("totalPayable").asString()).isEqualTo("76260");
        then(call.err()).contains("rad 3: ärende A<U+2011>1 läses som A-1");
        then(call.err().split("läses som A-1", -1)).hasSize(2);
    }

    @Test
    void a_code_of_full_width_is_none_and_its_row_is_rejected() {
        var call = settle(HEADER + "A-1,,\uff11\uff12\uff16\uff17" + REST);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.err()).contains("rad 2", "kommunkod");
    }

    @Test
    void a_pseudonym_written_otherwise_is_the_same_patient() {
        var call = Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--binding",
                "--allow-partial", "--absent", "sip_required,sip_called_at,withdrawn_at,consent,open_care_ready,"
                        + "legal_basis",
                file(HEADER + "A-1,p-1,1267" + REST + "A-2,p\u20111,1267" + REST).toString());
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("A-2", "A-1");
    }

    private Call settle(String text) {
        return Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--format",
                "json",
                file(text).toString());
    }

    private Path file(String text) {
        return CaseLines.text(folder, "cases.csv", text);
    }
}
