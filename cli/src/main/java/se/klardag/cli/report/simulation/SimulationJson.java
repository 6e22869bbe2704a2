package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.IntFunction;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.report.settlement.SettlementJson;
import se.klardag.cli.simulate.EffectKind;
import se.klardag.cli.simulate.Goal;
import se.klardag.cli.simulate.RuleComparison;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.scenario.CaseImpact;
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
        partial(root);
        changes(root.putArray("changes"));
        difference(root.putObject("difference"));
        beside(root);
        groups(root.putArray("years"), "year", RuleGroups.years(simulation));
        groups(root.putArray("wards"), "ward", RuleGroups.wards(simulation));
        cases(root.putArray("cases"));
        if (!simulation.exact().sweep().isEmpty()) {
            sweep(root.putArray("sweep"));
        }
        simulation.exact().found().ifPresent(found -> solved(found, root.putObject("solve")));
        simulation.chance().ifPresent(chance -> ChanceJson.put(chance, root.putObject("chance")));
        simulation.assumptions().ifPresent(each -> ChanceJson.put(each, root.putObject("assumptions")));
        return root;
    }

    /// Nothing where every month looks whole.
    private void partial(ObjectNode root) {
        if (!simulation.partial().why().isEmpty()) {
            var months = root.putArray("partialMonths");
            simulation.partial()
                    .why()
                    .forEach((month, why) -> CoverageJson.put(
                            months.addObject().put("period", month.toString()).putArray("partial"), why));
        }
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
        payable(node, comparison.baseToPay(), comparison.changedToPay());
        effects(node, kind -> RuleComparison.Split.total(simulation.effects().amounts(), kind));
        if (!simulation.effects().whole().isEmpty()) {
            node.put("notTold", simulation.effects().whole());
        }
        var municipalities = node.putArray("municipalities");
        var toPay = comparison.linesToPay();
        comparison.lines().forEach((code, line) -> {
            var each = municipalities.addObject();
            each.put("code", Municipality.codeText(code)).put("name", simulation.name(code));
            put(each, line.base(), line.changed());
            var paid = toPay.get(code);
            if (paid != null) {
                payable(each, paid.base(), paid.changed());
            }
            var parts = simulation.effects().amounts().get(code);
            if (parts != null) {
                effects(each, parts::get);
            }
        });
    }

    private static void put(ObjectNode node, BigDecimal base, BigDecimal changed) {
        node.put("base", NumberFormats.machine(base))
                .put("changed", NumberFormats.machine(changed))
                .put("difference", NumberFormats.machine(changed.subtract(base)));
    }

    /// What is to be paid, each bill rounded.
    private static void payable(ObjectNode node, BigDecimal base, BigDecimal changed) {
        node.put("basePayable", NumberFormats.machine(base))
                .put("changedPayable", NumberFormats.machine(changed))
                .put("differencePayable", NumberFormats.machine(changed.subtract(base)));
    }

    private void effects(ObjectNode node, IntFunction<BigDecimal> part) {
        var effects = node.putArray("effects");
        var kinds = simulation.effects().kinds();
        for (int i = 0; i < kinds.size(); i++) {
            effects.addObject().put("effect", kinds.get(i).code()).put("amount", NumberFormats.machine(part.apply(i)));
        }
    }

    private void cases(ArrayNode cases) {
        for (CaseImpact move : simulation.exact().moves()) {
            cases.addObject()
                    .put("case", IdentityMask.mask(move.fact().id()))
                    .put("municipality", Municipality.codeText(move.payer()))
                    .put("period", move.month().month().toString())
                    .put("baseDays", Long.toString(move.baseDays()))
                    .put("changedDays", Long.toString(move.changedDays()))
                    .put("amount", NumberFormats.machine(move.kronor()));
        }
    }

    /// The changed rules first; nothing where there is nothing beside them.
    private void beside(ObjectNode root) {
        if (simulation.exact().beside().isEmpty()) {
            return;
        }
        var beside = root.putArray("beside");
        for (var alternative : simulation.exact().beside()) {
            var each = beside.addObject();
            each.putObject("title")
                    .put("sv", alternative.title().swedish())
                    .put("en", alternative.title().english());
            each.put("totalPayable", NumberFormats.machine(alternative.total()));
            var municipalities = each.putArray("municipalities");
            alternative.toPay()
                    .forEach((code, payable) -> municipalities.addObject()
                            .put("code", Municipality.codeText(code))
                            .put("payable", NumberFormats.machine(payable)));
        }
    }

    private static void groups(ArrayNode rows, String key, RuleGroups groups) {
        for (var row : groups.rows()) {
            var beside = rows.addObject()
                    .put(key, row.name())
                    .put("basePayable", NumberFormats.machine(row.base()))
                    .put("changedPayable", NumberFormats.machine(row.changed()))
                    .putArray("beside");
            row.others().forEach(payable -> beside.add(NumberFormats.machine(payable)));
        }
    }

    private void sweep(ArrayNode points) {
        for (var point : simulation.exact().sweep()) {
            var each = points.addObject();
            var settings = each.putObject("settings");
            point.settings().forEach(settings::put);
            each.put("total", NumberFormats.machine(point.total()))
                    .put("totalPayable", NumberFormats.machine(point.totalToPay()));
            var municipalities = each.putArray("municipalities");
            for (Map.Entry<Integer, BigDecimal> amount : point.amounts().entrySet()) {
                municipalities.addObject()
                        .put("code", Municipality.codeText(amount.getKey()))
                        .put("amount", NumberFormats.machine(amount.getValue()))
                        .put("payable", NumberFormats.machine(
                                point.toPay().getOrDefault(amount.getKey(), BigDecimal.ZERO)));
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
                .put("wanted", NumberFormats.machine(found.wanted()))
                .put("value", NumberFormats.machine(solution.value()))
                .put("sum", NumberFormats.machine(found.sum()))
                .put("gap", NumberFormats.machine(solution.gap()))
                .put("within", solution.brackets())
                .put("sumPayable", NumberFormats.machine(found.toPay()))
                .put("wantedPayable", NumberFormats.machine(found.wantedToPay()))
                .put("roots", solution.roots());
        var remarks = node.putArray("remarks");
        found.remarks().forEach(remark -> remarks.add(remark.code()));
    }

}
