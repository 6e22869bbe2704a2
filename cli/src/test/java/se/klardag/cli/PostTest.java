package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Posting, correcting, disputing, crediting and paying, from outside. Sums by hand: days − 2.8 × cases, times 9,300.
class PostTest {
    /// 4 + 5 days: 9 − 5.6 = 3.4 days = 31,620.
    private static final List<String> FIRST = List.of(stay("a", 4), stay("b", 5));
    /// 4 + 5 + 9 days: 18 − 8.4 = 9.6 days = 89,280.
    private static final List<String> WITH_A_LATE_ONE = List.of(stay("a", 4), stay("b", 5), stay("late", 9));
    /// 3 + 3 days: 6 − 5.6 = 0.4 days = 3,720.
    private static final List<String> SHORTER = List.of(stay("a", 3), stay("b", 3));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_first_posting_numbers_a_bill_for_each_municipality_that_owes(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        // Lund owes 6 − 2.8 = 3.2 days = 29,760; Malmö's one day is below 2.8
        var call = ledger.post(List.of(
                stay("a", 4), stay("b", 5), stay("c", "1281", 6), stay("d", "1280", 1)));

        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("K-2022-00001  1267  Höör", "31 620", "K-2022-00002  1281  Lund", "29 760")
                .contains("Kommuner utan skuld och utan räkning: 1", "Journalens kontrollsumma: sha256:")
                .doesNotContain("Malmö");
        then(ledger.bills()).hasSize(2);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_settlement_again_changes_nothing_and_says_so(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var again = ledger.post(FIRST.reversed(), "--yes"); // other rows order, other date of the file

        then(again.code()).isZero();
        then(again.out()).contains("redan bokförd", "Inget ändras");
        then(ledger.bills()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_provisional_settlement_is_refused_or_becomes_a_draft_without_numbers(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var file = CaseLines.file(folder, FIRST.toArray(String[]::new)).toString();
        var refused = ledger.on("post", "--agreement", "skane-2018", "--period", "2022-09", file);
        then(refused.code()).isEqualTo(ExitCode.REFUSED);
        then(refused.err()).contains("--provisional", "När dygnen kostar: genomsnittets avrundning");

        var draft = ledger.done("post", "--agreement", "skane-2018", "--period", "2022-09", "--provisional", file);
        then(draft).contains("PRELIMINÄR", "31 620", "inga nummer").doesNotContain("K-20");
        then(ledger.bills()).isEmpty();
        then(ledger.done("bills", "--drafts")).contains("Höör", "31 620");
        then(ledger.done("post", "--agreement", "skane-2018", "--period", "2022-09", "--provisional", file))
                .contains("Inget ändras");
        // the first real bill gets the first number
        then(ledger.post(FIRST).out()).contains("K-2022-00001");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_late_case_is_proposed_shown_and_posted_on_yes(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var proposal = ledger.shown(WITH_A_LATE_ONE);

        // 89,280 − 31,620 = 57,660
        then(proposal.code()).isZero();
        then(proposal.out()).contains("−31 620", "89 280", "57 660", "late", "tillkommet", "inget är bokfört");
        then(ledger.bills()).hasSize(1);

        var posted = ledger.post(WITH_A_LATE_ONE, "--yes");
        then(posted.out()).contains("57 660", "Bokfört som post 2", "Journalens kontrollsumma: sha256:");
        then(ledger.bills()).hasSize(2);
        then(ledger.open()).isEqualTo("89280");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void fewer_days_are_credited_and_name_the_bills_they_take_back(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        ledger.post(WITH_A_LATE_ONE, "--yes");
        // 3,720 − 89,280 = −85,560: the second bill whole, 57,660, then 27,900 of the first
        var credit = ledger.post(SHORTER, "--yes", "--format", "json").json();

        then(credit.required("bills")).hasSize(1);
        var bill = credit.required("bills").get(0);
        then(bill.required("amount").asString()).isEqualTo("-85560");
        then(bill.required("takesBack").toString()).isEqualTo("[{\"number\":\"K-2022-00002\",\"amount\":\"57660\"},"
                + "{\"number\":\"K-2022-00001\",\"amount\":\"27900\"}]");
        then(credit.required("caseChanges").toString()).contains("removed", "days-changed");
        then(ledger.open()).isEqualTo("3720");
        then(ledger.done("bills", "--state", "credited")).contains("K-2022-00001", "K-2022-00002")
                .doesNotContain("K-2022-00003");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_rule_is_named_and_corrected(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var text = CaseLines.read(LedgerCall.ADOPTED)
                .replace("  longStay.over:",
                        "  price.dailyRate:\n    values:\n      - {from: 2022-01-01, to: 2022-12-31, "
                                + "value: 9500, source: signed}\n  longStay.over:");
        var agreement = CaseLines.text(folder, "annan.yaml", text);
        var file = CaseLines.file(folder, FIRST.toArray(String[]::new));
        var call = ledger.on(
                "post", "--agreement", agreement.toString(), "--period", "2022-09", "--yes", "--date", "2022-11-01",
                file.toString());

        // 3.4 × 9,500 = 32,300; less 31,620 = 680
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains(
                "Belopp publicerat eller ändrat: Vad ett dygn kostar: belopp per vårddygn, 9 300 kr (uppgift från part eller myndighet) → 9 500 kr (läst)")
                .contains("680");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void another_agreement_cannot_take_over_a_month(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var file = CaseLines.file(folder, FIRST.toArray(String[]::new)).toString();
        ledger.done("post", "--agreement", "skane-2018", "--period", "2022-09", "--provisional", file);
        var call = ledger.on("post", "--agreement", "statute", "--period", "2022-09", "--provisional", file);

        then(call.code()).as(call.err()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("bokförd under skane-2018, inte statute", "--series");
        ledger.done("post", "--agreement", "statute", "--period", "2022-09", "--provisional", "--series", "L", file);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_dispute_is_opened_upheld_and_credited_and_the_case_stays_out(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(WITH_A_LATE_ONE);
        then(ledger.on("credit", "K-2022-00001").code()).isEqualTo(ExitCode.REFUSED);
        then(ledger.done("dispute", "K-2022-00001", "--case", "late", "--reason", "inte färdigbehandlad"))
                .contains("bestritt");
        then(ledger.on("dispute", "K-2022-00001", "--case", "late", "--reason", "igen").code())
                .isEqualTo(ExitCode.REFUSED);
        then(ledger.done("bills", "--state", "disputed")).contains("K-2022-00001", "bestridd");
        then(ledger.done("dispute", "K-2022-00001", "--case", "late", "--state", "upheld", "--reason", "medges"))
                .contains("klardag credit K-2022-00001");
        then(ledger.done("credit", "K-2022-00001", "--date", "2022-12-01")).contains("inget är bokfört");
        // without the late case 31,620: 57,660 goes back
        then(ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-01")).contains("−57 660");
        then(ledger.open()).isEqualTo("31620");
        then(ledger.on("credit", "K-2022-00001", "--yes").code()).isEqualTo(ExitCode.REFUSED);
        // the same export again does not bill it again
        then(ledger.post(WITH_A_LATE_ONE).out()).contains("Inget ändras");
        // with other days it counts again where somebody says so: 4 + 5 + 6 = 15 − 8.4 = 6.6 days = 61,380
        ledger.post(
                List.of(stay("a", 4), stay("b", 5), stay("late", 6)), "--date", "2022-12-02", "--allow-returned");
        then(ledger.open()).isEqualTo("61380");
        then(ledger.done("bills", "K-2022-00001")).contains("bestritt: inte färdigbehandlad", "medgivet: medges");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void disputes_can_be_rejected_or_withdrawn_and_opened_anew(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        for (var end : List.of("rejected", "withdrawn")) {
            ledger.done("dispute", "K-2022-00001", "--case", "a", "--case", "b", "--reason", "x");
            ledger.done("dispute", "K-2022-00001", "--case", "a", "--case", "b", "--state", end, "--reason", "y");
            then(ledger.on("dispute", "K-2022-00001", "--case", "a", "--state", "upheld", "--reason", "z").code())
                    .isEqualTo(ExitCode.REFUSED);
        }
        then(ledger.open()).isEqualTo("31620");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void disputes_of_what_is_not_there_are_told(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        then(ledger.on("dispute", "K-2022-00009", "--case", "a", "--reason", "x").err())
                .contains("ingen räkning K-2022-00009");
        then(ledger.on("dispute", "K-2022-00001", "--case", "nope", "--reason", "x").err())
                .contains("Ärende nope står inte på räkning K-2022-00001");
        for (var number : List.of("191212121212", "191 212 121 212", "64-08-23-32-34")) {
            var personal = ledger.on("dispute", "K-2022-00001", "--case", "a", "--reason", "patienten " + number);
            then(personal.code()).isEqualTo(ExitCode.UNUSABLE);
            then(personal.err()).doesNotContain(number);
        }
    }

    @ParameterizedTest
    @EnumSource
    void payments_are_taken_once(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var file = CaseLines.text(folder, "pay.csv", """
                bill;amount;date;reference
                K-2022-00001;9 999,50;2022-11-01;BG 1
                K-2022-00001;0,50;2022-11-02;BG 2
                """).toString();
        then(ledger.done("payments", "import", file)).contains("registrerade: 2", "10 000 kr");
        then(ledger.done("payments", "import", file)).contains("Inget ändras");
        then(ledger.open()).isEqualTo("21620");
        then(ledger.done("bills")).contains("delbetald");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "21620", "--reference", "för hand");
        then(ledger.done("bills", "--state", "paid")).contains("betald");
        then(ledger.open()).isEqualTo("0");
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void one_bad_payment_and_none_is_taken(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        for (var row : List.of("K-2022-00001,x,2022-11-01,r", "K-2022-00001,1,i går,r", "K-2022-00001,0,2022-11-01,r",
                "K-2022-00077,1,2022-11-01,r", "K-2022-00001,1,2022-11-01,good", ",1,2022-11-01,r")) {
            var file = CaseLines.text(folder, "pay.csv",
                    "bill,amount,date,reference\nK-2022-00001,5,2022-11-01,good\n" + row + "\n").toString();
            var call = ledger.on("payments", "import", file);
            then(call.code()).as(row).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).isNotBlank();
        }
        then(ledger.open()).isEqualTo("31620");
    }

    @ParameterizedTest
    @EnumSource
    void the_statement_has_the_share_credited(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        ledger.post(SHORTER, "--yes");
        // 27,900 of 31,620 is 88.2 %
        then(ledger.done("statement")).contains("27 900", "3 720", "88,2 %", "Krediterat 27 900 kr av fakturerade");
        then(ledger.done("statement", "--municipality", "1267", "--date", "2022-12-31"))
                .contains("Saldo för Höör (1267) 2022-12-31", "2022-09");
        then(ledger.done("bills", "--older-than", "30", "--date", "2022-10-30")).contains("Inga räkningar");
        then(ledger.done("bills", "--period", "2022-08")).contains("Inga räkningar");
        then(ledger.done("bills", "--municipality", "1267", "--series", "K")).contains("K-2022-00002");
    }

    @ParameterizedTest
    @EnumSource
    void numbers_begin_anew_each_year_and_in_each_series(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        then(ledger.post(List.of(stay("c", 6)), "--series", "P").out()).contains("P-2022-00001");
        var file = CaseLines.file(folder, WITH_A_LATE_ONE.toArray(String[]::new)).toString();
        then(ledger.done("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--date",
                "2023-01-09", "--yes", file)).contains("K-2023-00001");
        then(ledger.post(FIRST, "--series", "små").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_case_is_billed_in_one_series_only(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var call = ledger.post(WITH_A_LATE_ONE, "--series", "P");

        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("2 av ärendena är redan fakturerade för 2022-09", "serie K");
        then(ledger.bills()).hasSize(1);
        ledger.isInOrder();
    }

    /// The discharge of `a` is corrected over the end of September: until September is posted again it is on two bills.
    @ParameterizedTest
    @EnumSource
    void a_case_that_moved_to_another_month_is_told_until_both_are_posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        var rows = List.of(stay("a", 4).replace("2022-09-20", "2022-10-02"), stay("b", 5));
        var file = CaseLines.text(folder, "moved.csv", CaseLines.table(rows.toArray(String[]::new))).toString();
        var october = ledger.on(
                "post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-10", "--date", "2022-11-05",
                "--allow-partial", "--yes", file);
        then(october.code()).isZero();
        then(october.err()).contains("2022-09: ärenden som räknas här står också", "(1): a");

        var september = ledger.post(rows, "--date", "2022-11-06");
        then(september.err()).doesNotContain("står också");
        // from the 16th to 2 October, both at 13:00: 16 − 2.8 = 13.2 days; and b alone, 5 − 2.8 = 2.2: 15.4 days
        then(ledger.open()).isEqualTo("143220");
        ledger.isInOrder();
    }

    @Test
    void rejected_rows_stop_a_posting_unless_they_are_allowed() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var rows = List.of(stay("a", 4), stay("b", 5), stay("c", "9999", 3));
        then(ledger.post(rows).code()).isEqualTo(ExitCode.REFUSED);
        then(ledger.post(rows, "--allow-rejects").out()).contains("31 620");
    }

    @Test
    void a_case_id_that_is_a_personal_number_is_not_kept() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        for (var number : List.of("191212121212", "196 408 233 234", "1 91212121212")) {
            var call = ledger.post(List.of(stay(number, 4), stay("b", 5)));
            then(call.code()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err() + call.out()).doesNotContain(number);
        }
        then(CaseLines.names(folder.resolve("ledger").resolve("journal"))).isEmpty();
    }

    @Test
    void what_was_approved_is_what_is_posted() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        var cases = CaseLines.text(folder, "cases.csv", CaseLines.table(FIRST.toArray(String[]::new))).toString();
        var out = folder.resolve("out");
        Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--out", out.toString(),
                cases);
        var saved = out.resolve("settlement.json").toString();

        var other = ledger.post(WITH_A_LATE_ONE, "--settlement", saved);
        then(other.code()).isEqualTo(ExitCode.DIFFERS);
        then(other.err()).contains("första skillnaden vid /municipalities");
        then(ledger.post(FIRST, "--settlement", saved).code()).isZero();
        then(ledger.post(FIRST, "--settlement", cases).code()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void a_ledger_that_is_not_there_is_told() {
        var ledger = new LedgerCall(LedgerKind.FOLDER.address(folder), folder);
        for (var command : List.of("bills", "statement")) {
            then(ledger.on(command).err()).contains("här finns ingen liggare");
        }
        then(Call.of("bills", "--ledger", "jdbc:oracle:x").code()).isEqualTo(ExitCode.UNUSABLE);
        then(Call.of("bills", "--ledger", "jdbc:postgresql://127.0.0.1:1/x?password=hemligt").err())
                .contains("databasen svarar inte")
                .doesNotContain("hemligt");
        then(Files.exists(folder.resolve("ledger"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void several_months_are_posted_at_one_go(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        var rows = List.of(stay("a", 4), stay("b", 5), stay("c", 8).replace("2022-09-", "2022-10-"));
        var call = ledger.post(rows, "--to", "2022-10", "--date", "2022-11-05");

        // October: 8 − 2.8 = 5.2 days = 48,360
        then(call.code()).as(call.err()).isZero();
        then(call.out()).contains("september 2022", "31 620", "oktober 2022", "48 360", "K-2022-00002");
        then(ledger.done("statement", "--municipality", "1267")).contains("2022-09", "2022-10", "79 980");
        ledger.isInOrder();
    }
}
