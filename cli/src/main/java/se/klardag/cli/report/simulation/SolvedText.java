package se.klardag.cli.report.simulation;

import java.util.stream.Collectors;
import se.klardag.cli.simulate.Goal;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.Texts;

/// A value that was looked for, in words (*sökt värde i ord*).
final class SolvedText {
    private SolvedText() {}

    static String of(Goal.Found found, Simulation simulation, Texts texts) {
        var numerals = new NumberFormats(texts.language());
        var whose = found.goal().municipality() == 0
                ? texts.get("simulate.everybody")
                : simulation.name(found.goal().municipality());
        return texts.get(
                found.solution().brackets() ? "simulate.solved" : "simulate.unsolved",
                found.goal().path(),
                numerals.people(found.solution().value()),
                whose,
                numerals.aboutAmount(found.toPay()),
                numerals.aboutAmount(found.wantedToPay()))
                + found.remarks()
                        .stream()
                        .map(remark -> " " + texts.get("simulate.solved." + remark.code()))
                        .collect(Collectors.joining());
    }
}
