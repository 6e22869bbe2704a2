package se.klardag.cli.documents.pdf;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFileTest {
    /// A ligature has no letters behind it: copied, searched or read aloud, *flera* was *era*.
    @Test
    void every_letter_of_a_page_can_be_copied() throws IOException {
        var words = "flera flyttades fiktiv affär offlinefil Umeå";
        var page = """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="sv"><head><title>Prov</title>
                <meta name="description" content="Prov"/><style>%s</style></head>
                <body><p>%s</p><p><b>%s</b></p></body></html>
                """.formatted(PdfFile.STYLES, words, words);

        var bytes = new PdfFile(LocalDate.of(2022, 10, 5)).write(page, _ -> {});

        try (var document = Loader.loadPDF(bytes)) {
            then(new PDFTextStripper().getText(document).lines().filter(line -> line.startsWith("flera")))
                    .containsExactly(words, words);
        }
    }
}
