package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;
import se.klardag.cli.output.TextTable;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;

/// Assumptions about behaviour, for a screen (*antaganden som tabell*).
final class AssumptionTable {
    private final Assumptions assumptions;
    private final Texts texts;
    private final Numerals numerals;

    AssumptionTable(Assumptions assumptions, Texts texts) {
        this.assumptions = assumptions;
        this.texts = texts;
        this.numerals = new Numerals(texts.language());
    }

    String print(boolean styled) {
        var table = new TextTable(List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
        table.add(
                Style.FAINT,
                List.of(
                        texts.get("assume.what"),
                        texts.get("assume.value"),
                        texts.get("assume.low"),
                        texts.get("assume.at-low"),
                        texts.get("assume.high"),
                        texts.get("assume.at-high")));
        table.rule();
        for (var swing : assumptions.swings()) {
            table.add(
                    Style.PLAIN,
                    List.of(
                            texts.get("assume." + swing.of().what().code()),
                            number(swing.of().value(), 3),
                            number(swing.of().low(), 3),
                            number(swing.atLow(), 0),
                            number(swing.of().high(), 3),
                            number(swing.atHigh(), 0)));
        }
        return texts.get("assume.sentence") + "\n" + table.print(styled)
                + texts.get("assume.bills", number(assumptions.asBefore(), 0), number(assumptions.assumed(), 0)) + "\n"
                + texts.get("assume.beds", number(assumptions.bedsFreed(), 1)) + "\n";
    }

    private String number(double number, int decimals) {
        return numerals.people(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }
}
