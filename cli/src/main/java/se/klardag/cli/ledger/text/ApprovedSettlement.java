package se.klardag.cli.ledger.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.CanonicalJson;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.rules.files.BoundedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A settlement that somebody saved and approved (*godkänd avräkning*). It holds sums and no cases, so it is not posted
/// itself: what is posted is compared with it.
public final class ApprovedSettlement {
    private static final int LARGEST = 64 << 20;
    private final Path file;
    private final ObjectNode settlement;

    private ApprovedSettlement(Path file, ObjectNode settlement) {
        this.file = file;
        this.settlement = settlement;
    }

    /// Reads the file.
    ///
    /// @throws LedgerException when the file is no settlement of ours
    public static ApprovedSettlement read(Path file) {
        try {
            if (JsonMapper.shared().readTree(BoundedFile.read(file, LARGEST)) instanceof ObjectNode node
                    && node.has("municipalities")) {
                return new ApprovedSettlement(file, node);
            }
            throw LedgerException.unusable("ledger.no-settlement", file);
        } catch (JacksonException _) {
            throw LedgerException.unusable("ledger.no-settlement", file);
        } catch (IOException refused) {
            throw UnreadableFileException.of(file.toString(), refused);
        }
    }

    /// Holds what is to be posted against it.
    ///
    /// @throws LedgerException naming the first value that differs; the program's version may
    public void refuseUnlessSame(ObjectNode computed) {
        difference(without(computed), without(settlement), "").ifPresent(place -> {
            throw LedgerException.differs("ledger.other-settlement", file, place);
        });
    }

    private static ObjectNode without(ObjectNode settlement) {
        var copy = settlement.deepCopy();
        if (copy.get("receipt") instanceof ObjectNode receipt) {
            receipt.remove("engine");
        }
        return copy;
    }

    private static Optional<String> difference(JsonNode computed, JsonNode saved, String place) {
        if (computed instanceof ObjectNode && saved instanceof ObjectNode) {
            var names = new TreeSet<String>();
            computed.propertyNames().forEach(names::add);
            saved.propertyNames().forEach(names::add);
            for (var name : names) {
                var found = difference(computed.path(name), saved.path(name), place + "/" + name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (computed instanceof ArrayNode && saved instanceof ArrayNode && computed.size() == saved.size()) {
            for (int i = 0; i < computed.size(); i++) {
                var found = difference(computed.get(i), saved.get(i), place + "/" + i);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return text(computed).equals(text(saved)) ? Optional.empty() : Optional.of(place);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : CanonicalJson.line(value);
    }
}
