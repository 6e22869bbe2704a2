package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.CoverageText;

/// What is to be paid before and after, in one sentence (*sammanfattning*).
public final class SimulationSummary {
    private final Simulation simulation;
    private final Texts texts;

    public SimulationSummary(Simulation simulation, Texts texts) {
        this.simulation = simulation;
        this.texts = texts;
    }

    public String sentence() {
        var comparison = simulation.comparison();
        var lines = comparison.linesToPay().values();
        long more = lines.stream().filter(line -> line.difference().signum() > 0).count();
        long less = lines.stream().filter(line -> line.difference().signum() < 0).count();
        var base = comparison.baseToPay();
        var changed = comparison.changedToPay();
        var difference = changed.subtract(base);
        var key = difference.signum() > 0 ? "simulate.summary.more"
                : difference.signum() < 0 ? "simulate.summary.less" : "simulate.summary.same";
        return texts.get(
                key,
                kronor(base),
                kronor(changed),
                kronor(difference.abs()),
                more,
                less,
                lines.size() - more - less);
    }

    /// Months of which the files may hold a part, with why, and what chance is told of instead.
    public List<String> partial() {
        var lines = new ArrayList<String>();
        simulation.partial()
                .why()
                .forEach((month, why) -> lines.add(texts.get(
                        "simulate.partial-month", month, String.join(" ", CoverageText.lines(why, texts)))));
        simulation.chance()
                .filter(_ -> !lines.isEmpty())
                .ifPresent(chance -> lines.add(texts.get(
                        "simulate.chance-months", chance.months(), simulation.comparison().months().size())));
        return lines;
    }

    /// What keeps the result from being whole: rows that could not be read, months in part, cases of others than the parties.
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        long rejected = simulation.origin().rejectedRows();
        if (rejected > 0) {
            remarks.add(texts.get("simulate.rejected", new NumberFormats(texts.language()).people(rejected)));
        }
        var base = simulation.trial().base().id();
        if (!simulation.trial().guests().isEmpty()) {
            remarks.add(texts.get(
                    "simulate.guests",
                    base,
                    simulation.trial().guests().stream().map(simulation::name).collect(Collectors.joining(", "))));
        }
        remarks.addAll(partial());
        long strangers = simulation.comparison().months().stream().mapToLong(month -> month.base().notParty()).sum();
        if (strangers > 0) {
            remarks.add(texts.get(
                    "simulate.not-party", base, new NumberFormats(texts.language()).people(strangers)));
        }
        return remarks;
    }

    private String kronor(BigDecimal amount) {
        return new NumberFormats(texts.language()).aboutAmount(amount);
    }
}
