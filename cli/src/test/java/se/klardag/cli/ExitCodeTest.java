package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 0 done, 1 rejected rows, 2 unusable, 3 refused, and which goes first.
class ExitCodeTest {
    private static final String BAD = CaseLines.row("case_id", "bad", "municipality", "9999");

    @Test
    void done_is_0_and_says_nothing_beside_the_result(@TempDir Path folder) {
        var call = Call.settle(CaseLines.file(folder, CaseLines.row()));

        then(call.code()).isZero();
        then(call.err()).isEmpty();
    }

    @Test
    void rejected_rows_are_1_and_the_rest_is_settled(@TempDir Path folder) {
        var call = Call.settle(CaseLines.file(folder, CaseLines.row(), BAD), "--format", "json");

        then(call.code()).isEqualTo(1);
        then(call.json().get("rejectedRows").asInt()).isEqualTo(1);
        then(call.json().get("municipalities").size()).isEqualTo(1);
        then(call.err()).contains("avvisade rader: 1");
    }

    @Test
    void allowed_rejects_are_0_and_still_told(@TempDir Path folder) {
        var call = Call.settle(CaseLines.file(folder, CaseLines.row(), BAD), "--allow-rejects");

        then(call.code()).isZero();
        then(call.err()).contains("avvisade rader: 1");
    }

    @Test
    void explain_has_the_same_codes(@TempDir Path folder) {
        var good = CaseLines.file(folder, CaseLines.row());
        then(Call.explain(good, "--municipality", "1280").code()).isZero();
        then(Call.explain(good, "--case", "a").code()).isZero();
        then(Call.explain(good, "--municipality", "9999").isRefused().err()).contains("9999 är ingen kommunkod");
        then(Call.explain(good, "--municipality", "0180").isRefused().err()).contains("Stockholm är inte part");
        then(Call.explain(good, "--case", "nope").isRefused().err()).contains("nope");
        then(Call.explain(good).isRefused().err()).contains("--municipality KOD", "--case ÄRENDE");

        var bad = CaseLines.file(folder, CaseLines.row(), BAD);
        then(Call.explain(bad, "--municipality", "1280").code()).isEqualTo(1);
    }

    @Test
    void a_case_of_another_month_is_an_answer_in_the_form_asked_for(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row("discharged_at", "2022-10-08 13:00"));

        then(Call.explain(file, "--case", "a").out()).isEqualTo("Ärende a hör inte till månaden.\n");
        then(Call.explain(file, "--case", "a", "--format", "json").json().toString())
                .isEqualTo("{\"case\":\"a\",\"verdict\":\"not-of-month\"}");
    }

    @Test
    void a_month_without_a_daily_rate_is_3_and_names_it_whatever_the_file_holds(@TempDir Path folder) {
        var september = CaseLines.file(folder, CaseLines.row(), BAD);
        for (var command : new String[][]{{"settle"}, {"settle", "--allow-rejects"},
                {"explain", "--municipality", "1280"}}) {
            var args = new ArrayList<>(List.of(command));
            args.addAll(List.of("--agreement", "skane-2018", "--period", "2021-03", september.toString()));
            var call = Call.of(args.toArray(String[]::new)).speaksPlainly();

            then(call.code()).isEqualTo(3);
            then(call.out()).isEmpty();
            then(call.err()).contains("national.daily-rate", "beloppet för 2021 saknas");
        }
    }

    @Test
    void a_binding_bill_on_open_terms_is_3_before_1_and_lists_each_in_words(@TempDir Path folder) {
        var file = CaseLines.file(folder, CaseLines.row(), BAD);
        var open = Call.settle(file, "--format", "json").json().get("openTerms");
        for (var language : new String[]{"sv", "en"}) {
            var call = Call.in(
                    language,
                    "settle",
                    "--agreement",
                    "skane-2018",
                    "--period",
                    "2022-09",
                    "--binding",
                    file.toString());

            then(call.speaksPlainly().code()).isEqualTo(3);
            then(call.out()).isEmpty();
            then(open.size()).isGreaterThan(5);
            then(call.err().lines().filter(line -> line.startsWith("  "))).hasSize(open.size());
            // the address and the code are for machines
            open.forEach(term -> then(call.err()).doesNotContain(term.get("path").asString()));
        }
    }

    @Test
    void a_refused_call_writes_no_folder(@TempDir Path folder) {
        var out = folder.resolve("out");
        then(Call.settle(CaseLines.file(folder, CaseLines.row()), "--binding", "--out", out.toString()).code())
                .isEqualTo(3);
        then(out).doesNotExist();
    }

    @Test
    void an_agreement_that_cannot_be_used_is_2(@TempDir Path folder) {
        var cases = CaseLines.file(folder, CaseLines.row()).toString();
        var broken = CaseLines.text(folder, "b.yaml", "id: [").toString();
        for (var agreement : new String[]{"nosuch", "nosuch.yaml", folder.toString(), broken, cases + ".yaml"}) {
            var call = Call.of("settle", "--agreement", agreement, "--period", "2022-09", cases);

            call.isRefused();
            then(call.err()).contains(agreement);
        }
    }

    @Test
    void only_the_result_goes_to_standard_output(@TempDir Path folder) {
        var file = CaseLines.text(
                folder,
                "cases.csv",
                CaseLines.HEADER + ",kommentar\n" + CaseLines.row() + ",x\n" + BAD + ",y\n"
                        + CaseLines.row("case_id", "late", "admission_notice_at", "2022-09-04 12:00") + ",\n");
        for (var format : new String[]{"table", "json", "csv"}) {
            var call = Call.settle(file, "--format", format);

            then(call.code()).isEqualTo(1);
            then(call.out()).doesNotContain("kommentar", "bad", "Sent inskrivningsmeddelande 1");
            then(call.err()).contains("kommentar", "rad 3", "Sent inskrivningsmeddelande 1")
                    .doesNotContain("late-admission-notice");
        }
        then(Call.settle(file, "--format", "json").json().isObject()).isTrue();
    }
}
