package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;

/// Two periods of one patient that share time would be billed for the same days: no bill rests on them.
///
/// Malmö by hand: a stay of 15 noons (5 to 19 August) is (15 − 2.8) × 9 300 = 113 460 kr; twice that is 226 920 kr.
class OverlappingStayTest {
    private static final String ADOPTED = LedgerCall.ADOPTED.toString();
    private static final String MALMO = "1280";
    private static final String LUND = "1281";
    private static final String END = "2022-08-19 15:00";

    @TempDir
    private Path folder;

    @Test
    void the_same_days_under_notices_a_minute_apart_are_told_and_refused() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var shown = settle(file);
        then(shown.code()).isZero();
        then(shown.out()).contains("226 920");
        then(plain(shown.out()))
                .contains("överlappar varandra, så att samma dygn räknas två gånger: 1 (ärende b och ärende a)");
        var json = settle(file, "--format", "json").json();
        then(json.at("/receipt/overlappingStays").toString()).isEqualTo("[{\"caseId\":\"b\",\"sameAs\":\"a\"}]");
        then(json.at("/receipt/repeatedStays").isMissingNode()).isTrue();
        then(plain(explain(file).out())).contains("räknas två gånger: 1 (ärende b och ärende a)");

        var binding = settle(file, "--binding");
        then(binding.code()).isEqualTo(3);
        then(binding.out()).isEmpty();
        then(plain(binding.err())).contains("ärende b och ärende a", "betalar kommunen två gånger");
    }

    @Test
    void a_ledger_takes_no_days_twice_in_one_month_or_in_one_of_several() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var call = post(ledger, file);
        then(call.code()).isEqualTo(3);
        then(plain(call.err())).contains("ärende b och ärende a",
                "Nekat: perioder för en patient som överlappar varandra: 1");
        then(post(ledger, file, "--to", "2022-09", "--allow-partial").err()).contains("Nekat: perioder för en patient");
        ledger.isInOrder();
        then(post(ledger, file(stay("a", MALMO, "2022-08-04 13:00", END))).out()).contains("113 460");
    }

    @Test
    void two_municipalities_do_not_both_pay_for_a_day() {
        var file = file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-11 13:00", END));
        then(settle(file, "--binding").code()).isEqualTo(3);
        then(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), file).code()).isEqualTo(3);
    }

    @Test
    void periods_that_touch_do_not_overlap() {
        then(settle(file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-12 15:00", END)), "--binding").code()).isZero();
    }

    @Test
    void a_case_that_is_left_out_charges_no_day_twice() {
        var counted = stay("a", MALMO, "2022-08-04 13:00", END);
        var leftOut = stay("b", MALMO, "2022-08-05 13:00", END, "consent", "no");
        then(settle(file(counted, leftOut, stay("c", LUND, "2022-08-19 15:00", "2022-08-29 15:00")), "--binding")
                .code())
                .isZero();
        // between the counted ones: each of them overlaps the case that is left out, and the last one the first
        var leftOutLong = stay("b", MALMO, "2022-08-03 13:00", "2022-08-28 15:00", "consent", "no");
        var told = settle(file(counted, leftOutLong, stay("c", LUND, "2022-08-19 14:00", "2022-08-29 15:00")),
                "--binding");
        then(plain(told.err())).contains("räknas två gånger: 1 (ärende c och ärende a)");
    }

    @Test
    void without_a_pseudonym_nothing_is_known_and_other_months_stop_none() {
        var nobody = CaseLines.row("case_id", "b", "municipality", MALMO,
                "ready_notice_at", "2022-08-04 13:01", "discharged_at", END);
        then(settle(file(stay("a", MALMO, "2022-08-04 13:00", END), nobody), "--binding").code()).isZero();
        then(settle(file(
                stay("a", MALMO, "2022-08-04 13:00", END),
                stay("x", MALMO, "2022-07-04 13:00", "2022-07-10 15:00"),
                stay("y", MALMO, "2022-07-04 13:01", "2022-07-10 15:00")), "--binding").code()).isZero();
    }

    private static String stay(String id, String municipality, String notice, String discharged, String... more) {
        var cells = new ArrayList<>(List.of("case_id", id, "patient", "P1", "municipality", municipality,
                "ready_notice_at", notice, "discharged_at", discharged));
        cells.addAll(List.of(more));
        return CaseLines.row(cells.toArray(String[]::new));
    }

    private String file(String... rows) {
        return CaseLines.text(folder, "cases.csv", CaseLines.table(rows)).toString();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static Call explain(String file) {
        return Call.of("explain", "--agreement", ADOPTED, "--period", "2022-08", "--municipality", MALMO, file);
    }

    private static Call settle(String file, String... more) {
        var args = new ArrayList<>(List.of("settle", "--agreement", ADOPTED, "--period", "2022-08", file));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static Call post(LedgerCall ledger, String file, String... more) {
        var args = new ArrayList<>(List.of(
                "post", "--agreement", ADOPTED, "--period", "2022-08", "--date", "2022-11-05", "--yes", file));
        args.addAll(List.of(more));
        return ledger.on(args.toArray(String[]::new));
    }
}
