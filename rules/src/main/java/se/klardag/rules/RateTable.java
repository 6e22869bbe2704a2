package se.klardag.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Timeline;

/// A table of daily rates by date (*belopp per vårddygn*).
///
/// @param id    as agreements name it, `national.daily-rate`
/// @param rates kronor per day of care; a date without one stops the bill with the table's reason
public record RateTable(String id, Timeline<BigDecimal> rates, RuleText file) {
    /// Reads a table whose shape the schema has passed.
    static RateTable read(YamlTree tree) {
        var id = tree.root().get("id").asString();
        var values = new ValueReader(tree, id, LocalDate.MIN).read("", tree.root());
        var terms = values.versions()
                .stream()
                .map(version -> new Term<>(
                        id,
                        new BigDecimal(version.value()),
                        new Provenance(version.status(), version.source(), version.from(), version.to())))
                .toList();
        return new RateTable(id, new Timeline<>(id, terms, List.copyOf(values.gaps())), tree.source());
    }
}
