package se.klardag.cli.documents.peppol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.klardag.cli.text.MarkupSafe;

/// Writes the two UBL name spaces with two blanks of indentation (*UBL-skrivare*). What is empty is left out.
final class UblWriter {
    private static final String AGGREGATE = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static final String BASIC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Deque<String> open = new ArrayDeque<>();
    private final XMLStreamWriter xml;

    /// Begins a document.
    UblWriter(String root) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace("urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2");
            xml.writeNamespace("cac", AGGREGATE);
            xml.writeNamespace("cbc", BASIC);
            open.push(root);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// An element that holds others.
    UblWriter begin(String name) {
        try {
            indent();
            xml.writeStartElement("cac", name, AGGREGATE);
            open.push(name);
            return this;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    UblWriter end() {
        try {
            open.pop();
            indent();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// An element that holds text, with at most one attribute.
    UblWriter text(String name, String value, String... attribute) {
        if (value.isEmpty()) {
            return this;
        }
        try {
            indent();
            xml.writeStartElement("cbc", name, BASIC);
            if (attribute.length == 2) {
                xml.writeAttribute(attribute[0], MarkupSafe.legal(attribute[1]));
            }
            xml.writeCharacters(MarkupSafe.legal(value));
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    byte[] finish() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(open.size()));
    }
}
