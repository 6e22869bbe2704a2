package se.klardag.cli.ledger.posting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.CanonicalJson;
import se.klardag.cli.ledger.journal.EntryName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One document of the journal (*verifikation*): where it stands, and what it says.
///
/// @param sequence place in the journal, from 1
/// @param previous SHA-256 of the document before, which chains them
/// @param date     the date of its bills
/// @param engine   version of the program that made it
/// @param numbers  the last number of each series and year after this document
public record Document(
        long sequence,
        String previous,
        LocalDate date,
        String engine,
        Numbering numbers,
        Content content) {
    private static final String FORMAT = "klardag-ledger-1";

    public Kind kind() {
        return switch (content) {
            case Content.Month month -> month.kind();
            case Content.Dispute _ -> Kind.DISPUTE;
            case Content.Payments _ -> Kind.PAYMENT;
        };
    }

    /// The bytes, the same for the same document.
    public byte[] bytes() {
        var node = ContentJson.node(content);
        node.put("format", FORMAT);
        node.put("kind", kind().code());
        node.put("sequence", sequence);
        node.put("previous", previous);
        node.put("date", date.toString());
        node.put("engine", engine);
        node.set("numbers", numbers.json());
        return CanonicalJson.bytes(node);
    }

    /// Reads what was stored.
    ///
    /// @throws LedgerFault when it is no document of ours, or not the one that its name says
    public static Document of(EntryName entry, byte[] bytes) {
        Document document;
        try {
            var node = (ObjectNode) JsonMapper.shared().readTree(bytes);
            if (!node.required("format").asString().equals(FORMAT)) {
                throw LedgerFault.differs("ledger.unknown-format", entry.sequence(), node.get("format").asString());
            }
            document = new Document(
                    node.required("sequence").longValue(),
                    node.required("previous").asString(),
                    LocalDate.parse(node.required("date").asString()),
                    node.required("engine").asString(),
                    Numbering.of(node.required("numbers")),
                    ContentJson.of(Kind.of(node.required("kind").asString()), node));
        } catch (JacksonException | ClassCastException | IllegalArgumentException | DateTimeException unreadable) {
            throw LedgerFault.differs("ledger.unreadable-document", entry.sequence());
        }
        if (document.sequence != entry.sequence() || !document.kind().code().equals(entry.kind())) {
            throw LedgerFault.differs("ledger.misnamed-document", entry.sequence());
        }
        return document;
    }

    /// Whether the stored bytes are the ones that this document is written with.
    public boolean isWrittenAs(byte[] stored) {
        return Arrays.equals(bytes(), stored);
    }
}
