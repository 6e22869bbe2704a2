package se.klardag.cli.cases.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// What kind of workbook it is that the reader cannot take as it is (*slag av arbetsbok*), and the same workbook in the form
/// that it can: Strict Open XML has other namespaces, and a date may be kept as ISO 8601 text (ISO/IEC 29500-1, 18.18.11).
enum WorkbookKind {
    STRICT("fault.strict-workbook"),
    ISO_DATES("fault.iso-dates"),
    OPEN_DOCUMENT("fault.open-document"),
    UNKNOWN("fault.spreadsheet");

    private static final int LOOKED_AT = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final String STRICT_ROOT = "http://purl.oclc.org/ooxml/";
    private static final String USUAL_ROOT = "http://schemas.openxmlformats.org/";
    private static final String SHEETS = "xl/worksheets/";

    private final String fault;

    WorkbookKind(String fault) {
        this.fault = fault;
    }

    /// The fault of a workbook that the reader gave up.
    ///
    /// @param usual whether it was in the usual form already
    /// @throws SheetTable.OtherFormException when the usual form of it is to be tried
    static CaseFileException fault(Path path, String name, boolean usual) {
        var kind = of(path);
        if (!usual && (kind == STRICT || kind == ISO_DATES)) {
            throw new SheetTable.OtherFormException();
        }
        return new CaseFileException(name, kind.fault);
    }

    private static WorkbookKind of(Path path) {
        try (var zip = new ZipFile(path.toFile())) {
            if (start(zip, "mimetype").startsWith("application/vnd.oasis.opendocument")) {
                return OPEN_DOCUMENT;
            }
            if (start(zip, "xl/workbook.xml").contains(STRICT_ROOT)) {
                return STRICT;
            }
            for (var entry : zip.stream().filter(WorkbookKind::isSheet).toList()) {
                if (hasIsoDate(zip, entry)) {
                    return ISO_DATES;
                }
            }
            return UNKNOWN;
        } catch (IOException notPacked) {
            return UNKNOWN;
        }
    }

    /// The beginning of a part of the workbook; empty when there is none.
    private static String start(ZipFile zip, String part) {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static boolean isSheet(ZipEntry entry) {
        return entry.getName().startsWith(SHEETS) && entry.getName().endsWith(".xml");
    }

    private static boolean hasIsoDate(ZipFile zip, ZipEntry sheet) {
        try (var in = new BufferedInputStream(zip.getInputStream(sheet), BUFFER)) {
            var xml = input().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && isIsoDate(xml)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | XMLStreamException unreadable) {
            return false;
        }
    }

    private static boolean isIsoDate(XMLStreamReader xml) {
        return xml.getLocalName().equals("c") && "d".equals(xml.getAttributeValue(null, "t"));
    }

    /// The workbook in the usual form, in memory: a case file is never copied to disk.
    ///
    /// @throws IOException when it cannot be read
    static byte[] usual(Path path) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipFile(path.toFile()); var to = new ZipOutputStream(bytes)) {
            for (var entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (var in = new BufferedInputStream(from.getInputStream(entry), BUFFER)) {
                    boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
                    if (xml) {
                        rewrite(in, to);
                    } else {
                        in.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        } catch (XMLStreamException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
        return bytes.toByteArray();
    }

    private static void rewrite(InputStream in, OutputStream out) throws XMLStreamException {
        var from = input().createXMLStreamReader(in);
        var to = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        to.writeStartDocument("UTF-8", "1.0");
        while (from.hasNext()) {
            switch (from.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(from, to);
                case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    to.writeCharacters(from.getText());
                default -> {
                    // comments and instructions mean nothing in a workbook
                }
            }
        }
        to.writeEndDocument();
        to.flush();
    }

    private static void start(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        boolean isoDate = isIsoDate(from);
        to.writeStartElement(said(from.getPrefix()), from.getLocalName(), usual(said(from.getNamespaceURI())));
        for (int i = 0; i < from.getNamespaceCount(); i++) {
            to.writeNamespace(said(from.getNamespacePrefix(i)), usual(said(from.getNamespaceURI(i))));
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            var name = from.getAttributeLocalName(i);
            // what a formula left as text is read as it is
            var value = isoDate && name.equals("t") ? "str" : usual(from.getAttributeValue(i));
            to.writeAttribute(
                    said(from.getAttributePrefix(i)), usual(said(from.getAttributeNamespace(i))), name, value);
        }
    }

    /// The usual name of a strict namespace or kind of relation: with the year of its first edition.
    private static String usual(String name) {
        if (!name.startsWith(STRICT_ROOT)) {
            return name;
        }
        var parts = name.substring(STRICT_ROOT.length()).split("/", 2);
        return USUAL_ROOT + parts[0] + "/2006" + (parts.length > 1 ? "/" + parts[1] : "");
    }

    private static String said(String text) {
        return Optional.ofNullable(text).orElse("");
    }

    /// Nothing outside the part is read, whatever it says.
    private static XMLInputFactory input() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
