package se.klardag.rules.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A table of daily rates by date (*belopp per vårddygn*), by category of care and region where it states them.
///
/// @param id as agreements name it, `national.daily-rate`
public record RateTable(String id, YamlTree tree) {
    /// Kronor per day of care; a date without one stops the bill with the table's reason.
    public Timeline<BigDecimal> rates() {
        return rates("", "");
    }

    /// The rates of one category of care; where the table states them by region, those of one region.
    ///
    /// @param category as in the table; empty for a table without
    /// @param region   two-digit code; empty when no single one is meant
    public Timeline<BigDecimal> rates(String category, String region) {
        var values = tree.root().deepCopy();
        values.remove("gaps");
        var wanted = hasCategories() ? category : "";
        values.withArray("values")
                .removeIf(each -> !each.path("category").asString("").equals(wanted)
                        || (each.has("region") && !each.get("region").asString().equals(region)));
        values.get("values").forEach(each -> asKnownIn(region, (ObjectNode) each));
        var terms = values.get("values").isEmpty() ? List.<Term<BigDecimal>>of() : terms(values);
        return new Timeline<>(id, terms, gaps(wanted, terms));
    }

    /// An amount that a party of some region states is second-hand everywhere else.
    private static void asKnownIn(String region, ObjectNode value) {
        var parties = value.get("officialIn");
        if (parties != null && !holds(parties, region)) {
            value.put("status", YamlTree.status(value.get("status").asString()).orWeaker(Status.SECONDARY).code());
        }
    }

    private boolean hasCategories() {
        return tree.root().get("values").valueStream().anyMatch(each -> each.has("category"));
    }

    /// The file with the table.
    public RuleText file() {
        return tree.source();
    }

    private List<Term<BigDecimal>> terms(ObjectNode values) {
        return new ValueReader(tree, id, LocalDate.MIN, Map.of()).read(new WrittenTerm("", values, ""))
                .versions()
                .stream()
                .map(version -> new Term<>(
                        id,
                        new BigDecimal(version.value()),
                        new Provenance(
                                version.weakest(), version.source(), version.from(), version.to(), version.spoken())))
                .toList();
    }

    private List<Timeline.Gap> gaps(String category, List<Term<BigDecimal>> terms) {
        var gaps = new ArrayList<Timeline.Gap>();
        for (var each : tree.root().get("gaps")) {
            if (!each.has("categories") || holds(each.get("categories"), category)) {
                var gap = new Timeline.Gap(
                        LocalDate.parse(each.get("from").asString()),
                        LocalDate.parse(each.get("to").asString()),
                        YamlTree.wording(each.get("why")));
                // A gap of other regions is none of a region whose amount is stated.
                if (terms.stream().noneMatch(term -> term.provenance().covers(gap.from()))) {
                    gaps.add(gap);
                }
            }
        }
        return gaps;
    }

    private static boolean holds(JsonNode words, String word) {
        for (var each : words) {
            if (each.asString().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
