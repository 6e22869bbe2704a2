package se.klardag.rules.grants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.grant.GrantTerms;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;
import tools.jackson.databind.JsonNode;

/// The grants that come with the program by id, and files of the user's own (*bidragen vi känner*).
public final class Grants {
    private static final List<String> SHIPPED = ShippedResources.lines("grants/index.txt");

    private Grants() {}

    public static List<String> ids() {
        return SHIPPED;
    }

    /// Reads a grant.
    ///
    /// @throws RuleFileException when there is none, or its file cannot be used
    public static Grant find(String idOrFile) {
        boolean file = idOrFile.endsWith(".yaml") || idOrFile.endsWith(".yml");
        if (!file && !SHIPPED.contains(idOrFile)) {
            var known = String.join(", ", SHIPPED);
            throw RuleFileException.of(idOrFile, new BilingualText(
                    "bidraget är inte känt; välj bland " + known + ", eller ange en fil (.yaml)",
                    "the grant is not known; choose from " + known + ", or give a file (.yaml)"));
        }
        return read(YamlTree.read(file ? text(idOrFile) : ShippedResources.text("grants/" + idOrFile + ".yaml")));
    }

    private static RuleText text(String file) {
        try {
            return RuleText.own(file, BoundedFile.read(Path.of(file), RuleText.LARGEST));
        } catch (IOException refused) {
            throw new UncheckedIOException(file, refused);
        }
    }

    private static Grant read(YamlTree tree) {
        var problems = SchemaCheck.problemsOfUsed(tree, "grant-v1");
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        var root = tree.root();
        int year = root.get("year").asInt();
        boolean ofRegions = root.get("receivers").isString();
        var receivers = receivers(root.get("receivers"));
        var heldBack = root.has("heldBack") ? List.of(term("heldBack", root.get("heldBack"), year))
                : List.<Term<BigDecimal>>of();
        var terms = new GrantTerms(term("total", root.get("total"), year), receivers,
                bases(tree, receivers, year), heldBack);
        var population = Optional.ofNullable(root.get("population"))
                .map(each -> new Grant.ByPopulation(each.get("region").asString(), each.get("year").asInt()));
        if (ofRegions && population.isPresent()) {
            throw tree.unusable("/population", new BilingualText(
                    "går bara för delar av en region: ange dem som receivers",
                    "is for the parts of a region only: state them as receivers"));
        }
        requireWhole(tree, terms, population);
        return new Grant(root.get("id").asString(), YamlTree.wording(root.get("title")), year, ofRegions, terms,
                population, tree.source());
    }

    private static List<String> receivers(JsonNode node) {
        return node.isString()
                ? new CsvLines("municipalities/regions.csv").rows().stream().map(row -> row.get("code")).toList()
                : node.valueStream().map(JsonNode::asString).toList();
    }

    private static List<Map<String, Term<BigDecimal>>> bases(YamlTree tree, List<String> receivers, int year) {
        var bases = new ArrayList<Map<String, Term<BigDecimal>>>();
        for (var base : tree.root().get("bases")) {
            var amounts = new LinkedHashMap<String, Term<BigDecimal>>();
            var to = base.has("to") ? base.get("to").valueStream().map(JsonNode::asString).toList() : receivers;
            var unknown = to.stream().filter(each -> !receivers.contains(each)).toList();
            if (!unknown.isEmpty()) {
                var names = String.join(", ", unknown);
                throw tree.unusable("/bases/" + bases.size() + "/to", new BilingualText(
                        "är inga mottagare: " + names, "are no receivers: " + names));
            }
            var amount = term("bases." + base.get("id").asString(), base, year);
            to.forEach(receiver -> amounts.put(receiver, amount));
            bases.add(amounts);
        }
        return bases;
    }

    private static Term<BigDecimal> term(String path, JsonNode node, int year) {
        var source = node.get("source");
        return new Term<>(path, node.get("value").decimalValue(), new Provenance(
                YamlTree.status(node.get("status").asString()),
                new Source(source.get("title").asString(), source.path("at").asString(""),
                        source.path("url").asString("")),
                LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    /// Every krona goes somewhere, and none twice.
    private static void requireWhole(YamlTree tree, GrantTerms terms, Optional<Grant.ByPopulation> population) {
        var fixed = terms.receivers()
                .stream()
                .map(receiver -> terms.basesOf(receiver).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(terms.heldBack().stream().map(Term::value).reduce(BigDecimal.ZERO, BigDecimal::add));
        var left = terms.total().value().subtract(fixed);
        if (left.signum() < 0) {
            throw tree.unusable("/total", new BilingualText(
                    "är " + left.negate() + " kr mindre än basbeloppen och det gemensamma arbetet tillsammans",
                    "is " + left.negate() + " kronor less than the base amounts and the common work together"));
        }
        if (left.signum() > 0 && population.isEmpty()) {
            throw tree.unusable("/total", new BilingualText(
                    "lämnar " + left + " kr som ingen får: ange population, eller ändra beloppen",
                    "leaves " + left + " kronor that nobody gets: state population, or change the amounts"));
        }
    }
}
