package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// One stay under two case ids would be billed twice: no bill rests on it.
///
/// Malmö by hand: one stay of 7 noons is (7 − 2.8) × 9 300 = 39 060 kr; under two ids 2 × 4.2 × 9 300 = 78 120 kr.
class RepeatedStayTest {
    private static final String ADOPTED = LedgerCall.ADOPTED.toString();

    @TempDir
    private Path folder;

    @Test
    void one_stay_under_two_ids_is_no_basis_for_a_bill() {
        var file = file(stay("a", "P1", "2022-09-30 15:00"), stay("b", "P1", "2022-09-30 15:00"));

        var shown = settle(file);
        then(shown.code()).isZero();
        then(shown.out()).contains("78 120", "Ärende b är samma vistelse som ärende a", "PRELIMINÄR")
                .doesNotContain("BINDANDE");
        then(settle(file, "--format", "json").json().at("/receipt/repeatedStays").toString())
                .isEqualTo("[{\"caseId\":\"b\",\"sameAs\":\"a\"}]");

        var binding = settle(file, "--binding");
        then(binding.code()).isEqualTo(3);
        then(binding.out()).isEmpty();
        then(binding.err()).contains("Ärende b är samma vistelse som ärende a", "betalas samma dygn två gånger");
    }

    @Test
    void a_ledger_takes_no_stay_twice_in_one_month_or_in_one_of_several() {
        var file = file(stay("a", "P1", "2022-09-30 15:00"), stay("b", "P1", "2022-09-30 15:00"));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);

        var call = post(ledger, "2022-09", file);
        then(call.code()).isEqualTo(3);
        then(call.err()).contains("Ärende b är samma vistelse som ärende a", "olika ärende-id: 1");
        then(post(ledger, "2022-09", file, "--to", "2022-10", "--allow-partial").err())
                .contains("olika ärende-id: 1");
        ledger.isInOrder();

        var once = file(stay("a", "P1", "2022-09-30 15:00"));
        then(post(ledger, "2022-09", once).out()).contains("39 060");
    }

    @Test
    void stays_that_differ_are_no_repeats() {
        // another patient, a period after the other, and two without a pseudonym
        then(settle(file(stay("a", "P1", "2022-09-30 15:00"), stay("b", "P2", "2022-09-30 15:00")), "--binding").code())
                .isZero();
        then(settle(file(stay("a", "P1", "2022-09-30 15:00"), earlier("b", "P1")), "--binding").code())
                .isZero();
        then(settle(file(stay("a", "", "2022-09-30 15:00"), stay("b", "", "2022-09-30 15:00")), "--binding").code())
                .isZero();
    }

    @Test
    void a_repeat_of_another_month_stops_no_month() {
        var file = file(
                stay("a", "P1", "2022-09-30 15:00"),
                earlier("x", "P9"), earlier("y", "P9"));
        then(settle(file, "--binding").code()).isZero();
    }

    private static String stay(String id, String patient, String discharged) {
        return CaseLines.row("case_id", id, "patient", patient, "municipality", "1280",
                "ready_notice_at", "2022-09-24 10:00", "discharged_at", discharged);
    }

    private static String earlier(String id, String patient) {
        return CaseLines.row("case_id", id, "patient", patient, "municipality", "1280",
                "ready_notice_at", "2022-08-03 10:00", "discharged_at", "2022-08-07 15:00");
    }

    private String file(String... rows) {
        return CaseLines.text(folder, "cases.csv", CaseLines.table(rows)).toString();
    }

    private static Call settle(String file, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", ADOPTED, "--period", "2022-09", file));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static Call post(LedgerCall ledger, String period, String file, String... more) {
        var args = new ArrayList<>(List.of(
                "post", "--agreement", ADOPTED, "--period", period, "--date", "2022-11-05", "--yes", file));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }
}
