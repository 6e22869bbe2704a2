package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.cli.LedgerCall.stay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.cli.documents.bookkeeping.SieReader;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.ledger.LedgerKind;
import se.klardag.cli.text.ExitCode;

/// Documents that a payer accepts, and two ways to numbers that agree. Sums by hand: days − 2.8 × cases, times 9,300.
class PayerDocumentsTest {
    /// Höör: 4 + 5 days, 3.4 days = 31,620. Malmö: one day, below 2.8, nothing.
    private static final List<String> ROWS = List.of(stay("a", 4), stay("b", 5), stay("c", "1280", 1));

    /// Five days, and a notice of the admission 64 hours late.
    private static final String LATE = CaseLines.row(
            "case_id", "late", "municipality", "1267",
            "admitted_at", "2022-08-01 08:00", "admission_notice_at", "2022-08-04 00:00",
            "ready_notice_at", "2022-09-15 13:00", "discharged_at", "2022-09-20 13:00");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path settled(List<String> rows) {
        var file = CaseLines.text(folder, "settled.csv", CaseLines.table(rows.toArray(String[]::new))).toString();
        var out = folder.resolve("sept");
        Call.of("settle", "--agreement", LedgerCall.ADOPTED.toString(), "--period", "2022-09", file, "--out",
                out.toString(), "--force");
        return out;
    }

    private Call invoice(String parties, String out, String... more) {
        var file = CaseLines.text(folder, "parties.yaml", parties).toString();
        var args = new ArrayList<>(List.of("invoice", "--parties", file, "-o", folder.resolve(out).toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new)).speaksPlainly();
    }

    private Call numbered(String parties, Path saved, String out, String... more) {
        var all = new ArrayList<>(List.of(saved.toString(), "--issued", "2022-10-05", "--first-number", "22-7"));
        all.addAll(List.of(more));
        return invoice(parties, out, all.toArray(String[]::new));
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource
    void both_ways_number_as_many_bills_and_a_posted_month_is_numbered_once(LedgerKind kind) {
        var saved = settled(ROWS);
        then(numbered(PartiesFile.example(), saved, "a", "--as", "peppol,sie").code()).isZero();
        then(CaseLines.names(folder.resolve("a"))).filteredOn(name -> name.endsWith(".xml"))
                .containsExactly("2022-09-1267-22-7.peppol.xml");

        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        then(ledger.bills()).hasSize(1);
        var again = numbered(PartiesFile.example(), saved, "b", "--as", "peppol", "--ledger", ledger.address());
        then(again.code()).isEqualTo(ExitCode.REFUSED);
        then(again.err()).contains("2022-09 är redan bokförd i liggaren, serie K");
        ledger.done("cancel", "1", "--yes");
        then(numbered(PartiesFile.example(), saved, "b", "--as", "peppol", "--ledger", ledger.address()).code())
                .isZero();
        then(numbered(PartiesFile.example(), saved, "c", "--as", "peppol", "--ledger",
                folder.resolve("felstavad").toString()).code()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void a_kommun_that_owes_nothing_gets_a_statement_unless_the_parties_file_asks_for_a_bill() throws IOException {
        var saved = settled(ROWS);
        then(numbered(PartiesFile.example(), saved, "a", "--as", "pdf,peppol,sie").code()).isZero();
        then(CaseLines.names(folder.resolve("a"))).contains("2022-09-1280-besked.pdf")
                .doesNotContain("2022-09-1280-besked.peppol.xml");
        then(text(folder.resolve("a/2022-09-1280-besked.pdf")))
                .contains("Besked om månaden", "Malmö stad har inget att betala.")
                .doesNotContain("Fakturanummer", "Förfallodag", "Bankgiro", "Kvitto");

        var asks = PartiesFile.example().replace("  disputeDays: 14", "  disputeDays: 14\n  nothingOwed: invoice");
        then(numbered(asks, saved, "b", "--as", "pdf,peppol").code()).isZero();
        then(CaseLines.names(folder.resolve("b"))).contains("2022-09-1280-22-8.pdf", "2022-09-1280-22-8.peppol.xml");
    }

    @Test
    void rejected_rows_stop_numbers_as_they_stop_a_posting() {
        var saved = settled(List.of(stay("a", 4), stay("b", 5), stay("x", "9999", 3)));
        var call = numbered(PartiesFile.example(), saved, "a", "--as", "pdf");
        then(call.code()).isEqualTo(ExitCode.REFUSED);
        then(call.err()).contains("9999", "avvisade rader (1)", "--allow-rejects");
        then(folder.resolve("a")).doesNotExist();
        then(numbered(PartiesFile.example(), saved, "a", "--as", "pdf", "--allow-rejects").code()).isZero();
    }

    @Test
    void a_bill_says_who_asks_and_a_credit_note_what_changed_and_asks_for_nothing() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(ROWS);
        ledger.post(List.of(stay("a", 3), stay("b", 5), stay("c", "1280", 1)), "--date", "2022-11-02");
        var both = invoice(PartiesFile.example(), "out", "K-2022-00001..00002", "--as", "pdf,xlsx", "--ledger",
                ledger.address());
        // the workbook calculates whole bills: the correction is left out of it, and named
        then(both.code()).as(both.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(both.err()).contains("Utelämnade ur arbetsboken", "K-2022-00002");
        then(CaseLines.names(folder.resolve("out"))).contains("2022-09-1267-K-2022-00001.xlsx",
                "2022-09-1267-K-2022-00002.pdf").doesNotContain("2022-09-1267-K-2022-00002.xlsx");

        then(text(folder.resolve("out/2022-09-1267-K-2022-00001.pdf")))
                .contains("Org.nr 232100-9991", "momsreg.nr SE232100999101", "Ange fakturanummer K-2022-00001")
                .doesNotContain("Kvitto");
        then(text(folder.resolve("out/2022-09-1267-K-2022-00002.pdf")))
                .contains("K-2022-00001, 2022-10-05", "faktura K-2022-00001 av 2022-10-05", "Ändrade ärenden",
                        "ärende a har fått andra tider: 4\u00a0dygn har blivit 3\u00a0dygn", "Att få tillbaka, kr",
                        "Kreditfakturan ska inte betalas")
                .doesNotContain("Att betala, kr", "Bankgiro", "Förfallodag", "Ange fakturanummer");
    }

    /// The case of an upheld dispute, and one that changed terms leave out: both in words, and no code of ours.
    @Test
    void a_credit_note_says_in_words_why_a_case_is_billed_otherwise() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5), LATE));
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--reason", "bestrids", "--date", "2022-10-20");
        ledger.done("dispute", "K-2022-00001", "--case", "a", "--state", "upheld", "--reason", "medges", "--date",
                "2022-10-25");
        ledger.done("credit", "K-2022-00001", "--yes", "--date", "2022-10-26");
        ledger.done("reopen", "--period", "2022-09..2022-09", "--change",
                "population.late-admission-notice=out-of-both", "--source", "Dom", "--by", "ekonomichef", "--date",
                "2023-01-16", "--post", "--yes");
        then(invoice(PartiesFile.example(), "out", "K-2022-00001..00002", "K-2023-00001", "--as", "pdf", "--ledger",
                ledger.address()).code()).isZero();
        then(text(folder.resolve("out/2022-09-1267-K-2022-00001.pdf"))).doesNotContain("vårt antagande",
                "Klardags antagande");
        then(text(folder.resolve("out/2022-09-1267-K-2022-00002.pdf")).replaceAll("[\\s\u00a0]+", " "))
                .contains("ärende a räknas inte längre, eftersom bestridandet är medgivet; räknades förut med 4 dygn");
        then(text(folder.resolve("out/2022-09-1267-K-2023-00001.pdf")).replaceAll("[\\s\u00a0]+", " "))
                .contains(
                        "ärende late räknas inte längre, efter ändrade villkor: inskrivningsmeddelandet sändes för sent",
                        "Ändrade villkor", "Förut: räknas som andra. Nu: räknas inte alls.")
                .doesNotContain("out-of-both", "counted", "population.", "(official)");
    }

    /// Of three bills the PDF of one cannot be written, since the font lacks a letter of its case; the others are written, and
    /// its e-invoice and voucher too. The ledger refuses such an id before it takes a number.
    @Test
    void one_bill_that_cannot_be_written_does_not_stop_the_others() {
        var saved = settled(List.of(stay("a", 4), stay("\u6f22-1", "1280", 5), stay("c", "1281", 6)));
        var run = numbered(PartiesFile.example(), saved, "out", "--as", "pdf,xlsx,peppol,sie", "--validate");
        then(run.code()).as(run.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(run.err()).contains("Utelämnad: 22-8 som pdf", "U+6F22");
        then(CaseLines.names(folder.resolve("out"))).contains("2022-09-1267-22-7.pdf", "2022-09-1281-22-9.pdf",
                "2022-09-1280-22-8.peppol.xml", "FAKT.SI", "2022-09-1280-22-8.xlsx")
                .doesNotContain("2022-09-1280-22-8.pdf");
    }

    /// September is corrected in January: the voucher of 2022 keeps its last day of September, the correction gets its own date.
    @Test
    void a_correction_of_an_earlier_year_is_not_booked_in_it() throws IOException {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("b", 5)));
        ledger.post(List.of(stay("a", 4), stay("b", 4)), "--date", "2022-11-02");
        ledger.post(List.of(stay("a", 4), stay("b", 3)), "--date", "2023-01-16");
        var run = invoice(PartiesFile.example(), "out", "K-2022-00001..00002", "K-2023-00001", "--as", "sie",
                "--voucher-date", "month", "--ledger", ledger.address());
        then(run.code()).as(run.err()).isZero();
        then(run.err()).contains("bokförs på sitt eget datum", "K-2023-00001").doesNotContain("K-2022-00002");
        then(new SieReader(Files.readAllBytes(folder.resolve("out/FAKT.SI"))).vouchers())
                .extracting(SieReader.Voucher::date)
                .containsExactly("20220930", "20220930", "20230116");
    }

    /// Out of the ledger: Höör's bill and, since Malmö's one day is below the limit, a statement to Malmö, which has no number
    /// and no e-invoice; noted once. A month without any bill has its statements all the same.
    @ParameterizedTest
    @EnumSource
    void a_posted_month_has_a_statement_for_each_who_owes_nothing(LedgerKind kind) throws IOException {
        var ledger = LedgerCall.fresh(kind, folder);
        ledger.post(ROWS);
        var run = invoice(PartiesFile.example(), "out", "--period", "2022-09", "--as", "pdf,xlsx,peppol,sie",
                "--ledger",
                ledger.address());
        then(run.code()).as(run.err()).isZero();
        then(run.out()).contains("Räkningar: 1. Besked till kommuner utan skuld: 1.");
        then(CaseLines.names(folder.resolve("out"))).contains("2022-09-1267-K-2022-00001.pdf",
                "2022-09-1280-besked.pdf", "2022-09-1280-besked.xlsx")
                .doesNotContain("2022-09-1280-besked.peppol.xml");
        then(text(folder.resolve("out/2022-09-1280-besked.pdf"))).contains("Malmö stad har inget att betala.")
                .doesNotContain("Fakturanummer", "Bankgiro");
        then(ledger.done("sent")).contains("2022-09-1280-besked.pdf");
        then(invoice(PartiesFile.example(), "again", "--period", "2022-09", "--as", "pdf", "--ledger",
                ledger.address()).err()).contains("skickade förut");
        then(invoice(PartiesFile.example(), "empty", "--period", "2022-08", "--as", "pdf", "--ledger",
                ledger.address()).err()).contains("Inget är bokfört för 2022-08");
        then(invoice(PartiesFile.example(), "what", "--as", "pdf").code()).isEqualTo(ExitCode.UNUSABLE);
        ledger.isInOrder();
    }

    @Test
    void a_month_that_nobody_owes_anything_for_has_its_statements() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("c", "1280", 1), stay("d", 2)));
        then(invoice(PartiesFile.example(), "out", "--period", "2022-09", "--as", "pdf", "--ledger",
                ledger.address()).out()).contains("Räkningar: 0. Besked till kommuner utan skuld: 2.");
    }

    /// The parties file lacks Malmö: Höör's bill is written, Malmö's is named.
    @Test
    void a_kommun_that_the_parties_file_lacks_does_not_stop_the_others() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(List.of(stay("a", 4), stay("m", "1280", 5)));
        var lines = PartiesFile.example();
        int from = lines.indexOf("  - code: \"1280\"");
        int to = lines.indexOf("  - code:", from + 5);
        var run = invoice(lines.substring(0, from) + lines.substring(to), "out", "K-2022-00001..00002", "--as", "pdf",
                "--ledger", ledger.address());
        then(run.code()).as(run.err()).isEqualTo(ExitCode.WITH_REJECTS);
        then(run.err()).contains("Utelämnad: K-2022-00002: ", "1280");
        then(CaseLines.names(folder.resolve("out"))).contains("2022-09-1267-K-2022-00001.pdf");
    }

    @Test
    void a_cancelled_bill_is_not_sent() {
        var ledger = LedgerCall.fresh(LedgerKind.FOLDER, folder);
        ledger.post(ROWS);
        ledger.done("cancel", "1", "--yes");
        ledger.post(ROWS);
        var some = invoice(PartiesFile.example(), "out", "K-2022-00001..00002", "--as", "pdf", "--ledger",
                ledger.address());
        then(some.code()).isEqualTo(ExitCode.WITH_REJECTS);
        then(some.err()).contains("makulerade: K-2022-00001");
        var none = invoice(PartiesFile.example(), "none", "K-2022-00001", "--as", "pdf", "--ledger",
                ledger.address());
        then(none.code()).isEqualTo(ExitCode.REFUSED);
        then(folder.resolve("none")).doesNotExist();
    }

    @Test
    void letters_are_composed_and_what_the_font_lacks_is_named() throws IOException {
        then(numbered(PartiesFile.example(), settled(List.of(stay("A\u0308rende-1", 4), stay("b", 5))), "a", "--as",
                "pdf").code()).isZero();
        then(text(folder.resolve("a/2022-09-1267-22-7.pdf"))).contains("Ärende-1").doesNotContain("#rende");
        var call = numbered(PartiesFile.example(), settled(List.of(stay("\u6f22-1", 4), stay("b", 5))), "b", "--as",
                "pdf");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("22-7", "U+6F22");
        then(folder.resolve("b")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"Höörs kommun\\\\, omvänt snedstreck", "Höörs\\u007f kommun, U+007F", "Höörs\\u200b kommun, U+200B"})
    void characters_of_a_name_are_checked_where_it_enters(String name, String told) {
        var parties = PartiesFile.example().replace("name: Höörs kommun", "name: \"" + name + "\"");
        var call = numbered(parties, settled(ROWS), "a", "--as", "sie");
        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains(told, "municipalities.13.name");
    }
}
