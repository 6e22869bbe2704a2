package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
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
    void the_same_days_under_notices_a_minute_apart_bind_nobody_until_they_are_accepted() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var shown = settle(file);
        then(shown.code()).isZero();
        then(shown.out()).contains("226 920", "PRELIMINÄR");
        var told = "överlappar varandra: 1 (ärende b och ärende a: 15 dygn). Dubbelräknade dygn: 15.";
        then(plain(shown.out())).contains(told,
                "samma dygn räknas i två ärenden för en patient, och ingen har godtagit");
        var json = settle(file, "--format", "json").json();
        then(json.at("/receipt/overlappingStays").toString())
                .isEqualTo("[{\"caseId\":\"b\",\"sharesDaysWith\":\"a\",\"days\":15}]");
        then(json.at("/receipt/overlapsAllowed").toString()).isEqualTo("false");
        then(json.required("status").asString()).isEqualTo("provisional");
        then(json.at("/receipt/repeatedStays").isMissingNode()).isTrue();
        then(plain(explain(file).out())).contains(told);

        var accepted = settle(file, "--allow-overlaps", "--format", "json").json();
        then(accepted.required("status").asString()).isEqualTo("binding");
        then(accepted.at("/receipt/overlapsAllowed").asBoolean()).isTrue();
        then(plain(settle(file, "--allow-overlaps").out()))
                .contains("BINDANDE", told, "Regionen har godtagit att samma dygn räknas i två ärenden.");
    }

    @Test
    void a_ledger_takes_none_that_nobody_accepted() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var refused = post(ledger, file);
        then(refused.code()).isNotZero();
        then(plain(refused.err())).contains(
                "överlappar varandra: 1 (ärende b och ärende a: 15 dygn)", "--allow-overlaps",
                "Nekat: dygn som räknas i två ärenden för samma patient: 15; räkningar får inte skrivas.");
        var call = post(ledger, file, "--allow-overlaps");
        then(call.code()).as(call.err()).isZero();
        then(plain(call.err())).contains("överlappar varandra: 1 (ärende b och ärende a: 15 dygn)");
        ledger.isInOrder();
    }

    @Test
    void no_bill_of_such_a_month_gets_a_number() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", MALMO, "2022-08-04 13:01", END));
        var out = folder.resolve("out");
        settle(file, "--out", out.toString());
        var refused = invoice(out);
        then(refused.code()).isNotZero();
        then(plain(refused.err())).contains("räknas dygn i två ärenden för samma patient (15)", "--allow-overlaps");
        then(settle(file, "--allow-overlaps", "--force", "--out", out.toString()).code()).isZero();
        var numbered = invoice(out);
        then(numbered.code()).as(numbered.err()).isZero();
    }

    private Call invoice(Path out) {
        return Call.of("invoice", out.toString(), "--parties",
                "src/main/resources/se/klardag/cli/documents/parties/parties-skane.example.yaml", "--issued",
                "2022-09-05",
                "--first-number", "F-1", "--as", "xlsx", "-o", folder.resolve("bills").toString());
    }

    /// Noons of both: the 12th alone.
    @Test
    void two_municipalities_that_both_pay_for_a_day_are_told_and_neither_learns_the_other_case() {
        var file = file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-11 13:00", END),
                stay("other", "1282", "2022-08-04 13:00", END).replace("P1", "P2"),
                stay("second", "1282", "2022-08-05 13:00", END).replace("P1", "P2"));
        then(plain(settle(file).out()))
                .contains("överlappar varandra: 2 (ärende second och ärende other: 14 dygn, ärende b och ärende a:");
        then(plain(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), file).err())).contains("överlappar varandra: 2");
        // the noons of the 6th to the 19th are in both cases of Landskrona
        then(plain(explain(file).out()))
                .contains(
                        "överlappar varandra: 1 (ärende a och ett ärende hos en annan kommun: 1 dygn). Dubbelräknade"
                                + " dygn: 1.",
                        "bland ärenden som inte är de här. Dubbelräknade dygn: 14.")
                .doesNotContain("ärende b", "second");
    }

    /// Whoever is told of one case is not told of another municipality's.
    @Test
    void one_case_alone_names_its_fellow_only_within_the_municipality() {
        var file = file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"), stay("b", LUND, "2022-08-11 13:00", END),
                stay("c", MALMO, "2022-08-06 13:00", "2022-08-10 15:00"));
        var told = plain(Call.of("explain", "--agreement", ADOPTED, "--period", "2022-08", "--case", "a", file).out());
        then(told).contains("ärende a och ett ärende hos en annan kommun: 1 dygn", "ärende c och ärende a: 4 dygn")
                .doesNotContain("ärende b");
    }

    @Test
    void the_workbook_of_a_municipality_names_no_case_of_another() throws IOException {
        var file = file(
                stay("AA-1", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("BB-1", LUND, "2022-08-11 13:00", END));
        var out = folder.resolve("check");
        Call.of("check", file, "--region", "12", "--out", out.toString(), "--csv", "excel", "--per-kommun");
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(Files.newInputStream(out.resolve("kommun-1281.xlsx")))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        then(text.toString()).contains("överlappar ett ärende i kommun 1280 (cases.csv, rad 2)", "BB-1")
                .doesNotContain("AA-1");
    }

    /// An average counts a case in the month in which it closes: the noons of 5 to 31 August are in the case of August and in that of
    /// September, 27 days, and either month tells it, in whichever it was posted first. So is a case that is still open.
    @Test
    void a_day_in_two_cases_of_two_months_is_told_in_both() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", "2022-08-31 15:00"),
                stay("b", MALMO, "2022-08-04 13:00", "2022-09-19 15:00"), stay("c", LUND, "2022-08-20 13:00", ""));
        then(plain(settle(file).out())).contains("PRELIMINÄR", "ärende a och ärende b: 27 dygn");
        var september = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", file);
        then(plain(september.out())).contains("PRELIMINÄR", "ärende a och ärende b: 27 dygn");
        then(post(LedgerCall.fresh(LedgerKind.FOLDER, folder), file).code()).isNotZero();
        then(settle(file, "--format", "json").json().at("/receipt/overlappingStays").size()).isEqualTo(2);
        var open = file(stay("a", MALMO, "2022-08-04 13:00", "2022-08-31 15:00"),
                stay("c", LUND, "2022-08-20 13:00", ""));
        then(plain(settle(open).out())).contains("PRELIMINÄR", "ärende c och ärende a: 11 dygn");
    }

    /// It closed two months before, in July: the noons of 26 to 30 July are in both.
    @Test
    void a_case_that_closed_long_before_has_its_days_too() {
        var file = file(stay("early", MALMO, "2022-06-20 10:00", "2022-07-30 13:00"),
                stay("late", MALMO, "2022-07-25 13:00", "2022-09-03 11:00"),
                stay("other", LUND, "2022-09-01 13:00", "2022-09-29 11:00").replace("P1", "P2"));
        var september = Call.of("settle", "--agreement", ADOPTED, "--period", "2022-09", file);
        then(plain(september.out())).contains("PRELIMINÄR", "ärende late och ärende early: 5 dygn");
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var refused = ledger.on("post", "--agreement", ADOPTED, "--period", "2022-09", "--date", "2022-11-05", "--yes",
                file);
        then(plain(refused.err())).contains("ärende late och ärende early: 5 dygn", "Nekat");
    }

    /// A stay that another month counts and leaves out is none of it.
    @Test
    void a_case_of_another_month_that_is_left_out_charges_no_day_twice() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", "2022-08-31 15:00"),
                stay("b", MALMO, "2022-08-04 13:00", "2022-09-19 15:00", "consent", "no"));
        then(plain(settle(file).out())).contains("BINDANDE").doesNotContain("överlappar varandra");
    }

    /// The day break at noon is in neither hour: the periods share time, and nobody pays twice.
    @Test
    void an_hour_in_both_that_has_no_day_is_told_and_binds() {
        var file = file(
                stay("a", MALMO, "2022-08-04 13:00", "2022-08-12 15:00"),
                stay("b", LUND, "2022-08-12 14:00", END));
        var shown = settle(file);
        then(plain(shown.out())).contains("BINDANDE", "överlappar varandra utan att något dygn räknas i båda: 1.");
    }

    /// Under the statute days are paid for from the third date after the notice, without that of the discharge: by hand 4 to 10 June and
    /// 9 to 18 June, so the 9th and the 10th.
    @Test
    void free_days_are_paid_for_by_nobody() {
        var json = Call.of("settle", "--agreement", "statute", "--period", "2022-06", "--format", "json",
                file(stay("a", MALMO, "2022-06-01 09:00", "2022-06-11 15:00"),
                        stay("b", MALMO, "2022-06-06 09:00", "2022-06-19 15:00")))
                .json();
        then(json.at("/receipt/overlappingStays/0/days").asLong()).isEqualTo(2);
    }

    @Test
    void a_stay_that_comes_again_is_named_to_those_who_have_it() {
        var file = file(stay("a", MALMO, "2022-08-04 13:00", END), stay("b", LUND, "2022-08-04 13:00", END),
                stay("c", "1282", "2022-08-04 13:00", END).replace("P1", "P2"),
                stay("d", "1282", "2022-08-04 13:00", END).replace("P1", "P2"));
        then(plain(explain(file).out()))
                .contains("Ärende a är samma vistelse som ett ärende hos en annan kommun",
                        "Samma vistelse finns flera gånger i exporten, bland ärenden som inte är de här.")
                .doesNotContain("ärende b", "rende c", "rende d");
        var json = Call
                .of("explain", "--agreement", ADOPTED, "--period", "2022-08", "--municipality", MALMO, "--format",
                        "json", file)
                .json();
        then(json.toString()).contains("\"repeatedStays\":[{\"caseId\":\"a\"}]");
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
        then(plain(told.out())).contains("överlappar varandra utan att något dygn räknas i båda: 1.");
    }

    @Test
    void other_months_stop_none() {
        then(plain(settle(file(
                stay("a", MALMO, "2022-08-04 13:00", END),
                stay("x", MALMO, "2022-07-04 13:00", "2022-07-10 15:00"),
                stay("y", MALMO, "2022-07-04 13:01", "2022-07-10 15:00"))).out()))
                .doesNotContain("överlappar varandra", "pseudonym");
    }

    @Test
    void without_a_pseudonym_it_is_told_that_nothing_can_be_seen() {
        var some = file(stay("a", MALMO, "2022-08-04 13:00", END), nobody("b", "2022-08-04 13:01"));
        then(plain(settle(some).out())).contains("BINDANDE", "Ärenden i månaden utan pseudonym för patienten: 1.")
                .doesNotContain("Perioder för samma patient");
        then(settle(some, "--format", "json").json().at("/receipt/casesWithoutPatient").toString())
                .isEqualTo("1");
        var none = file(nobody("a", "2022-08-04 13:00"), nobody("c", "2022-08-04 13:00"),
                nobody("b", "2022-08-04 13:01"));
        for (var call : List.of(settle(none), explain(none))) {
            then(plain(call.out())).contains(
                    "BINDANDE", "Ärenden i månaden utan pseudonym för patienten: 3.",
                    "Ärende c är likt ärende a i allt utom id, och patientens pseudonym saknas")
                    .doesNotContain("rende b är likt");
        }
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(plain(post(ledger, none).err())).contains("Ärende c är likt ärende a", "utan pseudonym för patienten: 3.");
        var json = settle(none, "--format", "json").json();
        then(json.at("/receipt/casesWithoutPatient").toString()).isEqualTo("3");
        then(json.at("/receipt/alikeStays").toString()).isEqualTo("[{\"caseId\":\"c\",\"likeId\":\"a\"}]");
        var half = file(stay("a", MALMO, "2022-08-04 13:00", END), nobody("c", "2022-08-04 13:00"),
                nobody("d", "2022-08-04 13:00").replace(MALMO, LUND));
        then(plain(settle(half).out())).contains("Ärende c är likt ärende a", "Ärende d är likt ärende a");
        then(plain(explain(half).out())).contains("Ärende c är likt ärende a").doesNotContain("rende d");
    }

    private static String nobody(String id, String notice) {
        return CaseLines.row("case_id", id, "municipality", MALMO, "ready_notice_at", notice, "discharged_at", END);
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
