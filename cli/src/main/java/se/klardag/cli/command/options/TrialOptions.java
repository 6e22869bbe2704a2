package se.klardag.cli.command.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.simulate.Against;
import se.klardag.cli.simulate.Assumption;
import se.klardag.cli.simulate.Goal;
import se.klardag.cli.simulate.SimulationRequest;
import se.klardag.cli.simulate.Sweep;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.rules.Scenario;
import se.klardag.rules.TermOverride;
import se.klardag.rules.TermOverrides;
import se.klardag.rules.agreement.Agreement;

/// What a simulation tries (*prövningsval*): changed terms, chance and behaviour.
public final class TrialOptions {
    private static final int LEAST_REPLICATES = 100;
    private static final int MOST_REPLICATES = 100_000;

    /// How many cases a drawn month holds.
    enum Volume {
        poisson(Resampling.Volume.POISSON),
        observed(Resampling.Volume.OBSERVED);

        private final Resampling.Volume drawn;

        Volume(Resampling.Volume drawn) {
            this.drawn = drawn;
        }
    }

    @Option(names = "--base", required = true, paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.base")
    private String baseName = "";

    @Option(names = "--change", paramLabel = "${bundle:label.path-value}", descriptionKey = "option.change")
    private List<String> changeTexts = new ArrayList<>();

    @Option(names = "--scenario", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.scenario")
    private List<String> scenarioNames = new ArrayList<>();

    @Option(names = "--against", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.against")
    private List<String> againstNames = new ArrayList<>();

    @Option(names = "--sweep", paramLabel = "${bundle:label.sweep}", descriptionKey = "option.sweep")
    private List<String> sweepTexts = new ArrayList<>();

    @Option(names = "--solve", paramLabel = "${bundle:label.path}", descriptionKey = "option.solve")
    private @Nullable String solve;

    @Option(names = "--so-that", paramLabel = "total=unchanged", descriptionKey = "option.so-that")
    private @Nullable String soThat;

    @Option(names = "--replicates", paramLabel = "N", descriptionKey = "option.replicates")
    private @Nullable Integer replicates;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "option.seed")
    private @Nullable Long seed;

    @Option(names = "--volume", paramLabel = "poisson|observed", descriptionKey = "option.volume")
    private @Nullable Volume volume;

    @Option(names = "--assume", paramLabel = "${bundle:label.assume}", descriptionKey = "option.assume")
    private List<String> assumeTexts = new ArrayList<>();

    @Option(names = "--top", paramLabel = "N", descriptionKey = "option.top")
    private int top = 10;

    /// The request; prints the agreement's remarks.
    ///
    /// @param page whether a page will show the result
    /// @throws UsageException when an option cannot be read
    public SimulationRequest request(MonthRange period, boolean page, Console console) {
        var sweeps = sweepTexts.stream().map(text -> parsed("--sweep", text, () -> Sweep.parse(text))).toList();
        if (sweeps.stream().mapToLong(sweep -> sweep.values().size()).reduce(1, (a, b) -> a * b) > Sweep.MOST) {
            throw new UsageException("simulate.too-many", Sweep.MOST);
        }
        if (replicates != null && (replicates < LEAST_REPLICATES || replicates > MOST_REPLICATES)) {
            throw new UsageException("simulate.replicates", LEAST_REPLICATES, MOST_REPLICATES);
        }
        refuseIgnored(page);
        var assumed = assumeTexts.stream().map(text -> parsed("--assume", text, () -> Assumption.parse(text))).toList();
        var wanted = Objects.requireNonNullElse(soThat, "total=unchanged");
        var goal = Optional.ofNullable(solve)
                .map(path -> parsed("--so-that", wanted, () -> Goal.parse(path, wanted)));
        var base = FoundAgreement.of(baseName, console);
        var scenarios = scenarioNames.stream().map(Scenario::find).toList();
        var against = againstNames.stream().map(Against::find).toList();
        scenarios.forEach(each -> FoundAgreement.refuseDaysToCome(each.files(), console));
        against.forEach(each -> FoundAgreement.refuseDaysToCome(each.files(), console));
        return new SimulationRequest(base, against, scenarios, changes(base, scenarios, console), period, sweeps, goal,
                assumed,
                new SimulationRequest.Drawing(
                        Objects.requireNonNullElse(replicates, 0),
                        Objects.requireNonNullElse(seed, 1L),
                        Objects.requireNonNullElse(volume, Volume.poisson).drawn),
                page, top);
    }

    /// An option that would do nothing is refused: whoever wrote it meant something.
    private void refuseIgnored(boolean page) {
        boolean drawn = replicates != null || page;
        if (soThat != null && solve == null) {
            throw new UsageException("simulate.ignored", "--so-that", "--solve");
        }
        if (volume != null && !drawn) {
            throw new UsageException("simulate.ignored", "--volume", "--replicates");
        }
        if (seed != null && !drawn && assumeTexts.isEmpty()) {
            throw new UsageException("simulate.ignored", "--seed", "--replicates");
        }
    }

    private List<TermOverride> changes(Agreement base, List<Scenario> scenarios, Console console) {
        var changes = new ArrayList<TermOverride>();
        for (var scenario : scenarios) {
            if (!scenario.baseline().equals(base.id())) {
                console.complain(
                        console.texts().get("simulate.other-baseline", scenario.id(), scenario.baseline(), base.id()));
            }
            changes.addAll(scenario.changes());
        }
        changes.addAll(TermOverrides.arguments("--change", changeTexts));
        return changes;
    }

    private static <T> T parsed(String option, String text, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException _) {
            throw new UsageException("simulate.unreadable", option, text);
        }
    }
}
