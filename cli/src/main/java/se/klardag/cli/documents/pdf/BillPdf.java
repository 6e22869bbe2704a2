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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import se.klardag.cli.Texts;
import se.klardag.cli.documents.BasisTable;
import se.klardag.cli.documents.BillDocument;

/// A bill as PDF/A-3a and PDF/UA-1 (*faktura som PDF*), with the basis attached for machines. The same bill gives the same
/// bytes: every date in the file is the bill's, and the file's own id comes from its text.
public final class BillPdf {
    private static final String FONT = "Roboto";
    private static final byte[] REGULAR = shipped("fonts/Roboto-Regular-Latin.ttf");
    private static final byte[] BOLD = shipped("fonts/Roboto-Bold-Latin.ttf");
    private static final String STYLES = new String(shipped("bill.css"), StandardCharsets.UTF_8);
    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final BillDocument bill;

    private BillPdf(BillDocument bill) {
        this.bill = bill;
    }

    public static byte[] write(BillDocument bill) {
        return new BillPdf(bill).bytes();
    }

    private byte[] bytes() {
        XRLog.setLoggingEnabled(false);
        var pages = new BillPages(bill, Texts.in(bill.recipient().language()));
        var xhtml = pages.xhtml(STYLES);
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
            attach(document);
            fix(document, xhtml);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    /// The cases as a table for machines, as what the bill was made from.
    private void attach(PDDocument document) throws IOException {
        var name = bill.basisId() + ".csv";
        var csv = BasisTable.write(bill);
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(csv));
        file.setSubtype("text/csv");
        file.setSize(csv.length);
        file.setCreationDate(noon());
        file.setModDate(noon());
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(Texts.in(bill.recipient().language()).get("peppol.basis"));
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Source");
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    /// Takes the clock and chance out of the file.
    private void fix(PDDocument document, String xhtml) throws IOException {
        document.getDocumentInformation().setCreationDate(noon());
        document.getDocumentInformation().setModificationDate(noon());
        document.setDocumentId((long) xhtml.hashCode());
        var catalog = document.getDocumentCatalog();
        var metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var stamp = bill.issued() + "T12:00:00Z";
        var fixed = metadata;
        for (var property : List.of("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")) {
            fixed = fixed.replaceAll("(<" + property + ">)[^<]*(</" + property + ">)", "$1" + stamp + "$2")
                    .replaceAll("(" + property + "=\")[^\"]*(\")", "$1" + stamp + "$2");
        }
        catalog.setMetadata(new PDMetadata(document, new ByteArrayInputStream(fixed.getBytes(StandardCharsets.UTF_8))));
    }

    private Calendar noon() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(bill.issued().toEpochSecond(LocalTime.NOON, ZoneOffset.UTC) * 1000);
        return calendar;
    }

    private static byte[] shipped(String name) {
        try (InputStream in = BillPdf.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped " + name, broken);
        }
    }
}
