package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.IntFunction;
import se.klardag.cli.PrintedJson;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.SettlementJson;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.CaseMove;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A simulation for machines (*simulering som JSON*): `base` and `changed` as in the contract, then what is made of them.
public final class SimulationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Simulation simulation;

    private SimulationJson(Simulation simulation) {
        this.simulation = simulation;
    }

    /// One object, with a line end.
    public static String print(Simulation simulation) {
        return PrintedJson.of(new SimulationJson(simulation).node());
    }

    private ObjectNode node() {
        var root = NODES.objectNode();
        var base = root.putArray("base");
        var changed = root.putArray("changed");
        for (var month : simulation.comparison().months()) {
            base.add(SettlementJson.node(simulation.base(month)));
            changed.add(SettlementJson.node(simulation.changed(month)));
        }
        changes(root.putArray("changes"));
        difference(root.putObject("difference"));
        cases(root.putArray("cases"));
        if (!simulation.exact().sweep().isEmpty()) {
            sweep(root.putArray("sweep"));
        }
        simulation.exact().found().ifPresent(found -> solved(found, root.putObject("solve")));
        simulation.chance().ifPresent(chance -> ChanceJson.put(chance, root.putObject("chance")));
        simulation.assumptions().ifPresent(each -> ChanceJson.put(each, root.putObject("assumptions")));
        return root;
    }

    private void changes(ArrayNode changes) {
        for (var change : simulation.trial().changes()) {
            changes.addObject()
                    .put("path", change.path())
                    .put("value", change.shown())
                    .put("effect", EffectKind.of(change).code());
        }
    }

    private void difference(ObjectNode node) {
        var comparison = simulation.comparison();
        put(node, comparison.base(), comparison.changed());
        effects(node, simulation.effects()::total);
        if (!simulation.effects().whole().isEmpty()) {
            node.put("notTold", simulation.effects().whole());
        }
        var municipalities = node.putArray("municipalities");
        comparison.lines().forEach((code, line) -> {
            var each = municipalities.addObject();
            each.put("code", Municipality.codeText(code)).put("name", simulation.name(code));
            put(each, line.base(), line.changed());
            var parts = simulation.effects().byMunicipality().get(code);
            if (parts != null) {
                effects(each, parts::get);
            }
        });
    }

    private static void put(ObjectNode node, BigDecimal base, BigDecimal changed) {
        node.put("base", Numerals.machine(base))
                .put("changed", Numerals.machine(changed))
                .put("difference", Numerals.machine(changed.subtract(base)));
    }

    private void effects(ObjectNode node, IntFunction<BigDecimal> part) {
        var effects = node.putArray("effects");
        var kinds = simulation.effects().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            effects.addObject().put("effect", kinds.get(i).code()).put("amount", Numerals.machine(part.apply(i)));
        }
    }

    private void cases(ArrayNode cases) {
        for (CaseMove move : simulation.exact().moves()) {
            cases.addObject()
                    .put("case", IdentityMask.mask(move.fact().id()))
                    .put("municipality", Municipality.codeText(move.payer()))
                    .put("period", move.month().month().toString())
                    .put("baseDays", Long.toString(move.baseDays()))
                    .put("changedDays", Long.toString(move.changedDays()))
                    .put("amount", Numerals.machine(move.kronor()));
        }
    }

    private void sweep(ArrayNode points) {
        for (var point : simulation.exact().sweep()) {
            var each = points.addObject();
            var settings = each.putObject("settings");
            point.settings().forEach(settings::put);
            each.put("total", Numerals.machine(point.total()));
            var municipalities = each.putArray("municipalities");
            for (Map.Entry<Integer, BigDecimal> amount : point.amounts().entrySet()) {
                municipalities.addObject()
                        .put("code", Municipality.codeText(amount.getKey()))
                        .put("amount", Numerals.machine(amount.getValue()));
            }
        }
    }

    private static void solved(Goal.Found found, ObjectNode node) {
        var solution = found.solution();
        node.put("path", found.goal().path())
                .put("of",
                        found.goal().municipality() == 0
                                ? "total"
                                : Municipality.codeText(found.goal().municipality()))
                .put("wanted", Numerals.machine(found.wanted()))
                .put("value", Numerals.machine(solution.value()))
                .put("sum", Numerals.machine(found.sum()))
                .put("gap", Numerals.machine(solution.gap()))
                .put("within", solution.brackets());
    }

}
