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
    void the_same_days_under_notices_a_minute_apart_are_told() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var shown = settle(file);
        then(shown.code()).isZero();
        then(shown.out()).contains("226 920");
        then(plain(shown.out()))
                .contains("överlappar varandra: 1 (ärende b och ärende a)");
        var json = settle(file, "--format", "json").json();
        then(json.at("/receipt/overlappingStays").toString())
                .isEqualTo("[{\"caseId\":\"b\",\"sharesDaysWith\":\"a\"}]");
        then(json.at("/receipt/repeatedStays").isMissingNode()).isTrue();
        then(plain(explain(file).out())).contains("överlappar varandra: 1 (ärende b och ärende a)");
    }

    @Test
    void a_ledger_is_told_before_it_posts() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var call = post(ledger, file);
        then(call.code()).as(call.err()).isZero();
        then(plain(call.err())).contains("överlappar varandra: 1 (ärende b och ärende a)");
        ledger.isInOrder();
    }

    @Test
    void two_municipalities_that_both_pay_for_a_day_are_told() {
        var file = file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-11 13:00", END));
        then(plain(settle(file).out())).contains("överlappar varandra: 1 (ärende b och ärende a)");
        then(plain(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), file).err())).contains("överlappar varandra: 1");
    }

    @Test
    void periods_that_touch_do_not_overlap() {
        then(plain(settle(file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-12 15:00", END))).out())).doesNotContain("överlappar varandra");
    }

    @Test
    void a_case_that_is_left_out_charges_no_day_twice() {
        var counted = stay("a", MALMO, "2022-08-04 13:00", END);
        var leftOut = stay("b", MALMO, "2022-08-05 13:00", END, "consent", "no");
        then(plain(settle(file(counted, leftOut, stay("c", LUND, "2022-08-19 15:00", "2022-08-29 15:00"))).out()))
                .doesNotContain("överlappar varandra");
        // between the counted ones: each of them overlaps the case that is left out, and the last one the first
        var leftOutLong = stay("b", MALMO, "2022-08-03 13:00", "2022-08-28 15:00", "consent", "no");
        var told = settle(file(counted, leftOutLong, stay("c", LUND, "2022-08-19 14:00", "2022-08-29 15:00")));
        then(plain(told.out())).contains("överlappar varandra: 1 (ärende c och ärende a)");
    }

    @Test
    void without_a_pseudonym_nothing_is_known_and_other_months_stop_none() {
        var nobody = CaseLines.row("case_id", "b", "municipality", MALMO,
                "ready_notice_at", "2022-08-04 13:01", "discharged_at", END);
        then(plain(settle(file(stay("a", MALMO, "2022-08-04 13:00", END), nobody)).out()))
                .doesNotContain("överlappar varandra");
        then(plain(settle(file(
                stay("a", MALMO, "2022-08-04 13:00", END),
                stay("x", MALMO, "2022-07-04 13:00", "2022-07-10 15:00"),
                stay("y", MALMO, "2022-07-04 13:01", "2022-07-10 15:00"))).out()))
                .doesNotContain("överlappar varandra");
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
