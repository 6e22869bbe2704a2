package se.klardag.cli.documents.pdf;

import java.time.LocalDate;
import se.klardag.cli.documents.model.DocumentRefusedException;

/// The fonts that documents carry with them (*inbäddade typsnitt*).
public final class DocumentFonts {
    private static final LocalDate ANY_DAY = LocalDate.of(2018, 1, 1);

    private DocumentFonts() {}

    /// Makes a page in memory with the fonts, as every document does.
    ///
    /// @return its length in bytes
    /// @throws DocumentRefusedException when they lack a character of the text
    public static int tryOut(String text) {
        PdfFile.GLYPHS.refuseOthers(text, "");
        var page = "<html lang=\"sv\"><head><title>Klardag</title><style>body { font-family: Roboto }</style></head><body><p>"
                + text + " <b>" + text + "</b></p></body></html>";
        return new PdfFile(ANY_DAY).write(page, _ -> {}).length;
    }
}
