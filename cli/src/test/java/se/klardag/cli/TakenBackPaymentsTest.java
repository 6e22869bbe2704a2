package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Refunds no larger than what is owed back, and a counter-entry for every payment, refund and match. Sums by hand: days −
/// 2.8 × cases, times 9,300.
class TakenBackPaymentsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Höör owes 9 − 5.6 = 3.4 days = 31,620, and Malmö 6 − 2.8 = 3.2 days = 29,760.
    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6)));
        return ledger;
    }

    private static String paid(LedgerCall ledger, String bill) {
        return ledger.on("bills", bill, "--format", "json", "--date", "2023-03-01")
                .json()
                .required("bills")
                .get(0)
                .required("paid")
                .asString();
    }

    private static Call refund(LedgerCall ledger, String bill, String kronor, String reference) {
        return ledger.on(
                "payments", "add", bill, "--amount", "-" + kronor, "--date", "2022-12-20", "--reference", reference);
    }

    /// Without b: 4 − 2.8 = 1.2 days = 11,160, so K-2022-00003 takes back 20,460.
    private static void credit(LedgerCall ledger) {
        for (var state : List.of("open", "upheld")) {
            ledger.done(
                    "dispute", "K-2022-00001", "--case", "b", "--state", state, "--reason", "r", "--date",
                    "2022-12-01");
        }
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-05");
    }

    @ParameterizedTest
    @EnumSource
    void no_more_is_paid_back_than_is_overpaid_or_than_a_note_takes_back(LedgerKind kind) {
        var ledger = posted(kind);
        // nothing is paid
        then(refund(ledger, "K-2022-00001", "1", "r").err()).contains("1 kr är mer än de 0 kr");
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31720", "--date", "2022-11-01", "--reference", "x");
        then(refund(ledger, "K-2022-00001", "31720.01", "r").err())
                .contains("31 720,01 kr är mer än de 100 kr");
        then(refund(ledger, "K-2022-00001", "100", "r").code()).isZero();
        credit(ledger);
        // 31,620 are paid and 11,160 owed: 20,460, on the note or on the bill, but once
        then(refund(ledger, "K-2022-00003", "20460.01", "n").code()).isEqualTo(ExitCode.UNUSABLE);
        then(refund(ledger, "K-2022-00003", "20000", "n").code()).isZero();
        then(refund(ledger, "K-2022-00001", "11620.01", "m").code()).isEqualTo(ExitCode.UNUSABLE);
        then(refund(ledger, "K-2022-00001", "460", "m").code()).isZero();
        then(refund(ledger, "K-2022-00003", "1", "o").code()).isEqualTo(ExitCode.UNUSABLE);
        then(paid(ledger, "K-2022-00001")).isEqualTo("11160");
        // two rows of one file are looked at together: 30,000 of 29,760 are 240 too much
        var file = CaseLines.text(folder, "out.csv", """
                bill,amount,date,reference
                K-2022-00002,30000,2022-11-01,in
                K-2022-00002,-200,2022-12-01,out1
                K-2022-00002,-50,2022-12-01,out2
                """);
        then(ledger.on("payments", "import", file.toString()).err())
                .contains("rad 4: K-2022-00002: 50 kr är mer än de 40 kr");
        then(paid(ledger, "K-2022-00002")).isEqualTo("0");
        ledger.isInOrder();
    }

    /// A credit of a bill that nobody has paid owes nothing back.
    @ParameterizedTest
    @EnumSource
    void a_credit_of_what_is_not_paid_pays_nothing_back(LedgerKind kind) {
        var ledger = posted(kind);
        credit(ledger);
        then(refund(ledger, "K-2022-00003", "20460", "n").err()).contains("20 460 kr är mer än de 0 kr");
        // 15,000 of 11,160 that are left
        ledger.done("payments", "add", "K-2022-00001", "--amount", "15000", "--date", "2022-12-10", "--reference", "x");
        then(refund(ledger, "K-2022-00003", "3840.01", "n").code()).isEqualTo(ExitCode.UNUSABLE);
        then(refund(ledger, "K-2022-00003", "3840", "n").code()).isZero();
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_on_a_credit_note_and_a_payment_are_taken_back(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-11-01", "--reference", "x");
        credit(ledger);
        then(refund(ledger, "K-2022-00003", "20460", "n").code()).isZero();
        then(paid(ledger, "K-2022-00001")).isEqualTo("11160");
        then(ledger.done("bills", "K-2022-00001"))
                .contains("återbetalt på K-2022-00003: −20 460 kr, referens n; rad 6/1");
        then(ledger.on("payments", "undo", "6/1").code()).isEqualTo(ExitCode.UNUSABLE);
        then(ledger.on("payments", "undo", "6/1", "--reason", "x", "--date", "2022-12-19").code())
                .isEqualTo(ExitCode.UNUSABLE);
        then(ledger.done("payments", "undo", "6/1", "--reason", "gick aldrig ut", "--date", "2022-12-22"))
                .contains("K-2022-00003: 20 460 kr, n. Registreringen är tagen tillbaka",
                        "K-2022-00001: överbetald med 20 460 kr");
        then(paid(ledger, "K-2022-00001")).isEqualTo("31620");
        then(ledger.done("bills", "K-2022-00001")).contains("registreringen tagen tillbaka på K-2022-00003",
                "gäller 6/1");
        // as of the day before it is as it was
        then(ledger.done("bills", "--date", "2022-12-21", "--municipality", "1267")).doesNotContain("överbetald");
        then(ledger.on("payments", "undo", "6/1", "--reason", "igen").err()).contains("ingen sådan betalning");
        // what is taken back may be paid again, with its own sum under the same reference
        then(refund(ledger, "K-2022-00003", "20000", "n").code()).isZero();
        then(ledger.done("payments", "undo", "2/1", "--reason", "fel kund")).contains("−31 620 kr");
        // −20,000 was paid back of 0
        then(paid(ledger, "K-2022-00001")).isEqualTo("-20000");
        // the same payment comes again: it was taken back on purpose
        var again = ledger.on(
                "payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-11-01", "--reference", "x");
        then(again.out()).contains("Inget ändras");
        then(again.err()).contains("Betalningen x har registrerats förut och tagits tillbaka");
        // and holds after all
        ledger.done("payments", "undo", "9/1", "--reason", "rätt kund");
        then(paid(ledger, "K-2022-00001")).isEqualTo("11620");
        then(ledger.on("payments", "undo", "9/1", "--reason", "rätt kund").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void a_match_is_taken_back_and_the_money_waits_again(LedgerKind kind) {
        var ledger = posted(kind);
        var text = new BgMaxText().open().payment("", 500_00, 11).message("hösten").close("20221115").end();
        ledger.on("payments", "import", CaseLines.text(folder, "bg.txt", text).toString());
        ledger.done("payments", "match", "2/1", "K-2022-00001", "--amount", "300", "--date", "2022-12-01");
        ledger.done("payments", "match", "2/1", "K-2022-00002", "--date", "2022-12-02");
        then(ledger.done("payments", "unmatched")).contains("Inga omatchade");
        then(ledger.on("payments", "unmatch", "3/1", "--reason", "fel", "--date", "2022-12-01").err())
                .contains("2022-12-02");
        then(ledger.done("payments", "unmatch", "3/1", "--reason", "fel kommun", "--date", "2022-12-10"))
                .contains("K-2022-00001: −300 kr", "Pengarna väntar på sin räkning");
        then(paid(ledger, "K-2022-00001")).isEqualTo("0");
        then(paid(ledger, "K-2022-00002")).isEqualTo("200");
        then(ledger.done("payments", "unmatched")).contains("2/1", "300");
        then(ledger.done("payments", "unmatched", "--date", "2022-12-09")).contains("Inga omatchade");
        then(ledger.done("bills", "K-2022-00001")).contains("borttaget från räkningen: −300 kr", "tar tillbaka 2/1");
        then(ledger.on("payments", "unmatch", "3/1", "--reason", "igen").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.done("payments", "match", "2/1", "K-2022-00002", "--date", "2022-12-11");
        then(paid(ledger, "K-2022-00002")).isEqualTo("500");
        // whole, from wherever it is
        ledger.done("payments", "unmatch", "2/1", "--reason", "bankens fel", "--date", "2022-12-12");
        ledger.done("payments", "undo", "2/1", "--reason", "bankens fel", "--date", "2022-12-13");
        then(ledger.done("payments", "unmatched")).contains("Inga omatchade");
        then(ledger.open()).isEqualTo("61380");
        ledger.isInOrder();
    }

    /// What came in on a wrong bill waits too, and a month whose money was all taken off can be cancelled.
    @ParameterizedTest
    @EnumSource
    void a_payment_of_a_bill_is_taken_off_it(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "29760", "--date", "2022-11-01", "--reference", "x");
        then(ledger.on("cancel", "1", "--yes").code()).isEqualTo(ExitCode.REFUSED);
        ledger.done("payments", "unmatch", "2/1", "--reason", "Malmös pengar");
        ledger.done("payments", "match", "2/1", "K-2022-00002", "--other-municipality");
        then(paid(ledger, "K-2022-00002")).isEqualTo("29760");
        ledger.done("payments", "unmatch", "4/1", "--reason", "ändå inte");
        ledger.done("cancel", "1", "--yes", "--date", "2023-02-28");
        then(ledger.done("payments", "unmatched")).contains("29 760");
        ledger.isInOrder();
    }
}
