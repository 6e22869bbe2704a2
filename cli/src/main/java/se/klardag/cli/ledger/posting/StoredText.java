package se.klardag.cli.ledger.posting;

import java.nio.charset.StandardCharsets;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.rules.RuleLibrary;
import se.klardag.rules.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A rule file as the journal keeps it (*sparad regelfil*): word for word, with its hash.
final class StoredText {
    private StoredText() {}

    /// With the file's own name: where it stood on somebody's disk is nobody's business.
    static RuleText kept(RuleText file) {
        return new RuleText(RuleLibrary.keptName(file.name()), file.text(), file.sha256());
    }

    static ObjectNode node(RuleText text) {
        return JsonNodeFactory.instance.objectNode()
                .put("name", text.name())
                .put("sha256", text.sha256())
                .put("text", text.text());
    }

    /// @throws LedgerFault when the text is not the one that its hash says
    static RuleText of(JsonNode stored) {
        var text = RuleText.of(
                stored.required("name").asString(),
                stored.required("text").asString().getBytes(StandardCharsets.UTF_8));
        if (!text.sha256().equals(stored.required("sha256").asString())) {
            throw LedgerFault.differs("ledger.rule-text-differs", text.name());
        }
        return text;
    }
}
