package se.klardag.cli.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import se.klardag.cli.documents.model.BasisTable;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.text.Texts;

/// A bill as PDF/A-3a and PDF/UA-1 (*faktura som PDF*), with the basis attached for machines. The same bill gives the same
/// bytes: every date in the file is the bill's, and the file's own id comes from its text.
public final class BillPdf {
    private final BillDocument bill;
    private final PdfFile file;

    private BillPdf(BillDocument bill) {
        this.bill = bill;
        this.file = new PdfFile(bill.issued());
    }

    public static byte[] write(BillDocument bill) {
        return new BillPdf(bill).bytes();
    }

    private byte[] bytes() {
        var pages = new BillPages(bill, Texts.in(bill.recipient().language()));
        var xhtml = pages.xhtml(PdfFile.STYLES);
        PdfFile.GLYPHS.refuseOthers(xhtml, bill.name());
        return file.write(xhtml, this::attach);
    }

    /// The cases as a table for machines, as what the bill was made from.
    private void attach(PDDocument document) throws IOException {
        var name = bill.basisId() + ".csv";
        var csv = BasisTable.write(bill);
        var basis = new PDEmbeddedFile(document, new ByteArrayInputStream(csv));
        basis.setSubtype("text/csv");
        basis.setSize(csv.length);
        basis.setCreationDate(file.noon());
        basis.setModDate(file.noon());
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(Texts.in(bill.recipient().language()).get("peppol.basis"));
        specification.setEmbeddedFile(basis);
        specification.setEmbeddedFileUnicode(basis);
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
}
