package se.klardag.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;
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
                throw new RuleFileException(List.of(tree.problem(
                        "/parties/listed/" + index,
                        new Wording("koden finns redan i listan", "the code is in the list already"))));
            }
            index++;
        }
        var status = parties.get("status");
        return new PartyRule.Listed(
                payers, status == null ? Status.ASSUMED : ValueReader.status(status.asString()), source(parties));
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
