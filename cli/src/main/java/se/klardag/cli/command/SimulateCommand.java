package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.options.ReadingOptions;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.command.options.TrialOptions;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.report.simulation.SimulationHtml;
import se.klardag.cli.report.simulation.SimulationJson;
import se.klardag.cli.report.simulation.SimulationSummary;
import se.klardag.cli.report.simulation.SimulationTable;
import se.klardag.cli.report.simulation.SimulationXlsx;
import se.klardag.cli.simulate.Simulation;
import se.klardag.cli.simulate.SimulationRequest;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.rules.RuleHash;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// Tries other rules on the same cases (*klardag simulate*).
@Command(name = "simulate")
public final class SimulateCommand extends ConsoleCommand {
    @Mixin
    private final TrialOptions trial = new TrialOptions();

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.months}",
            descriptionKey = "option.months-settled")
    private @Nullable MonthRange period;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> paths = List.of();

    @Option(names = "--html", paramLabel = "${bundle:label.file}", descriptionKey = "option.html")
    private @Nullable Path html;

    @Option(names = "--every-hour", descriptionKey = "option.every-hour")
    private boolean everyHour;

    @Option(names = "--xlsx", paramLabel = "${bundle:label.file}", descriptionKey = "option.xlsx")
    private @Nullable Path xlsx;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    public SimulateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Optional.ofNullable(html).ifPresent(file -> overwriting.refuse(file, paths, FileKind.PAGE));
        Optional.ofNullable(xlsx).ifPresent(file -> overwriting.refuse(file, paths, FileKind.WORKBOOK));
        if (everyHour && html == null) {
            throw new UsageException("simulate.ignored", "--every-hour", "--html");
        }
        var request = trial.request(Objects.requireNonNull(period), html != null, console);
        var intake = reading.intake(console, paths, Payers.of(request.base().parties(), Municipalities.shipped()),
                ResultFolder.at(null));
        request.refuse(); // before a case is read
        var simulation = simulation(request, intake);
        if (html != null) {
            overwriting.write(html, out -> out.write(
                    SimulationHtml.print(simulation, console.texts(), everyHour).getBytes(StandardCharsets.UTF_8)));
        }
        if (xlsx != null) {
            overwriting.write(xlsx, out -> out.write(SimulationXlsx.bytes(simulation, console.texts())));
        }
        switch (format) {
            case table -> console.print(new SimulationTable(simulation, console.texts(), console.page()).print());
            case json -> console.printExactly(SimulationJson.print(simulation));
        }
        return intake.end(false, allowRejects);
    }

    private Simulation simulation(SimulationRequest request, Intake intake) {
        PeriodCases cases;
        var wards = new HashMap<String, String>();
        try (var progress = new Progress(console)) {
            cases = intake.files().read(source -> PeriodCases.of(taker -> progress.counting(source).forEach(fact -> {
                wards.put(fact.id(), intake.files().unit().intern());
                taker.accept(fact);
            }), request.months()));
        }
        request.months()
                .stream()
                .filter(month -> cases.in(month).isEmpty())
                .forEach(
                        month -> console.complain(console.texts().get("simulate.empty-month", month.month())));
        if (cases.size() == 0) {
            intake.end(false, allowRejects);
            throw new UsageException("simulate.no-cases", request.period());
        }
        var simulation = request.simulate(
                cases, wards, intake.origin(RuleHash.of(request.base())), intake.files().until());
        new SimulationSummary(simulation, console.texts()).partial().forEach(console::complain);
        return simulation;
    }
}
