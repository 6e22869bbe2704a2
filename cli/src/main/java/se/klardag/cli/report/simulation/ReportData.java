package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import se.klardag.cli.simulate.ChangeWords;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.rules.places.Populations;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the page holds (*sidans uppgifter*): sums per municipality, and how many cases have how many days. No case, no
/// identifier and no moment.
final class ReportData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Simulation simulation;
    private final Texts words;
    private final boolean everyHour;
    private final List<Integer> codes;

    /// @param everyHour whether the sliders know every whole hour as a day break
    ReportData(Simulation simulation, Texts words, boolean everyHour) {
        this.simulation = simulation;
        this.words = words;
        this.everyHour = everyHour;
        this.codes = List.copyOf(simulation.comparison().lines().keySet());
    }

    ObjectNode node() {
        var root = NODES.objectNode();
        root.put("lang", words.language().name().toLowerCase(Locale.ROOT));
        var texts = root.putObject("texts");
        for (var each : Language.values()) {
            var own = texts.putObject(each.name().toLowerCase(Locale.ROOT));
            Texts.in(each).startingWith("page.").forEach(own::put);
        }
        both(root.putObject("title"), simulation.title());
        root.put("base", simulation.trial().base().id());
        root.put("period", simulation.period().toString());
        root.put("cases", simulation.trial().cases().size());
        var changes = root.putArray("changes");
        simulation.trial()
                .changes()
                .forEach(change -> both(
                        changes.addObject()
                                .put("path", change.path())
                                .put("value", change.shown())
                                .putObject("words"),
                        ChangeWords.of(change.path(), change.shown())));
        root.put("savable", !simulation.trial().isOther());
        var authors = root.putArray("authors");
        simulation.scenarios().forEach(scenario -> both(authors.addObject(), scenario.author()));
        var open = root.putArray("open");
        openTerms().forEach(open::add);
        var remarks = root.putObject("remarks");
        for (var each : Language.values()) {
            var own = remarks.putArray(each.name().toLowerCase(Locale.ROOT));
            new SimulationSummary(simulation, Texts.in(each)).remarks().forEach(own::add);
        }
        var months = root.putArray("months");
        simulation.comparison()
                .months()
                .forEach(month -> months.add(month.base().agreement().period().month().toString()));
        places(root);
        beside(root.putArray("beside"));
        groups(root.putArray("years"), RuleGroups.years(simulation));
        groups(root.putArray("units"), RuleGroups.wards(simulation));
        root.putNull("solved");
        simulation.exact()
                .found()
                .ifPresent(found -> both(root.putObject("solved"), new BilingualText(
                        SolvedText.of(found, simulation, Texts.in(Language.SV)),
                        SolvedText.of(found, simulation, Texts.in(Language.EN)))));
        effects(root.putArray("effects"));
        root.set("profile", new ControlData(simulation, everyHour, codes).node());
        sweep(root);
        chance(root);
        root.putNull("notDrawn");
        simulation.notDrawn()
                .ifPresent(why -> both(root.putObject("notDrawn").put("path", why.path()), why.reason()));
        root.putNull("assumptions");
        simulation.assumptions().ifPresent(each -> ChanceJson.put(each, root.putObject("assumptions")));
        root.putObject("receipt")
                .put("engine", simulation.origin().receipt().engine())
                .put("base", simulation.origin().receipt().rules())
                .put("changed", simulation.changedRules())
                .put("cases", simulation.origin().receipt().cases());
        return root;
    }

    private static void both(ObjectNode node, BilingualText wording) {
        node.put("sv", wording.swedish()).put("en", wording.english());
    }

    private SortedSet<String> openTerms() {
        var paths = new TreeSet<String>();
        for (var month : simulation.comparison().months()) {
            month.base().agreement().openTerms().stream().map(OpenTerm::path).forEach(paths::add);
            month.changed().agreement().openTerms().stream().map(OpenTerm::path).forEach(paths::add);
        }
        return paths;
    }

    private void places(ObjectNode root) {
        var inhabitants = Populations.known();
        var places = root.putArray("places");
        boolean known = false;
        for (var line : simulation.comparison().linesToPay().values()) {
            int code = line.municipality();
            var each = places.addObject()
                    .put("code", Municipality.codeText(code))
                    .put("name", simulation.name(code))
                    .put("base", NumberFormats.machine(line.base()))
                    .put("changed", NumberFormats.machine(line.changed()))
                    .putNull("inhabitants");
            var population = inhabitants.get(code);
            if (population != null) {
                each.put("inhabitants", population.intValue());
                known = true;
            }
        }
        root.putNull("populationYear");
        if (known) {
            root.put("populationYear", Populations.YEAR);
        }
    }

    private void beside(ArrayNode beside) {
        for (var alternative : simulation.exact().beside()) {
            var each = beside.addObject();
            both(each.putObject("title"), alternative.title());
            var toPay = alternative.toPay();
            var parts = each.putArray("parts");
            codes.forEach(code -> parts.add(NumberFormats.machine(toPay.getOrDefault(code, BigDecimal.ZERO))));
        }
    }

    private void groups(ArrayNode rows, RuleGroups groups) {
        for (var row : groups.rows()) {
            var others = rows.addObject()
                    .put("name", row.name().isEmpty() ? words.get("simulate.no-ward") : row.name())
                    .put("base", NumberFormats.machine(row.base()))
                    .put("changed", NumberFormats.machine(row.changed()))
                    .putArray("others");
            row.others().forEach(amount -> others.add(NumberFormats.machine(amount)));
        }
    }

    private void effects(ArrayNode effects) {
        var kinds = simulation.effects().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int kind = i;
            var each = effects.addObject().put("code", kinds.get(i).code());
            var parts = each.putArray("parts");
            codes.forEach(code -> parts.add(NumberFormats.machine(simulation.effects().toPay(code, kind))));
        }
    }

    private void sweep(ObjectNode root) {
        var points = simulation.exact().sweep();
        if (points.isEmpty()) {
            root.putNull("sweep");
            return;
        }
        var sweep = root.putObject("sweep");
        var paths = List.copyOf(points.getFirst().settings().keySet());
        var names = sweep.putArray("paths");
        paths.forEach(names::add);
        var called = sweep.putArray("names");
        paths.forEach(path -> both(called.addObject(), ChangeWords.name(path)));
        var all = sweep.putArray("points");
        for (var point : points) {
            var each = all.addObject();
            var values = each.putArray("values");
            paths.forEach(path -> values.add(point.settings().getOrDefault(path, "")));
            each.put("total", NumberFormats.machine(point.totalToPay()));
        }
    }

    private void chance(ObjectNode root) {
        root.putNull("chance");
        simulation.chance().ifPresent(chance -> ChanceJson.put(chance, root.putObject("chance")));
    }
}
