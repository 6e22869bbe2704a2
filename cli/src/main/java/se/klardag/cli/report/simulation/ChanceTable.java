package se.klardag.cli.report.simulation;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.chance.Chance;
import se.klardag.engine.simulation.chance.Funnel;
import se.klardag.engine.simulation.chance.MonthlyDifference;

/// What chance does, for a screen (*slumpen som tabell*).
final class ChanceTable {
    private static final double LEAST = 0.0005;

    private final Simulation simulation;
    private final Chance chance;
    private final Texts texts;
    private final NumberFormats numerals;

    ChanceTable(Simulation simulation, Chance chance, Texts texts) {
        this.simulation = simulation;
        this.chance = chance;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    String print(TerminalPage page) {
        var out = new StringBuilder();
        out.append(texts.get("chance.heading")).append('\n');
        var total = new Row("", texts.get("simulate.together"), chance.total());
        var rows = new ArrayList<Row>();
        chance.places()
                .forEach((code, place) -> rows.add(
                        new Row(Municipality.codeText(code), simulation.name(code), place)));
        var table = new TextTable<Row>(texts);
        table.left("column.code", Row::code).total(total.code());
        table.left("column.municipality", Row::name).total(total.name());
        column(table, "column.cases", total, row -> numerals.people(row.place().cases()));
        boolean told = chance.places().values().stream().anyMatch(place -> place.difference().isPresent())
                || chance.total().difference().isPresent();
        if (told) {
            column(table, "chance.difference", total,
                    row -> row.place().difference().map(each -> signed(each.mean())).orElse("–"));
            column(table, "chance.span", total, row -> row.place().difference().map(this::span).orElse("–"));
            column(table, "chance.may-be", total, row -> texts.get(mayBeChance(row.place())));
        }
        column(table, "chance.billed-base", total, row -> months(row.place().base()));
        column(table, "chance.billed", total, row -> months(row.place().changed()));
        boolean next = chance.total().base().next().isPresent() || chance.total().changed().next().isPresent();
        if (next) {
            column(table, "chance.next-base", total, row -> interval(row.place().base()));
            column(table, "chance.next", total, row -> interval(row.place().changed()));
        }
        out.append(table.print(rows, page))
                .append(told ? texts.get("page.difference-note", chance.compared()) : texts.get("page.no-difference"))
                .append('\n')
                .append(texts.get("chance.note"))
                .append('\n');
        out.append(texts.get(next ? "chance.next-note" : "chance.no-next")).append('\n');
        prices(out, page);
        outliers(out);
        var regression = chance.regression();
        if (regression.fell()) {
            out.append(texts.get(
                    "chance.regression",
                    numerals.people(regression.months()),
                    numerals.about(regression.before(), 2),
                    numerals.about(regression.after(), 2)))
                    .append('\n');
        }
        return out.toString();
    }

    /// A kommun, or all of them.
    private record Row(String code, String name, Chance.Place place) {}

    private static void column(TextTable<Row> table, String key, Row total, Function<Row, String> cell) {
        table.right(key, cell).total(cell.apply(total));
    }

    private String months(Chance.Side side) {
        return texts.get("chance.of", side.months(), chance.months());
    }

    private String interval(Chance.Side side) {
        return side.next()
                .map(next -> numerals.about(next.low(), 0) + "–" + numerals.about(next.high(), 0))
                .orElse("–");
    }

    private void prices(StringBuilder out, TerminalPage page) {
        var base = chance.price().base();
        if (base.isEmpty()) {
            return;
        }
        var changed = chance.price().changed();
        var table = new TextTable<Integer>(texts)
                .right("chance.size", i -> numerals.people(base.get(i).cases()))
                .right("simulate.base", i -> percent(base.get(i).share()))
                .right("chance.days-per-100", i -> numerals.about(base.get(i).days(), 1))
                .right("simulate.changed", i -> percent(changed.get(i).share()))
                .right("chance.days-per-100", i -> numerals.about(changed.get(i).days(), 1));
        var sizes = IntStream.range(0, base.size()).boxed().toList();
        out.append('\n').append(texts.get("chance.price")).append('\n').append(table.print(sizes, page));
    }

    private void outliers(StringBuilder out) {
        outliers(out, chance.funnel(), "chance.funnel");
        if (!chance.funnelChanged().equals(chance.funnel())) {
            outliers(out, chance.funnelChanged(), "chance.funnel-changed");
        }
    }

    private void outliers(StringBuilder out, Funnel.Plot funnel, String key) {
        if (funnel.dots().isEmpty()) {
            return;
        }
        out.append('\n').append(texts.get(key, numerals.about(funnel.mean(), 2))).append(' ');
        var above = outside(funnel, true);
        var below = outside(funnel, false);
        out.append(above.isEmpty() ? texts.get("chance.nobody-above") : texts.get("chance.above", above))
                .append(' ')
                .append(below.isEmpty() ? texts.get("chance.nobody-below") : texts.get("chance.below", below))
                .append('\n');
    }

    private String outside(Funnel.Plot funnel, boolean above) {
        return funnel.dots()
                .stream()
                .filter(dot -> dot.outside() == 2 && dot.mean() > funnel.mean() == above)
                .map(dot -> simulation.name(dot.municipality()) + " " + numerals.about(dot.mean(), 2))
                .collect(Collectors.joining(", "));
    }

    /// Key of the answer.
    static String mayBeChance(Chance.Place place) {
        return place.difference().map(each -> each.mayBeChance() ? "page.yes" : "page.no").orElse("page.not-said");
    }

    private String span(MonthlyDifference difference) {
        return signed(difference.low()) + " " + texts.get("page.to") + " " + signed(difference.high());
    }

    private String signed(double amount) {
        return (Math.round(amount) > 0 ? "+" : "") + numerals.about(amount, 0);
    }

    private String percent(double share) {
        // what no draw of thousands shows is rare, and not impossible
        return share < LEAST ? texts.get("chance.rare") : numerals.about(100 * share, 1) + " %";
    }
}
