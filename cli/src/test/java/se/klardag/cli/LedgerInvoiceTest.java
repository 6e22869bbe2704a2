package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.json.JsonMapper;

/// Posted bills as documents: their numbers, dates, lines and what they correct come out of the ledger alone. By hand:
/// (days − 2.8 × cases) × 9,300.
class LedgerInvoiceTest {
    /// 4 + 5 days: 3.4 days, 31,620.
    private static final List<String> FIRST = List.of(stay("a", 4), stay("b", 5));
    /// 18 days of three: 9.6 days, 89,280; 6.2 days, 57,660 more.
    private static final List<String> MORE = List.of(stay("a", 4), stay("b", 5), stay("late", 9));
    /// 6 days of two: 0.4 days, 3,720; 9.2 days, 85,560 less.
    private static final List<String> LESS = List.of(stay("a", 3), stay("b", 3));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LedgerCall posted(LedgerKind kind) {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(FIRST);
        correct(ledger, MORE, "2022-11-02");
        correct(ledger, LESS, "2022-12-01");
        return ledger;
    }

    private void correct(LedgerCall ledger, List<String> rows, String date) {
        var file = CaseLines.text(folder, "cases.csv", CaseLines.table(rows.toArray(String[]::new)));
        ledger.done("post", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", "--yes", "--date",
                date,
                file.toString());
    }

    @ParameterizedTest
    @EnumSource
    void an_invoice_what_raises_it_and_what_credits_both(LedgerKind kind) throws Exception {
        var ledger = posted(kind);
        var head = ledger.done("ledger", "verify").replaceAll("(?s).*sha256:([0-9a-f]{64}).*", "sha256:$1");
        var call = invoice(ledger, "K-2022-00001..00003", "--as", "pdf,peppol,sie", "--validate");
        then(call.code()).as(call.err()).isZero();

        var first = CaseLines.read(folder.resolve("out/2022-09-1267-K-2022-00001.peppol.xml"));
        then(first).contains("<cbc:ID>K-2022-00001</cbc:ID>", "<cbc:IssueDate>2022-10-05</cbc:IssueDate>",
                "<cbc:InvoiceTypeCode>380<", ">31620.00</cbc:PayableAmount>").doesNotContain("BillingReference");
        var debit = CaseLines.read(folder.resolve("out/2022-09-1267-K-2022-00002.peppol.xml"));
        then(debit).contains("<cbc:InvoiceTypeCode>380<", ">57660.00</cbc:PayableAmount>",
                ">6.2</cbc:InvoicedQuantity>");
        then(preceding(debit)).containsExactly("K-2022-00001 2022-10-05");
        // the newest first: the second bill whole, then 27,900 of the first
        var credit = CaseLines.read(folder.resolve("out/2022-09-1267-K-2022-00003.peppol.xml"));
        then(credit).contains("<CreditNote", "<cbc:CreditNoteTypeCode>381<", ">85560.00</cbc:PayableAmount>",
                "<cbc:IssueDate>2022-12-01</cbc:IssueDate>");
        then(preceding(credit)).containsExactly("K-2022-00002 2022-11-02", "K-2022-00001 2022-10-05");

        var manifest = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("out/manifest.json")));
        then(manifest.at("/bills/2/ledger/entry").intValue()).isEqualTo(3);
        then(manifest.at("/bills/2/ledger/head").asString()).isEqualTo(head);
        then(manifest.at("/bills/2/corrects").toString()).isEqualTo("[\"K-2022-00002\",\"K-2022-00001\"]");
        then(manifest.at("/bills/0/corrects").isMissingNode()).isTrue();
        then(folder.resolve("out/2022-09-1267-K-2022-00003.pdf")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_call_again_writes_the_same_bytes(LedgerKind kind) throws IOException {
        var ledger = posted(kind);
        var args = new String[]{"K-2022-00001..00003", "--as", "pdf,peppol,sie"};
        then(invoice(ledger, args).code()).isZero();
        var first = files(Files.move(folder.resolve("out"), folder.resolve("first")));
        // the vouchers are exported again only by request
        then(invoice(ledger, args).code()).isEqualTo(ExitCode.REFUSED);
        then(invoice(ledger, "K-2022-00001..00003", "--as", "pdf,peppol,sie", "--again").code()).isZero();

        // a PDF and an e-invoice for each of three bills, the vouchers, the manifest and the checksums
        then(first).hasSize(9).containsKeys("FAKT.SI", "manifest.json", "2022-09-1267-K-2022-00003.pdf");
        then(files(folder.resolve("out"))).isEqualTo(first);
    }

    /// A case that a dispute took out is not on the credit's basis, and its cases and rules are those of the ledger.
    @Test
    void a_credit_after_a_dispute_says_what_it_takes_back() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(FIRST);
        for (var id : List.of("a", "b")) {
            ledger.done("dispute", "K-2022-00001", "--case", id, "--reason", "prov");
            ledger.done("dispute", "K-2022-00001", "--case", id, "--state", "upheld", "--reason", "prov");
        }
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-12-05");
        var call = invoice(ledger, "K-2022-00002", "--as", "peppol,pdf");

        then(call.code()).as(call.err()).isZero();
        var credit = CaseLines.read(folder.resolve("out/2022-09-1267-K-2022-00002.peppol.xml"));
        then(credit).contains("<CreditNote", ">31620.00</cbc:PayableAmount>");
        then(preceding(credit)).containsExactly("K-2022-00001 2022-10-05");
    }

    @Test
    void what_the_ledger_decides_cannot_be_given() {
        var ledger = posted(LedgerKind.FOLDER);
        then(invoice(ledger, "K-2022-00001", "--as", "pdf", "--issued", "2022-10-09").err()).contains("--issued");
        then(invoice(ledger, "K-2022-00001", "--as", "pdf", "--first-number", "7").err()).contains("--first-number");
        then(invoice(ledger, "K-2022-00001", "--as", "pdf", "--agreement", "skane-2018").err()).contains("--agreement");
        then(invoice(ledger, "K-2022-00009", "--as", "pdf").err()).contains("ingen räkning K-2022-00009");
        then(invoice(ledger, "K-2022-00002..00001", "--as", "pdf").code()).isEqualTo(ExitCode.UNUSABLE);
        var workbook = invoice(ledger, "K-2022-00002", "--as", "xlsx");
        then(workbook.code()).isEqualTo(ExitCode.REFUSED);
        then(workbook.err()).contains("K-2022-00002 är en rättelse");
        then(invoice(ledger, "K-2022-00001", folder.toString(), "--as", "pdf").err()).contains("inte båda");
        then(folder.resolve("out")).doesNotExist();
        then(invoice(ledger, "K-2022-00001", "--as", "xlsx").code()).isZero();
    }

    private Call invoice(LedgerCall ledger, String... args) {
        var parties = CaseLines.text(folder, "parties.yaml", PartiesFile.example());
        var all = new ArrayList<>(List.of("invoice"));
        all.addAll(List.of(args));
        all.addAll(List.of("--parties", parties.toString(), "-o", folder.resolve("out").toString()));
        return ledger.on(all.toArray(String[]::new));
    }

    /// The content of each file, one character a byte.
    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var found = Files.list(folder)) {
            for (var file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static List<String> preceding(String xml) {
        return Pattern.compile(
                "<cac:InvoiceDocumentReference>\\s*<cbc:ID>([^<]+)</cbc:ID>\\s*<cbc:IssueDate>([^<]+)<")
                .matcher(xml)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }
}
