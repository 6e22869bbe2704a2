package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.klardag.cli.Texts;
import se.klardag.cli.output.Numerals;

/// What a simulation comes to in one sentence (*sammanfattning*).
public final class Summary {
    private final Simulation simulation;
    private final Texts texts;

    public Summary(Simulation simulation, Texts texts) {
        this.simulation = simulation;
        this.texts = texts;
    }

    public String sentence() {
        var comparison = simulation.comparison();
        var lines = comparison.lines().values();
        long more = lines.stream().filter(line -> line.difference().signum() > 0).count();
        long less = lines.stream().filter(line -> line.difference().signum() < 0).count();
        var difference = comparison.changed().subtract(comparison.base());
        var key = difference.signum() > 0 ? "simulate.summary.more"
                : difference.signum() < 0 ? "simulate.summary.less" : "simulate.summary.same";
        return texts.get(
                key,
                kronor(comparison.base()),
                kronor(comparison.changed()),
                kronor(difference.abs()),
                more,
                less,
                lines.size() - more - less);
    }

    private String kronor(BigDecimal amount) {
        return new Numerals(texts.language()).people(amount.setScale(2, RoundingMode.HALF_UP));
    }
}
