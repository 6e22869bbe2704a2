package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "A\u20111 1", "A\u20131 1", "A\u22121 1", "\uff21-1 1", "A-\uff11 1", "A-1\u00a01", "A-1\u20091",
            "A\u02d71 1", "A\u20431 1", "A\ufe631 1", "A\u27961 1", "A\u06d41 1"})
    void an_id_of_another_dash_digit_or_space_is_the_same_case_and_that_is_told(String id) {
        var call = settle(HEADER + "A-1 1,,1267" + REST + id + ",,1267" + REST);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.json().required("totalPayable").asString()).isEqualTo("76260");
        then(call.err()).contains("ser likadant ut men är skrivet med andra tecken", "<U+");
    }

    /// An identity number for an id, a public test number, is hidden before its odd characters are shown: in the message and in
    /// the list of rejected rows.
    @ParameterizedTest
    @ValueSource(strings = {
            "121212\u20131212", "121212\u00ad-1212", "121212\u200b-1212", "121212\u22121212", "121212\u20111212",
            "\u202e121212-1212", "121212\u2060-1212", "121212\u20431212",
            "１２１２１２-１２１２", "①②①②①②-①②①②", "𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐", "12121\u200b2-1212"})
    void an_identity_number_is_not_spelled_out_where_its_characters_are(String id) throws IOException {
        var text = HEADER + "121212-1212,,1267" + REST + id + ",,1267" + REST;
        for (var rows : List.of(text, text.replaceFirst("15 13(?=[^\n]*\n$)", "14 13"))) {
            for (var command : List.of("settle", "check")) {
                var out = folder.resolve(command + rows.hashCode());
                var call = command.equals("settle")
                        ? Call.of(command, "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--out",
                                out.toString(), file(rows).toString())
                        : Call.of(command, "--out", out.toString(), file(rows).toString());
                var said = new StringBuilder(call.err() + call.out());
                try (var files = Files.list(out)) {
                    for (var each : files.filter(each -> each.getFileName().toString().equals("rejected.csv"))
                            .toList()) {
                        said.append(Files.readString(each));
                    }
                }
                then(said.toString().replace(folder.toString(), "").replaceAll("<U\\+[0-9A-F]+>", ""))
                        .contains("******-****")
                        .doesNotContain("1212", "12-12", "１２", "①②", "𝟏𝟐", "12121");
            }
        }
    }

    /// With characters that no document holds.
    @ParameterizedTest
    @ValueSource(strings = {"19121212\ufdd01212", "121212\uffff-1212"})
    void an_id_with_an_unusable_character_is_hidden_too(String id) {
        var call = settle(HEADER + id + ",,1267" + REST);
        then(call.err().replace(folder.toString(), "")).contains("<U+F").doesNotContain("1212");
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
