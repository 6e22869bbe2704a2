package se.klardag.cli.documents;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.AdoptedStatute;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.pdf.BillPdf;
import se.klardag.cli.documents.xlsx.BillWorkbook;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// What the payer gets names each reading by its number, says who confirmed it, and never asks for money that is only provisionally
/// owed. The days are counted by hand in the worked case `statute-three-readings`: 20 days at 9 300 kr are 186 000 kr, and 4 of them
/// (37 200 kr) hang on R-003.
class ReadingsInDocumentsTest {
    private static final String CONFIRMED = "tolkning R-003, bekräftad av ekonomidirektör (påhittad) 2022-07-01";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static BillDocument draft() {
        return BillsForTests.draft("statute-three-readings");
    }

    /// What the statute leaves open for June 2022, confirmed.
    private BillDocument adopted() throws IOException {
        var agreement = AdoptedStatute.in(folder, "ekonomidirektör (påhittad)", AdoptedStatute.OPEN);
        return BillsForTests.bills(agreement, "2022-06",
                BillsForTests.fixture("statute-three-readings", "cases.csv"), Optional.empty(),
                BillsForTests.parties(), new Allowance(true, false, false)).getFirst();
    }

    private static String pdf(BillDocument bill) throws IOException {
        try (var document = Loader.loadPDF(BillPdf.write(bill))) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String workbook(BillDocument bill) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(BillWorkbook.write(List.of(bill), Texts.in(Language.SV))))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return plain(text.toString());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Z}\\n\\r]+", " ");
    }

    @Test
    void a_draft_names_the_readings_and_asks_for_its_sum_provisionally() throws IOException {
        then(pdf(draft())).contains(
                "ska preliminärt betala 186 000 kr.",
                "Preliminärt att betala, kr",
                "37 200 kr av summan hänger på tolkning R-003: 1 ärende räknas fast kallelsen till SIP",
                "räknas enligt tolkning R-003: kallelsen till SIP sändes i tid bara",
                "vårt antagande; tolkning R-002; villkoret gäller från",
                "Tolkning R-002: med den andra läsningen (sista dygnet: räknas) vore räkningen 241 800 kr i stället för 186 000",
                "Hur mycket som hänger på tolkning R-001 går inte att räkna ut: den andra läsningen räknar 72 eller 96 timmar")
                .doesNotContain(" ska betala ", "bekräftad av");
        then(workbook(draft())).contains(
                "räknas enligt tolkning R-003: kallelsen till SIP sändes i tid bara",
                "(tolkning R-003): 1 ärende med 4",
                "Preliminärt att betala, kr", "vårt antagande; tolkning R-002; villkoret gäller från")
                .doesNotContain("bekräftad av");
    }

    @Test
    void a_binding_bill_names_the_readings_that_a_party_confirmed() throws IOException {
        then(pdf(adopted())).contains(
                " ska betala 186 000 kr.",
                "37 200 kr av summan hänger på " + CONFIRMED + ": 1 ärende räknas fast kallelsen till SIP",
                "räknas enligt " + CONFIRMED + ": kallelsen till SIP sändes i tid bara")
                .contains(
                        "Tolkning R-002: med den andra läsningen (sista dygnet: räknas) vore räkningen 241 800 kr")
                .doesNotContain("preliminärt");
        then(workbook(adopted())).contains(
                "räknas enligt " + CONFIRMED + ": kallelsen till SIP sändes i tid bara",
                "(" + CONFIRMED + "): 1 ärende med 4").doesNotContain("Preliminärt att betala");
    }
}
