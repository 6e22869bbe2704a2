package se.klardag.cli.documents.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import se.klardag.cli.text.ShippedFile;

/// Pages as PDF/A-3a and PDF/UA-1 (*PDF-fil*). The same pages give the same bytes: every date in the file is the document's,
/// and the file's own id comes from its text.
///
/// @param date of the document
record PdfFile(LocalDate date) {
    private static final String FONT = "Roboto";
    private static final byte[] REGULAR = ShippedFile.bytes(PdfFile.class, "fonts/Roboto-Regular-Latin.ttf");
    private static final byte[] BOLD = ShippedFile.bytes(PdfFile.class, "fonts/Roboto-Bold-Latin.ttf");
    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /// What the fonts can print.
    static final FontGlyphs GLYPHS = FontGlyphs.of(List.of(REGULAR, BOLD));

    /// How every document looks.
    static final String STYLES = ShippedFile.text(PdfFile.class, "bill.css");

    /// What goes into the file besides the pages.
    interface Attachment {
        void to(PDDocument document) throws IOException;
    }

    byte[] write(String xhtml, Attachment attachment) {
        XRLog.setLoggingEnabled(false);
        var builder = new PdfRendererBuilder()
                .useFont(() -> new ByteArrayInputStream(REGULAR), FONT, 400, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(BOLD), FONT, 700, FontStyle.NORMAL, true)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS)
                .withProducer("Klardag")
                .withHtmlContent(xhtml, null);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            var document = renderer.getPdfDocument();
            attachment.to(document);
            fix(document, xhtml);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    /// Takes the clock and chance out of the file.
    private void fix(PDDocument document, String xhtml) throws IOException {
        document.getDocumentInformation().setCreationDate(noon());
        document.getDocumentInformation().setModificationDate(noon());
        document.setDocumentId((long) xhtml.hashCode());
        var catalog = document.getDocumentCatalog();
        var metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var stamp = date + "T12:00:00Z";
        var fixed = metadata;
        for (var property : List.of("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")) {
            fixed = fixed.replaceAll("(<" + property + ">)[^<]*(</" + property + ">)", "$1" + stamp + "$2")
                    .replaceAll("(" + property + "=\")[^\"]*(\")", "$1" + stamp + "$2");
        }
        catalog.setMetadata(new PDMetadata(document, new ByteArrayInputStream(fixed.getBytes(StandardCharsets.UTF_8))));
    }

    /// Noon of the document's day, for every date of the file.
    Calendar noon() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(date.toEpochSecond(LocalTime.NOON, ZoneOffset.UTC) * 1000);
        return calendar;
    }
}
