package se.klardag.cli.ledger.posting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import se.klardag.cli.ledger.journal.CanonicalJson;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.rules.files.RuleText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One document of the journal (*verifikation*): where it is, and what it says.
///
/// @param sequence place in the journal, from 1
/// @param previous SHA-256 of the document before, which chains them
/// @param date     the date of its bills
/// @param engine   version of the program that made it
/// @param numbers  the last number of each series and year after this document
/// @param grounds  who asked for it and why
public record JournalEntry(
        long sequence,
        String previous,
        LocalDate date,
        String engine,
        NumberSeries numbers,
        EntryBody content,
        EntryBody.Grounds grounds) {
    private static final String FORMAT = "klardag-ledger-1";

    public EntryKind kind() {
        return switch (content) {
            case EntryBody.Month month -> month.kind();
            case EntryBody.Dispute _ -> EntryKind.DISPUTE;
            case EntryBody.Payments _ -> EntryKind.PAYMENT;
            case EntryBody.Cancellation _ -> EntryKind.CANCELLATION;
            case EntryBody.Closing _ -> EntryKind.CLOSING;
            case EntryBody.Dispatch _ -> EntryKind.DISPATCH;
        };
    }

    /// The bytes, the same for the same document.
    public byte[] bytes() {
        var node = EntryBodyJson.node(content);
        node.put("format", FORMAT);
        node.put("kind", kind().code());
        node.put("sequence", sequence);
        node.put("previous", previous);
        node.put("date", date.toString());
        node.put("engine", engine);
        node.set("numbers", numbers.json());
        EntryBodyJson.put(node, grounds);
        return CanonicalJson.bytes(node);
    }

    /// Reads what was stored.
    ///
    /// @throws LedgerException when it is no document of ours, or not the one that its name says
    public static JournalEntry of(EntryName entry, byte[] bytes) {
        JournalEntry document;
        try {
            var node = (ObjectNode) JsonMapper.shared().readTree(bytes);
            if (!node.required("format").asString().equals(FORMAT)) {
                throw LedgerException.differs("ledger.unknown-format", entry.sequence(), node.get("format").asString());
            }
            document = new JournalEntry(
                    node.required("sequence").longValue(),
                    node.required("previous").asString(),
                    LocalDate.parse(node.required("date").asString()),
                    node.required("engine").asString(),
                    NumberSeries.of(node.required("numbers")),
                    EntryBodyJson.of(EntryKind.of(node.required("kind").asString()), node),
                    EntryBodyJson.grounds(node));
        } catch (JacksonException | ClassCastException | IllegalArgumentException | DateTimeException unreadable) {
            throw LedgerException.differs("ledger.unreadable-document", entry.sequence());
        }
        if (document.sequence != entry.sequence() || !document.kind().code().equals(entry.kind())) {
            throw LedgerException.differs("ledger.misnamed-document", entry.sequence());
        }
        return document;
    }

    /// SHA-256 of what it says, wherever in the journal it will be: the same proposal again has the same.
    public String proposalHash() {
        var node = EntryBodyJson.node(content);
        node.put("kind", kind().code());
        node.put("date", date.toString());
        EntryBodyJson.put(node, grounds);
        return RuleText.sha256(CanonicalJson.bytes(node));
    }

    /// Whether the stored bytes are the ones that this document is written with.
    public boolean isWrittenAs(byte[] stored) {
        return Arrays.equals(bytes(), stored);
    }
}
