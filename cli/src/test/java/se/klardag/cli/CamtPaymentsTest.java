package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Payments out of camt.054, in its second and its eighth version. The files are synthetic, of nobody.
///
/// September as in [PaymentsTest]: Höör owes 31 620 kr (K-2022-00001), Malmö 29 760 kr (K-2022-00002).
class CamtPaymentsTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.%s"><BkToCstmrDbtCdtNtfctn>
            <GrpHdr><MsgId>1</MsgId></GrpHdr><Ntfctn><Id>1</Id>
            """;
    private static final String TAIL = "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private LedgerCall ledger;

    @BeforeEach
    void post() {
        ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        then(ledger.post(List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 6))).out()).contains("31 620", "29 760");
    }

    private static String entry(String direction, String amount, String status, String details) {
        return "<Ntry><Amt Ccy=\"SEK\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd>" + status
                + "<BookgDt><Dt>2022-11-15</Dt></BookgDt><AcctSvcrRef>E1</AcctSvcrRef><NtryDtls>" + details
                + "</NtryDtls></Ntry>";
    }

    private static String payment(String amount, String payer, String remittance) {
        return "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"SEK\">" + amount
                + "</Amt></TxAmt></AmtDtls><RltdPties><Dbtr>" + payer + "</Dbtr></RltdPties><RmtInf>" + remittance
                + "</RmtInf></TxDtls>";
    }

    private static String document(String type, String number, String sum) {
        return "<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Nb>" + number
                + "</Nb></RfrdDocInf><RfrdDocAmt>" + sum + "</RfrdDocAmt></Strd>";
    }

    private Call read(String text) {
        return ledger.on("payments", "import", CaseLines.text(folder, "camt.xml", text).toString());
    }

    @Test
    void an_entry_of_several_payments_as_it_comes() {
        var central = "<Nm>Betalcentralen</Nm><Id><OrgId><Othr><Id>5560360793</Id></Othr></OrgId></Id>";
        var text = HEAD.formatted("02")
                + entry("CRDT", "61480.50", "<Sts>BOOK</Sts>",
                        payment("60380.50", central,
                                document("CINV", "K-2022-00001", "<RmtdAmt Ccy=\"SEK\">31620</RmtdAmt>")
                                        + document("CINV", "K-2022-00002", "<RmtdAmt Ccy=\"SEK\">29760.50</RmtdAmt>")
                                        + document("CREN", "Kredit 7",
                                                "<CdtNoteAmt Ccy=\"SEK\">1000.00</CdtNoteAmt>"))
                                + payment("550.00", "<Nm>Berit Exempel</Nm>", "<Ustrd>Hej 191212121212</Ustrd>")
                                + payment("550.00", "<Nm>Berit Exempel</Nm>", "<Ustrd>Hej 191212121212</Ustrd>"))
                + TAIL;
        var call = read(text);
        then(call.code()).as(call.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains("registrerade: 3, i 5 delar", "61 480,50 kr", "K-2022-00002: överbetald med 0,50 kr",
                "Omatchad: 2022-11-15, −1 000 kr, E1; betalare: Betalcentralen 5560360793; uppgivet: Kredit 7",
                "Omatchad: 2022-11-15, 550 kr, E1 #2; betalare: inte angivet")
                .doesNotContain("Berit", "191212121212");
        then(read(text).out()).contains("Inget ändras");
        then(ledger.open()).isEqualTo("-0.5");
        ledger.isInOrder();
    }

    /// 700 and 400 are more than the 1 000 that came: no bill gets more than the bank received.
    @Test
    void parts_of_more_than_was_paid_are_no_division_of_it() {
        var call = read(HEAD.formatted("02")
                + entry("CRDT", "1000.00", "<Sts>BOOK</Sts>", payment("1000.00", "",
                        document("CINV", "K-2022-00001", "<RmtdAmt Ccy=\"SEK\">700</RmtdAmt>")
                                + document("CINV", "K-2022-00002", "<RmtdAmt Ccy=\"SEK\">400</RmtdAmt>")))
                + TAIL);
        then(call.out()).contains("Omatchad: 2022-11-15, 1 000 kr").doesNotContain("−100");
        then(ledger.open()).isEqualTo("61380");
        ledger.isInOrder();
    }

    @Test
    void the_eighth_version_and_what_is_taken_back() {
        var kommun = "<Pty><Nm>Höörs kommun</Nm><Id><OrgId><Othr><Id>2120001074</Id></Othr></OrgId></Id></Pty>";
        var text = HEAD.formatted("08")
                + entry("CRDT", "31620.00", "<Sts><Cd>BOOK</Cd></Sts>",
                        payment("31620.00", kommun, "<Strd><CdtrRefInf><Ref>K202200001</Ref></CdtrRefInf></Strd>"))
                + entry("DBIT", "20.00", "<Sts><Cd>BOOK</Cd></Sts>",
                        payment("20.00", kommun, "<Ustrd>Retur faktura K-2022-00001</Ustrd>"))
                + TAIL;
        then(read(text).out()).contains("registrerade: 2", "31 600 kr", "K-2022-00001: 20 kr återstår");
    }

    /// What is announced is named, and what is booked is taken.
    @Test
    void an_entry_that_is_not_booked_holds_up_no_other() {
        var booked = entry("CRDT", "100.00", "<Sts>BOOK</Sts>",
                payment("100.00", "", "<Ustrd>K-2022-00001</Ustrd>"));
        for (var status : List.of("<Sts>PDNG</Sts>", "<Sts><Cd>INFO</Cd></Sts>", "<Sts><Cd>FUTR</Cd></Sts>")) {
            var waiting = entry("CRDT", "7.00", status, payment("7.00", "", "<Ustrd>K-2022-00001</Ustrd>"));
            var call = read(HEAD.formatted("08") + waiting + booked + TAIL);
            then(call.code()).as(call.err()).isZero();
            then(call.err()).contains("Rad 1: posten är inte bokförd av banken");
            then(ledger.open()).isEqualTo("61280");
            then(read(HEAD.formatted("08") + waiting + TAIL).code()).isZero();
        }
        then(ledger.open()).isEqualTo("61280");
        ledger.isInOrder();
    }

    /// More than was paid cannot come back from a bill: it waits.
    @Test
    void a_return_of_more_than_was_paid_waits() {
        var text = HEAD.formatted("08")
                + entry("CRDT", "100.00", "<Sts>BOOK</Sts>", payment("100.00", "", "<Ustrd>K-2022-00001</Ustrd>"))
                + entry("DBIT", "120.00", "<Sts>BOOK</Sts>", payment("120.00", "", "<Ustrd>Retur K-2022-00001</Ustrd>"))
                + TAIL;
        var call = read(text);
        then(call.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(call.out()).contains(
                "K-2022-00001: återbetalningen på 120 kr är större än de 100 kr som finns att betala tillbaka");
        then(ledger.open()).isEqualTo("61280");
        then(ledger.on("payments", "match", "2/2", "K-2022-00001").code()).isEqualTo(ExitCode.REFUSED);
        ledger.done("payments", "match", "2/2", "K-2022-00001", "--amount", "-100");
        then(ledger.open()).isEqualTo("61380");
        ledger.isInOrder();
    }

    @Test
    void what_cannot_be_used_is_refused_with_its_entry() {
        var good = entry("CRDT", "100.00", "", payment("100.00", "", ""));
        for (var each : List.of(
                List.of(good.replace("SEK", "EUR"), "rad 1: kolumn Ntry/Amt/@Ccy: ”EUR”"),
                List.of(good + good.replaceFirst("100.00", "101.00"),
                        "post 2: posten är på 101, dess betalningar på 1"),
                List.of(good.replace("100.00", "1,5"), "kolumn Ntry/Amt: ”1,5”"),
                List.of(good.replace("2022-11-15", "2022-11-31"), "kolumn BookgDt: ”2022-11-31”"),
                List.of(good.replace("<AcctSvcrRef>E1</AcctSvcrRef>", ""), "saknar referens"),
                List.of(good.replace(">E1<", ">191212121212<"), "personnummer"),
                List.of(good.replace("CRDT", "IN"), "kolumn CdtDbtInd: ”IN”"),
                List.of(entry("CRDT", "1.00", "<Sts>NYTT</Sts>", ""), "kolumn Sts: ”NYTT”"))) {
            var call = read(HEAD.formatted("02") + each.getFirst() + TAIL);
            then(call.code()).as(each.getLast() + call.out()).isEqualTo(ExitCode.UNUSABLE);
            then(call.err()).contains(each.getLast()).doesNotContain("191212121212");
        }
        then(read("<a/>").err()).contains("inte camt.054");
        then(read("<a>").err()).contains("går inte att läsa som XML");
        then(read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>").err()).contains("DOCTYPE");
        then(ledger.open()).isEqualTo("61380");
    }

    @Test
    void xml_that_is_nested_too_deep_is_not_said_to_have_a_doctype() {
        var call = read("<a>".repeat(60_000));
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("går inte att läsa som XML").doesNotContain("DOCTYPE");
    }
}
