package se.klardag.cli.ledger.posting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.kept.RuleTexts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A rule file as the journal keeps it (*sparad regelfil*): word for word, with its hash.
final class StoredRuleText {
    private static final String OWN = "agreement";
    private static final String REFERRED = "referred";
    private static final String MUNICIPALITIES = "municipalities";

    private StoredRuleText() {}

    /// Every text of a settlement with the part it has in it.
    static ArrayNode list(RuleTexts texts) {
        var list = JsonNodeFactory.instance.arrayNode();
        list.add(node(texts.own()).put("role", OWN));
        texts.referred().forEach(text -> list.add(node(text).put("role", REFERRED)));
        list.add(node(texts.municipalities()).put("role", MUNICIPALITIES));
        return list;
    }

    /// @throws LedgerException when they are not what was stored
    static RuleTexts texts(JsonNode stored) {
        var byRole = new LinkedHashMap<String, List<RuleText>>();
        for (var each : stored) {
            byRole.computeIfAbsent(each.required("role").asString(), _ -> new ArrayList<>()).add(of(each));
        }
        return new RuleTexts(
                only(byRole, OWN), byRole.getOrDefault(REFERRED, List.of()), only(byRole, MUNICIPALITIES));
    }

    private static RuleText only(Map<String, List<RuleText>> texts, String role) {
        var found = texts.getOrDefault(role, List.of());
        if (found.size() != 1) {
            throw LedgerException.differs("ledger.rule-text-differs", role);
        }
        return found.getFirst();
    }

    static ObjectNode node(RuleText text) {
        return JsonNodeFactory.instance.objectNode()
                .put("name", text.name())
                .put("sha256", text.sha256())
                .put("text", text.text());
    }

    /// @throws LedgerException when the text is not the one that its hash says
    static RuleText of(JsonNode stored) {
        var text = RuleText.of(
                stored.required("name").asString(),
                stored.required("text").asString().getBytes(StandardCharsets.UTF_8));
        if (!text.sha256().equals(stored.required("sha256").asString())) {
            throw LedgerException.differs("ledger.rule-text-differs", text.name());
        }
        return text;
    }
}
