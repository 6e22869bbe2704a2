package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.simulation.ChancePrice;
import se.klardag.engine.simulation.Distribution;

/// What chance does, for a screen (*slumpen som tabell*).
final class ChanceTable {
    private final Simulation simulation;
    private final Chance chance;
    private final Texts texts;
    private final Numerals numerals;

    ChanceTable(Simulation simulation, Chance chance, Texts texts) {
        this.simulation = simulation;
        this.chance = chance;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
    }

    String print(boolean styled) {
        var out = new StringBuilder();
        out.append(texts.get("chance.heading", chance.replicates(), chance.seed())).append('\n');
        var table = new TextTable(List.of(
                Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT,
                Side.LEFT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("column.code"),
                        texts.get("column.municipality"),
                        texts.get("column.cases"),
                        texts.get("chance.expected-base"),
                        texts.get("chance.expected"),
                        texts.get("chance.median"),
                        texts.get("chance.interval"),
                        texts.get("chance.positive"),
                        ""));
        table.rule();
        chance.places()
                .forEach((code, place) -> table.add(
                        Style.PLAIN,
                        row(
                                Municipality.codeText(code),
                                simulation.name(code),
                                numerals.people(place.cases()),
                                place.bills(),
                                place.tooFew() ? "chance.too-few" : place.few() ? "chance.few" : "")));
        table.rule();
        table.add(Style.BOLD,
                row("", texts.get("simulate.together"), "", chance.total(), chance.tooFew() ? "chance.too-few" : ""));
        out.append(table.print(styled)).append(texts.get("chance.note")).append('\n');
        prices(out, styled);
        outliers(out);
        var regression = chance.regression();
        if (regression.months() > 0) {
            out.append(texts.get(
                    "chance.regression",
                    numerals.people(regression.months()),
                    number(regression.before(), 2),
                    number(regression.after(), 2)))
                    .append('\n');
        }
        return out.toString();
    }

    private List<String> row(String code, String name, String cases, Chance.Bills bills, String remark) {
        boolean refused = remark.equals("chance.too-few");
        var changed = bills.changed();
        return List.of(
                code,
                name,
                cases,
                number(bills.base().expected(), 0),
                number(changed.expected(), 0),
                refused ? "–" : number(changed.median(), 0),
                refused ? "–" : interval(changed),
                percent(changed.positive()),
                remark.isEmpty() ? "" : texts.get(remark));
    }

    private String interval(Distribution bill) {
        return number(bill.low(), 0) + "–" + number(bill.high(), 0);
    }

    private void prices(StringBuilder out, boolean styled) {
        if (chance.price().base().isEmpty()) {
            return;
        }
        var table = new TextTable(List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("chance.size"),
                        texts.get("simulate.base"),
                        texts.get("chance.days-per-100"),
                        texts.get("simulate.changed"),
                        texts.get("chance.days-per-100")));
        table.rule();
        for (int i = 0; i < chance.price().base().size(); i++) {
            ChancePrice base = chance.price().base().get(i);
            ChancePrice changed = chance.price().changed().get(i);
            table.add(
                    Style.PLAIN,
                    List.of(
                            numerals.people(base.cases()),
                            percent(base.share()),
                            number(base.days(), 1),
                            percent(changed.share()),
                            number(changed.days(), 1)));
        }
        out.append('\n').append(texts.get("chance.price")).append('\n').append(table.print(styled));
    }

    private void outliers(StringBuilder out) {
        if (chance.funnel().dots().isEmpty()) {
            return;
        }
        var outside = chance.funnel()
                .dots()
                .stream()
                .filter(dot -> dot.outside() == 2)
                .map(dot -> simulation.name(dot.municipality()) + " " + number(dot.mean(), 2))
                .toList();
        out.append('\n')
                .append(
                        outside.isEmpty()
                                ? texts.get("chance.funnel-none", number(chance.funnel().mean(), 2))
                                : texts.get(
                                        "chance.funnel",
                                        number(chance.funnel().mean(), 2),
                                        String.join(", ", outside)))
                .append('\n');
    }

    private String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    private String number(double number, int decimals) {
        return numerals.people(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }
}
