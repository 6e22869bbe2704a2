package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.OpenTerms;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;

/// A simulation for a negotiator's screen (*simulering som tabell*): what it comes to first, then who and why.
public final class SimulationTable {
    private final Simulation simulation;
    private final Texts texts;
    private final Numerals numerals;
    private final boolean styled;

    /// @param styled whether the terminal shows bold
    public SimulationTable(Simulation simulation, Texts texts, boolean styled) {
        this.simulation = simulation;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
        this.styled = styled;
    }

    public String print() {
        var out = new StringBuilder();
        out.append("Klardag · ")
                .append(simulation.trial().base().id())
                .append(" · ")
                .append(simulation.period())
                .append('\n');
        out.append(texts.of(simulation.title())).append("\n\n");
        out.append(new Summary(simulation, texts).sentence()).append("\n\n");
        if (!simulation.comparison().lines().isEmpty()) {
            out.append(municipalities().print(styled));
        }
        if (!simulation.effects().whole().isEmpty()) {
            out.append(texts.get("simulate.not-told", simulation.effects().whole())).append('\n');
        }
        months(out);
        moves(out);
        sweep(out);
        simulation.exact().found().ifPresent(found -> out.append('\n').append(solved(found)).append('\n'));
        simulation.chance()
                .ifPresent(chance -> out.append('\n').append(new ChanceTable(simulation, chance, texts).print(styled)));
        simulation.assumptions()
                .ifPresent(each -> out.append('\n').append(new AssumptionTable(each, texts).print(styled)));
        out.append('\n');
        var last = simulation.comparison().months().getLast();
        out.append(OpenTerms.print(last.changed().agreement(), texts));
        return out.toString();
    }

    private TextTable municipalities() {
        var kinds = simulation.effects().kinds();
        boolean split = kinds.size() > 1;
        var table = new TextTable(sides(2, 3 + (split ? kinds.size() : 0)));
        var header = new ArrayList<>(List.of(
                texts.get("column.code"),
                texts.get("column.municipality"),
                texts.get("simulate.base"),
                texts.get("simulate.changed"),
                texts.get("simulate.difference")));
        if (split) {
            kinds.forEach(kind -> header.add(texts.get("effect." + kind.code())));
        }
        table.add(Style.FAINT, header);
        table.rule();
        simulation.comparison().lines().forEach((code, line) -> {
            var cells = new ArrayList<>(List.of(
                    Municipality.codeText(code),
                    simulation.name(code),
                    kronor(line.base()),
                    kronor(line.changed()),
                    signed(line.difference())));
            if (split) {
                simulation.effects()
                        .byMunicipality()
                        .getOrDefault(code, List.of())
                        .forEach(part -> cells.add(signed(part)));
            }
            table.add(line.difference().signum() == 0 ? Style.PLAIN : Style.BOLD, cells);
        });
        table.rule();
        var comparison = simulation.comparison();
        var totals = new ArrayList<>(List.of(
                "",
                texts.get("simulate.together"),
                kronor(comparison.base()),
                kronor(comparison.changed()),
                signed(comparison.changed().subtract(comparison.base()))));
        if (split) {
            for (int i = 0; i < kinds.size(); i++) {
                totals.add(signed(simulation.effects().total(i)));
            }
        }
        table.add(Style.BOLD, totals);
        return table;
    }

    private void months(StringBuilder out) {
        var months = simulation.comparison().months();
        if (months.size() < 2) {
            return;
        }
        var table = new TextTable(sides(1, 3));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("simulate.month"),
                        texts.get("simulate.base"),
                        texts.get("simulate.changed"),
                        texts.get("simulate.difference")));
        table.rule();
        for (var month : months) {
            var base = month.base().total().value();
            var changed = month.changed().total().value();
            table.add(
                    Style.PLAIN,
                    List.of(
                            month.base().agreement().period().month().toString(),
                            kronor(base),
                            kronor(changed),
                            signed(changed.subtract(base))));
        }
        out.append('\n').append(table.print(styled));
    }

    private void moves(StringBuilder out) {
        if (simulation.exact().moves().isEmpty()) {
            return;
        }
        out.append('\n')
                .append(texts.get("simulate.moves", numerals.people(simulation.exact().movedCases())))
                .append('\n');
        var table = new TextTable(List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("simulate.case"),
                        texts.get("column.municipality"),
                        texts.get("simulate.month"),
                        texts.get("simulate.base-days"),
                        texts.get("simulate.changed-days"),
                        texts.get("simulate.moved")));
        table.rule();
        for (var move : simulation.exact().moves()) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            IdentityMask.mask(move.fact().id()),
                            simulation.name(move.payer()),
                            move.month().month().toString(),
                            numerals.people(move.baseDays()),
                            numerals.people(move.changedDays()),
                            signed(move.kronor())));
        }
        out.append(table.print(styled));
    }

    private void sweep(StringBuilder out) {
        if (simulation.exact().sweep().isEmpty()) {
            return;
        }
        var paths = List.copyOf(simulation.exact().sweep().getFirst().settings().keySet());
        var table = new TextTable(sides(paths.size(), 2));
        var header = new ArrayList<>(paths);
        header.add(texts.get("simulate.total"));
        header.add(texts.get("simulate.against-base"));
        table.add(Style.FAINT, header);
        table.rule();
        for (var point : simulation.exact().sweep()) {
            var cells = new ArrayList<String>();
            paths.forEach(path -> cells.add(point.settings().getOrDefault(path, "")));
            cells.add(kronor(point.total()));
            cells.add(signed(point.total().subtract(simulation.comparison().base())));
            table.add(Style.PLAIN, cells);
        }
        out.append('\n').append(table.print(styled));
    }

    private String solved(Goal.Found found) {
        var whose = found.goal().municipality() == 0
                ? texts.get("simulate.everybody")
                : simulation.name(found.goal().municipality());
        return texts.get(
                found.solution().brackets() ? "simulate.solved" : "simulate.unsolved",
                found.goal().path(),
                numerals.people(found.solution().value()),
                whose,
                kronor(found.sum()),
                kronor(found.wanted()));
    }

    private static List<Side> sides(int left, int right) {
        var sides = new ArrayList<Side>();
        for (int i = 0; i < left + right; i++) {
            sides.add(i < left ? Side.LEFT : Side.RIGHT);
        }
        return sides;
    }

    /// To the öre at most.
    private String kronor(BigDecimal amount) {
        return numerals.people(amount.setScale(2, RoundingMode.HALF_UP));
    }

    private String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + kronor(amount);
    }
}
