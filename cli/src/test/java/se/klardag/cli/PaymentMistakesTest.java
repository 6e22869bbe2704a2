package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// The mistakes people make with payments, and the answers they get. Sums by hand: days − 2.8 × cases, times 9,300.
class PaymentMistakesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Höör owes 9 − 5.6 = 3.4 days = 31,620.
    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5)));
        return ledger;
    }

    private String file(String text) {
        return CaseLines.text(folder, "inbetalningar.csv", text).toString();
    }

    @ParameterizedTest
    @EnumSource
    void every_row_that_is_wrong_is_named_at_once_and_none_is_taken(LedgerKind kind) {
        var ledger = posted(kind);
        var call = ledger.on("payments", "import", file("""
                Betalningar november;;;
                Fakturanummer;Belopp;Betalningsdag;Referens
                K-2022-00001;100;2022-11-01;BG1
                K-2022-00009;100;2022-11-01;BG2
                K-2022-00001;hundra;2022-11-01;BG3
                K-2022-00001;100;1 november;BG4
                K-2022-00001;100;2122-11-01;BG5
                K-2022-00001;100;2022-11-01;
                K-2022-00001;200;2022-11-01;BG1
                """));
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains(
                "rad 4: liggaren har ingen räkning K-2022-00009",
                "rad 5: Belopp: ”hundra” är inget belopp",
                "rad 6: Betalningsdag: ”1 november” är ingen dag",
                "rad 7: betalningsdagen 2122-11-01 är senare än i dag",
                "rad 8: Referens saknas",
                "rad 9: betalningen BG1 finns på rad 3 med 100 kr, här med 200 kr",
                "Rader som inte går att ta emot: 6. Ingen rad i filen är registrerad")
                .doesNotContain("rad 3:");
        then(ledger.open()).isEqualTo("31620");
    }

    @Test
    void amounts_as_people_write_them() {
        var ledger = posted(LedgerKind.FOLDER);
        int reference = 0;
        for (var amount : List.of(
                "1870,6", "1 870,6", "1\u00a0870.60", "1870,60 kr", "1 870,60 SEK", "1870.6 Kronor")) {
            ledger.done(
                    "payments", "add", "K-2022-00001", "--amount", amount, "--date", "2022-11-01", "--reference",
                    "r" + ++reference);
        }
        // 31 620 − 6 × 1 870.60 = 20 396.40
        then(ledger.open()).isEqualTo("20396.4");
        for (var amount : List.of("10,000", "1.870,60", "18 70", "1e3", "10 000:-", "ett", "")) {
            var call = ledger.on(
                    "payments", "add", "K-2022-00001", "--amount", amount, "--date", "2022-11-01", "--reference", "x");
            then(call.code()).as(amount).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).startsWith("--amount: ”" + amount + "” är inget belopp; skriv kronor");
        }
        then(ledger.on(
                "payments", "add", "K-2022-00001", "--amount", "0", "--date", "2022-11-01", "--reference", "x").err())
                .startsWith("--amount: en betalning på 0 kr finns inte");
        then(ledger.on("payments", "add", "K-2022-00009", "--amount", "1", "--reference", "x").err())
                .startsWith("liggaren har ingen räkning K-2022-00009");
    }

    @ParameterizedTest
    @EnumSource
    void nobody_pays_a_cancelled_bill(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("cancel", "1", "--yes", "--date", "2022-10-06");
        var typed = ledger.on("payments", "add", "K-2022-00001", "--amount", "1", "--reference", "x");
        then(typed.code()).isEqualTo(ExitCode.UNUSABLE);
        then(typed.err()).contains("räkning K-2022-00001 är makulerad");
        var text = new BgMaxText().open().payment("", 500_00, 11).message("K-2022-00001").close("20221115").end();
        var call = ledger.on("payments", "import", CaseLines.text(folder, "bgmax.txt", text).toString());
        then(call.out()).contains("Omatchad");
        var match = ledger.on("payments", "match", "3/1", "K-2022-00001");
        then(match.code()).isEqualTo(ExitCode.REFUSED);
        then(match.err()).contains("räkning K-2022-00001 är makulerad");
        ledger.isInOrder();
    }

    /// Höör pays 31 620; b is upheld and credited: 4 − 2.8 = 1.2 days = 11 160, so 20 460 goes back.
    @ParameterizedTest
    @EnumSource
    void what_is_paid_back_twice_is_refused_and_refunds_are_in_the_history_of_the_bill(LedgerKind kind) {
        var ledger = posted(kind);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "31620", "--date", "2022-11-01", "--reference", "x");
        ledger.done("dispute", "K-2022-00001", "--case", "b", "--reason", "r", "--date", "2022-11-20");
        ledger.done(
                "dispute", "K-2022-00001", "--case", "b", "--state", "upheld", "--reason", "r", "--date",
                "2022-12-01");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-05");
        then(ledger.done(
                "payments", "add", "K-2022-00002", "--amount", "-20000", "--date", "2022-12-10", "--reference", "ut"))
                .contains("K-2022-00001: överbetald med 460 kr");
        then(ledger.done(
                "payments", "add", "K-2022-00002", "--amount", "-460", "--date", "2022-12-11", "--reference", "ut"))
                .doesNotContain("återstår", "överbetald", "mer är återbetalt");
        var twice = ledger.on(
                "payments", "add", "K-2022-00002", "--amount", "-20460", "--date", "2022-12-12", "--reference", "ut2");
        then(twice.code()).isEqualTo(ExitCode.UNUSABLE);
        then(twice.err()).contains("K-2022-00002: 20 460 kr är mer än de 0 kr som finns att betala tillbaka");
        then(ledger.done("bills", "K-2022-00001")).contains(
                "2022-11-01 betalt 31 620 kr, referens x; rad 2/1",
                "2022-12-10 återbetalt på K-2022-00002: −20 000 kr, referens ut; rad 6/1");
        ledger.isInOrder();
    }

    /// Höör owes 31 620 and pays 50 220: 18 600 too much, and no more goes back, whatever the reference.
    @Test
    void an_overpaid_bill_is_paid_back_once() {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "50220", "--date", "2022-11-01", "--reference", "x");
        var more = ledger.on(
                "payments", "add", "K-2022-00001", "--amount", "-18600.01", "--date", "2022-11-02", "--reference",
                "R0");
        then(more.code()).isEqualTo(ExitCode.UNUSABLE);
        then(more.err()).contains("K-2022-00001: 18 600,01 kr är mer än de 18 600 kr som finns att betala tillbaka");
        ledger.done(
                "payments", "add", "K-2022-00001", "--amount", "-18600", "--date", "2022-11-02", "--reference", "R1");
        for (var again : List.of(
                ledger.on("payments", "add", "K-2022-00001", "--amount", "-18600", "--date", "2022-11-03",
                        "--reference", "R2"),
                ledger.on("payments", "import", file("""
                        Faktura;Belopp;Datum;Referens
                        K-2022-00001;-18600;2022-11-03;R3
                        """)))) {
            then(again.code()).isEqualTo(ExitCode.UNUSABLE);
            then(again.err()).contains("K-2022-00001: 18 600 kr är mer än de 0 kr som finns att betala tillbaka");
        }
        then(ledger.open()).isEqualTo("0");
    }

    @Test
    void the_name_of_a_paying_municipality_is_kept_without_a_number_too() {
        var ledger = posted(LedgerKind.FOLDER);
        var head = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
                <GrpHdr><MsgId>1</MsgId></GrpHdr><Ntfctn><Id>1</Id>
                """;
        int number = 0;
        var entries = new StringBuilder();
        for (var payer : List.of(
                "HÖÖRS KOMMUN", "Malmö stad", "Region Gotland", "Kommunalförbundet Väst", "Berit Exempel",
                "Anna Kommunsdotter")) {
            entries.append("<Ntry><Amt Ccy=\"SEK\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                    + "<BookgDt><Dt>2022-11-15</Dt></BookgDt><AcctSvcrRef>E" + ++number + "</AcctSvcrRef><NtryDtls>"
                    + "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"SEK\">10.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Pty><Nm>"
                    + payer + "</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>okänd</Ustrd></RmtInf></TxDtls></NtryDtls>"
                    + "</Ntry>");
        }
        var text = head + entries + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
        var call = ledger.on("payments", "import", CaseLines.text(folder, "camt.xml", text).toString());
        then(call.out()).contains(
                "betalare: HÖÖRS KOMMUN", "betalare: Malmö stad", "betalare: Region Gotland",
                "betalare: Kommunalförbundet Väst").doesNotContain("Berit", "Anna");
        then(ledger.done("payments", "unmatched")).contains("HÖÖRS KOMMUN");
    }

    /// Blanks, dashes, case and what nobody sees part no payments: 100 kronor were paid once.
    @ParameterizedTest
    @ValueSource(strings = {
            "r\u00a0-1", "r\u200b -1", "r \u20111", "r  -1", "R -1", "\uff52 -1", " r -1 ", "r\u2009\u20131"})
    void a_reference_that_reads_the_same_is_the_same_payment(String alike) throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        var rows = "bill;amount;date;reference\nK-2022-00001;100;2022-11-20;r -1\n";
        var twice = ledger.on("payments", "import",
                file(rows + "K-2022-00001;100;2022-11-20;" + alike + "\n"));
        then(twice.code()).as(twice.out() + twice.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(ledger.open()).isEqualTo("31520");

        var again = ledger.on("payments", "import",
                file("bill;amount;date;reference\nK-2022-00001;100;2022-11-20;" + alike + "\n"));
        then(again.code()).as(again.err()).isZero();
        then(ledger.open()).isEqualTo("31520");
        var typed = ledger.on("payments", "add", "K-2022-00001", "--amount", "90", "--date", "2022-11-20",
                "--reference", alike);
        then(typed.code()).as(typed.out()).isEqualTo(ExitCode.REFUSED);
        ledger.isInOrder();
    }

    @Test
    void the_ledger_keeps_a_reference_as_it_was_written() throws IOException {
        var ledger = posted(LedgerKind.FOLDER);
        ledger.done("payments", "add", "K-2022-00001", "--amount", "90", "--date", "2022-11-20", "--reference",
                "Bg\u00a0 \u20111");
        try (var entries = Files.list(Path.of(ledger.address()).resolve("journal"))) {
            var payment = entries.filter(each -> each.toString().contains("-payment-")).findFirst().orElseThrow();
            then(Files.readString(payment)).contains("\"Bg\u00a0 \u20111\"");
        }
    }
}
