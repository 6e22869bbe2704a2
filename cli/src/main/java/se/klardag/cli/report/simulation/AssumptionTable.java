package se.klardag.cli.report.simulation;

import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.simulate.Assumptions;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// Assumptions about behaviour, for a screen (*antaganden som tabell*).
final class AssumptionTable {
    private final Assumptions assumptions;
    private final Texts texts;
    private final NumberFormats numerals;

    AssumptionTable(Assumptions assumptions, Texts texts) {
        this.assumptions = assumptions;
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
    }

    String print(TerminalPage page) {
        var table = new TextTable<Assumptions.Swing>(texts)
                .left("assume.what", swing -> texts.get("assume." + swing.of().what().code()))
                .right("assume.value", swing -> numerals.about(swing.of().value(), 3))
                .right("assume.low", swing -> numerals.about(swing.of().low(), 3))
                .right("assume.at-low", swing -> kronor(swing.atLow()))
                .right("assume.high", swing -> numerals.about(swing.of().high(), 3))
                .right("assume.at-high", swing -> kronor(swing.atHigh()));
        var sources = new StringBuilder();
        for (var swing : assumptions.swings()) {
            sources.append(texts.get("assume." + swing.of().what().code()))
                    .append(": ")
                    .append(texts.of(swing.of().source()))
                    .append('\n');
        }
        return texts.get("assume.sentence") + "\n" + table.print(assumptions.swings(), page) + sources
                + texts.get("assume.bills", kronor(assumptions.asBefore()), kronor(assumptions.assumed()))
                + "\n"
                + texts.get("assume.error", numerals.about(assumptions.error(), 0),
                        numerals.about(assumptions.step(), 0))
                + "\n"
                + texts.get("assume.beds", numerals.about(assumptions.bedsFreed(), 1)) + "\n";
    }

    private String kronor(double amount) {
        return numerals.about(assumptions.shown(amount), 0);
    }
}
