package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.simulate.RuleComparison;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.OpenTermsText;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.scenario.CaseImpact;
import se.klardag.engine.simulation.scenario.Comparison;

/// A simulation for a negotiator's screen (*simulering som tabell*): the result first, then who and why.
public final class SimulationTable {
    private final Simulation simulation;
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public SimulationTable(Simulation simulation, Texts texts, TerminalPage page) {
        this.simulation = simulation;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    public String print() {
        var out = new StringBuilder();
        out.append("Klardag · ")
                .append(simulation.trial().base().id())
                .append(" · ")
                .append(simulation.period())
                .append('\n');
        out.append(texts.of(simulation.title())).append("\n\n");
        out.append(new SimulationSummary(simulation, texts).sentence()).append("\n");
        remarks().forEach(remark -> out.append(remark).append('\n'));
        out.append('\n');
        if (!simulation.comparison().lines().isEmpty()) {
            out.append(municipalities());
        }
        if (!simulation.effects().whole().isEmpty()) {
            out.append(texts.get("simulate.not-separable", simulation.effects().whole())).append('\n');
        }
        beside(out);
        months(out);
        years(out);
        moves(out);
        sweep(out);
        simulation.exact()
                .found()
                .ifPresent(found -> out.append('\n').append(SolvedText.of(found, simulation, texts)).append('\n'));
        simulation.chance()
                .ifPresent(chance -> out.append('\n').append(new ChanceTable(simulation, chance, texts).print(page)));
        simulation.assumptions()
                .ifPresent(each -> out.append('\n').append(new AssumptionTable(each, texts).print(page)));
        out.append('\n');
        var last = simulation.comparison().months().getLast();
        var standing = simulation.changed(last).standing();
        out.append(standing.openTerms(texts, page));
        OpenTermsText.fields(standing.terms(), texts).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private List<String> remarks() {
        return new SimulationSummary(simulation, texts).remarks();
    }

    private String municipalities() {
        var comparison = simulation.comparison();
        var base = comparison.baseToPay();
        var changed = comparison.changedToPay();
        var table = new TextTable<Comparison.Line>(texts)
                .left("column.code", line -> Municipality.codeText(line.municipality()))
                .left("column.municipality", line -> simulation.name(line.municipality()))
                .total(texts.get("simulate.together"))
                .right("simulate.base", line -> kronor(line.base()))
                .total(kronor(base))
                .right("simulate.changed", line -> kronor(line.changed()))
                .total(kronor(changed))
                .right("simulate.difference", line -> signed(line.difference()))
                .total(signed(changed.subtract(base)))
                .bold(line -> line.difference().signum() != 0);
        var effects = simulation.effects();
        var kinds = effects.kinds();
        for (int i = 0; kinds.size() > 1 && i < kinds.size(); i++) {
            int kind = i;
            table.right("effect." + kinds.get(i).code(), line -> signed(effects.toPay(line.municipality(), kind)))
                    .total(signed(RuleComparison.Split.total(effects.toPay(), i)));
        }
        return texts.get("simulate.to-pay") + "\n"
                + table.print(List.copyOf(comparison.linesToPay().values()), page);
    }

    private void months(StringBuilder out) {
        var months = simulation.comparison().months();
        if (months.size() < 2) {
            return;
        }
        var table = new TextTable<Comparison.Month>(texts)
                .left("simulate.month", month -> month.base().agreement().period().month().toString())
                .right("simulate.base", month -> kronor(month.base().toPay()))
                .right("simulate.changed", month -> kronor(month.changed().toPay()))
                .right("simulate.difference",
                        month -> signed(month.changed().toPay().subtract(month.base().toPay())));
        out.append('\n').append(table.print(months, page));
    }

    private void moves(StringBuilder out) {
        if (simulation.exact().moves().isEmpty()) {
            return;
        }
        out.append('\n')
                .append(texts.get("simulate.moves", numerals.people(simulation.exact().movedCases())))
                .append('\n');
        var table = new TextTable<CaseImpact>(texts)
                .left("simulate.case", move -> IdentityMask.mask(move.fact().id()))
                .left("column.municipality", move -> simulation.name(move.payer()))
                .left("simulate.month", move -> move.month().month().toString())
                .right("simulate.base-days", move -> numerals.people(move.baseDays()))
                .right("simulate.changed-days", move -> numerals.people(move.changedDays()))
                .right("simulate.moved", move -> signed(move.kronor()));
        out.append(table.print(simulation.exact().moves(), page));
    }

    private void sweep(StringBuilder out) {
        var points = simulation.exact().sweep();
        if (points.isEmpty()) {
            return;
        }
        var table = new TextTable<RuleComparison.Point>(texts);
        points.getFirst()
                .settings()
                .keySet()
                .forEach(path -> table.left(point -> point.settings().getOrDefault(path, "")).headed(path));
        table.right("simulate.total", point -> kronor(point.totalToPay()))
                .right("simulate.against-base",
                        point -> signed(point.totalToPay().subtract(simulation.comparison().baseToPay())));
        out.append('\n').append(table.print(points, page));
    }

    /// What everybody and each municipality is to pay under every rule.
    private void beside(StringBuilder out) {
        var beside = simulation.exact().beside();
        if (beside.isEmpty()) {
            return;
        }
        var base = simulation.comparison().linesToPay();
        var table = new TextTable<Integer>(texts)
                .left("column.code", Municipality::codeText)
                .left("column.municipality", simulation::name)
                .total(texts.get("simulate.together"))
                .right("simulate.base", code -> kronor(RuleGroups.today(base, code)))
                .total(kronor(simulation.comparison().baseToPay()));
        for (int i = 0; i < beside.size(); i++) {
            var toPay = beside.get(i).toPay();
            table.right(code -> kronor(toPay.getOrDefault(code, BigDecimal.ZERO)))
                    .headed("(" + (i + 1) + ")")
                    .total(kronor(beside.get(i).total()));
        }
        out.append('\n').append(texts.get("simulate.beside")).append('\n');
        for (int i = 0; i < beside.size(); i++) {
            out.append('(').append(i + 1).append(") ").append(texts.of(beside.get(i).title())).append('\n');
        }
        var codes = new TreeSet<>(base.keySet());
        beside.forEach(each -> codes.addAll(each.toPay().keySet()));
        out.append(table.print(List.copyOf(codes), page));
    }

    /// Where the period has several.
    private void years(StringBuilder out) {
        var years = RuleGroups.years(simulation);
        if (years.rows().size() < 2) {
            return;
        }
        var table = new TextTable<RuleGroups.Row>(texts)
                .left(years.key(), RuleGroups.Row::name)
                .right("simulate.base", row -> kronor(row.base()))
                .right("simulate.changed", row -> kronor(row.changed()))
                .right("simulate.difference", row -> signed(row.changed().subtract(row.base())));
        out.append('\n').append(table.print(years.rows(), page));
    }

    /// To the öre at most.
    private String kronor(BigDecimal amount) {
        return numerals.aboutAmount(amount);
    }

    private String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + kronor(amount);
    }
}
