package se.klardag.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.klardag.cli.indicators.MonthRange;
import se.klardag.cli.simulate.Assumption;
import se.klardag.cli.simulate.Assumptions;
import se.klardag.cli.simulate.Chance;
import se.klardag.cli.simulate.Goal;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.simulate.SimulationHtml;
import se.klardag.cli.simulate.SimulationJson;
import se.klardag.cli.simulate.SimulationTable;
import se.klardag.cli.simulate.SimulationXlsx;
import se.klardag.cli.simulate.Sweep;
import se.klardag.cli.simulate.Trial;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.simulation.CaseMove;
import se.klardag.engine.simulation.Comparison;
import se.klardag.engine.simulation.CompiledRule;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Resampling;
import se.klardag.engine.terms.Currency;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Wording;
import se.klardag.rules.Agreement;
import se.klardag.rules.Agreements;
import se.klardag.rules.Change;
import se.klardag.rules.Changing;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.RuleHash;
import se.klardag.rules.Scenario;

/// Tries other rules on the same cases (*klardag simulate*).
@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class SimulateCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json
    }

    /// How many cases a drawn month holds.
    enum Volume {
        poisson,
        observed
    }

    private static final int LEAST_REPLICATES = 100;
    /// A page without chance would show half of what matters.
    private static final int USUAL_REPLICATES = 1_000;
    private static final int MOST_REPLICATES = 100_000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--base", required = true, paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.base")
    private String baseName = "";

    @Option(names = "--change", paramLabel = "${bundle:label.path-value}", descriptionKey = "option.change")
    private List<String> changeTexts = new ArrayList<>();

    @Option(names = "--scenario", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.scenario")
    private List<String> scenarioNames = new ArrayList<>();

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.months}",
            descriptionKey = "option.months-settled", converter = IndicatorsCommand.Months.class)
    private @Nullable MonthRange period;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> paths = List.of();

    @Option(names = "--sweep", paramLabel = "${bundle:label.sweep}", descriptionKey = "option.sweep")
    private List<String> sweepTexts = new ArrayList<>();

    @Option(names = "--solve", paramLabel = "${bundle:label.path}", descriptionKey = "option.solve")
    private @Nullable String solve;

    @Option(names = "--so-that", paramLabel = "total=unchanged", descriptionKey = "option.so-that")
    private String soThat = "total=unchanged";

    @Option(names = "--replicates", paramLabel = "N", descriptionKey = "option.replicates")
    private int replicates;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "option.seed")
    private long seed = 1;

    @Option(names = "--volume", paramLabel = "poisson|observed", descriptionKey = "option.volume")
    private Volume volume = Volume.poisson;

    @Option(names = "--assume", paramLabel = "${bundle:label.assume}", descriptionKey = "option.assume")
    private List<String> assumeTexts = new ArrayList<>();

    @Option(names = "--top", paramLabel = "N", descriptionKey = "option.top")
    private int top = 10;

    @Option(names = "--html", paramLabel = "${bundle:label.file}", descriptionKey = "option.html")
    private @Nullable Path html;

    @Option(names = "--xlsx", paramLabel = "${bundle:label.file}", descriptionKey = "option.xlsx")
    private @Nullable Path xlsx;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private Format format = Format.table;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Mixin
    private final ReadingArguments reading = new ReadingArguments();

    private final Municipalities municipalities = Municipalities.shipped();

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var sweeps = sweepTexts.stream().map(text -> parsed("--sweep", text, () -> Sweep.parse(text))).toList();
        if (sweeps.stream().mapToLong(sweep -> sweep.values().size()).reduce(1, (a, b) -> a * b) > Sweep.MOST) {
            throw wrong("simulate.too-many", Sweep.MOST);
        }
        if (replicates != 0 && (replicates < LEAST_REPLICATES || replicates > MOST_REPLICATES)) {
            throw wrong("simulate.replicates", LEAST_REPLICATES, MOST_REPLICATES);
        }
        var assumed = assumeTexts.stream().map(text -> parsed("--assume", text, () -> Assumption.parse(text))).toList();
        var path = solve;
        Optional<Goal> goal = path == null
                ? Optional.empty()
                : Optional.of(parsed("--so-that", soThat, () -> Goal.parse(path, soThat)));
        var base = Agreements.find(baseName);
        console.tell(base.remarks());
        var scenarios = scenarioNames.stream().map(Scenario::find).toList();
        var intake = new Intake(console, paths, reading.reading(console, null),
                Payers.of(base.parties(), municipalities), Optional.empty(), reading.verbose());
        var trial = trial(base, scenarios, intake);
        var simulation = simulation(trial, scenarios, sweeps, goal, assumed, intake);
        if (html != null) {
            WholeFile.write(html, out -> out.write(
                    SimulationHtml.print(simulation, console.texts()).getBytes(StandardCharsets.UTF_8)));
        }
        if (xlsx != null) {
            WholeFile.write(xlsx, out -> SimulationXlsx.write(simulation, console.texts(), out));
        }
        console.print(switch (format) {
            case table -> new SimulationTable(simulation, console.texts(), console.styled()).print();
            case json -> SimulationJson.print(simulation);
        });
        intake.tellLayouts();
        intake.tellRejected(false);
        return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    /// Everything that can be refused is refused before the cases are read.
    private Trial trial(Agreement base, List<Scenario> scenarios, Intake intake) {
        var changes = new ArrayList<Change>();
        for (var scenario : scenarios) {
            if (!scenario.baseline().equals(base.id())) {
                console.complain(
                        console.texts().get("simulate.other-baseline", scenario.id(), scenario.baseline(), base.id()));
            }
            changes.addAll(scenario.changes());
        }
        changes.addAll(Changing.arguments("--change", changeTexts));
        var months = months();
        refuse(new Trial(base, changes, municipalities, PeriodCases.of(_ -> {}, months)));
        try (var progress = new Progress(console)) {
            return new Trial(
                    base,
                    changes,
                    municipalities,
                    intake.files().read(source -> PeriodCases.of(progress.counting(source), months)));
        }
    }

    private void refuse(Trial empty) {
        var rules = Chance.rules(empty);
        rules.forEach(months -> months.forEach(terms -> {
            Settling.refuseWithoutPrice(terms);
            if (!terms.price().currency().equals(Currency.SEK)) {
                throw new RuleGap(
                        "price.currency",
                        new Wording("simulate räknar i kronor", "simulate counts in Swedish kronor"));
            }
        }));
        if (replicates != 0) {
            Resampling.unfit(rules).ifPresent(why -> {
                throw new RuleGap(
                        why.path(),
                        new Wording("slumpen dras inte här: ", "chance is not drawn here: ").and(why.reason()));
            });
        }
    }

    private List<Period> months() {
        return given().months().stream().map(Period::of).toList();
    }

    private MonthRange given() {
        if (period == null) {
            throw new IllegalStateException("a required option was not set");
        }
        return period;
    }

    private Simulation simulation(
            Trial trial,
            List<Scenario> scenarios,
            List<Sweep> sweeps,
            Optional<Goal> goal,
            List<Assumption.Assumed> assumed,
            Intake intake) {
        var comparison = trial.compare();
        var drawn = drawn(trial, comparison);
        return new Simulation(
                trial,
                given(),
                scenarios,
                Payers.of(trial.base().parties(), municipalities),
                exact(trial, comparison, sweeps, goal),
                drawn.chance(),
                drawn.why(),
                assumed.isEmpty() && html == null
                        ? Optional.empty()
                        : Optional.of(Assumptions.of(trial, assumed, seed)),
                new Simulation.Origin(
                        intake.rejected(),
                        EngineVersion.current(),
                        RuleHash.of(trial.base()),
                        RuleHash.of(trial.changed()),
                        intake.files().sha256()));
    }

    private Simulation.Exact exact(Trial trial, Comparison comparison, List<Sweep> sweeps, Optional<Goal> goal) {
        var moves = CaseMove.all(trial.cases(), comparison);
        var base = Comparison.amounts(comparison.months().stream().map(Comparison.Month::base).toList());
        return new Simulation.Exact(
                comparison,
                trial.effects(),
                moves.subList(0, Math.min(Math.max(top, 0), moves.size())),
                moves.size(),
                sweeps.isEmpty() ? List.of() : trial.sweep(sweeps),
                goal.map(each -> each.seek(trial, base)));
    }

    /// What was drawn, or why not.
    private record Drawn(Optional<Chance> chance, Optional<CompiledRule.Unfit> why) {}

    /// A page is worth having without chance; a call that asks for it by number is refused.
    private Drawn drawn(Trial trial, Comparison comparison) {
        var unfit = Resampling.unfit(Chance.rules(trial));
        if (unfit.isPresent()) {
            return new Drawn(Optional.empty(), unfit);
        }
        try {
            return new Drawn(chance(trial, comparison), Optional.empty());
        } catch (RuleGap gap) {
            if (replicates != 0) {
                throw gap;
            }
            return new Drawn(Optional.empty(), Optional.of(new CompiledRule.Unfit(gap.path(), gap.reason())));
        }
    }

    private Optional<Chance> chance(Trial trial, Comparison comparison) {
        int times = replicates == 0 && html != null ? USUAL_REPLICATES : replicates;
        if (times == 0 || trial.cases().size() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Chance.of(
                    trial,
                    comparison,
                    times,
                    seed,
                    volume == Volume.poisson ? Resampling.Volume.POISSON : Resampling.Volume.OBSERVED,
                    Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException tooLong) {
            throw wrong("simulate.too-long", String.valueOf(tooLong.getMessage()));
        }
    }

    private <T> T parsed(String option, String text, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException _) {
            throw wrong("simulate.unreadable", option, text);
        }
    }

    private RuntimeException wrong(String key, Object... values) {
        var message = console.texts().get(key, values);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
