package se.klardag.rules.agreement;

import java.math.BigDecimal;
import java.util.TreeMap;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.PartyRule;
import tools.jackson.databind.JsonNode;

/// Reads the payers that a rule file lists itself (*betalare som filen räknar upp*).
final class PayersReader {
    private final YamlTree tree;
    private final String ownSource;

    /// @param ownSource what a list without a source cites: the file itself
    PayersReader(YamlTree tree, String ownSource) {
        this.tree = tree;
        this.ownSource = ownSource;
    }

    PartyRule.Listed listed(JsonNode parties) {
        var payers = new TreeMap<Integer, PartyRule.Payer>();
        int index = 0;
        for (var each : parties.get("listed")) {
            int code = Integer.parseInt(each.get("code").asString());
            var weight = each.get("weight");
            var payer = new PartyRule.Payer(
                    each.get("name").asString(),
                    each.path("class").asString(""),
                    weight == null ? BigDecimal.ZERO : weight.decimalValue());
            if (payers.put(code, payer) != null) {
                throw tree.unusable(
                        "/parties/listed/" + index,
                        new BilingualText("koden finns redan i listan", "the code is in the list already"));
            }
            index++;
        }
        var status = parties.get("status");
        return new PartyRule.Listed(
                payers, status == null ? Status.ASSUMED : YamlTree.status(status.asString()), source(parties));
    }

    private Source source(JsonNode parties) {
        var source = parties.get("source");
        return source == null
                ? new Source(ownSource, "", "")
                : new Source(
                        source.get("title").asString(),
                        source.path("at").asString(""),
                        source.path("url").asString(""));
    }
}
