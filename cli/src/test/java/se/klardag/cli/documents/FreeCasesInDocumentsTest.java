package se.klardag.cli.documents;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import se.klardag.cli.documents.model.BasisTable;
import se.klardag.cli.documents.pdf.BillPdf;
import se.klardag.cli.documents.xlsx.BillWorkbook;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// The basis of a bill tells the cases that counted and cost nothing. In the worked case of September under the statute two have free
/// days alone: the 5th to the 7th, and the 28th to the 30th.
class FreeCasesInDocumentsTest {
    @Test
    void the_basis_lists_them_with_the_rule_and_the_dates() throws IOException {
        try (var document = Loader.loadPDF(BillPdf.write(BillsForTests.draft("statute-september")))) {
            then(plain(new PDFTextStripper().getText(document))).contains(
                    "Ärenden som räknas: 4",
                    "Ärenden utan dygn med betalningsansvar: 2 (6 fria dygn)",
                    "2022-09-05–2022-09-07; 3 dagar efter sändningsdagen, 4 om sänd efter 12:00 (lag (2017:612)",
                    "betalningsansvar tidigast från 2022-10-01");
        }
    }

    @Test
    void the_workbook_has_a_row_of_each() throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(BillWorkbook.write(
                List.of(BillsForTests.draft("statute-september")), Texts.in(Language.SV))))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        then(text.toString()).contains("leaves-on-entry-day", "enters-in-october", "Inget dygn med betalningsansvar");
    }

    @Test
    void programs_read_their_days_as_free() {
        then(new String(BasisTable.write(BillsForTests.draft("statute-september")), StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith(
                        "enters-in-october,2022-09-28T10:00,2022-10-03T10:00,2022-09-28,2022-09-30,3,0,0,3,0,counts,,,,"));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Z}\\n\\r]+", " ");
    }
}
