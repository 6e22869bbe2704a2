package se.klardag.cli.command.statistics;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.ReadingOptions;
import se.klardag.cli.command.options.SpreadsheetOptions;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.indicators.IndicatorReport;
import se.klardag.cli.indicators.IndicatorTotals;
import se.klardag.cli.indicators.Inhabitants;
import se.klardag.cli.indicators.LongStayer;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.CareType;
import se.klardag.rules.places.Municipalities;

/// Counts by the national definitions (*klardag indicators*).
@Command(name = "indicators")
public final class IndicatorsCommand extends ConsoleCommand {
    /// How the result is printed.
    enum Format {
        table,
        json,
        csv,
        national
    }

    /// Whose lines the national table holds.
    enum Care {
        somatic,
        psychiatric
    }

    private final Municipalities municipalities = Municipalities.shipped();

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.months}",
            descriptionKey = "option.months-range")
    private @Nullable MonthRange months;

    @Option(names = "--population", paramLabel = "${bundle:label.file}", descriptionKey = "option.population")
    private @Nullable Path population;

    @Option(names = "--care", paramLabel = "somatic|psychiatric", descriptionKey = "option.care")
    private @Nullable Care care;

    @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.indicators-out")
    private @Nullable Path out;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--format", paramLabel = "table|json|csv|national", descriptionKey = "option.format")
    private Format format = Format.table;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final GroupingOptions grouping = new GroupingOptions();

    @Mixin
    private final KoladaOptions kolada = new KoladaOptions();

    @Mixin
    private final SpreadsheetOptions lists = new SpreadsheetOptions();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    public IndicatorsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        grouping.require();
        if (format == Format.national ? grouping.isAsked() : care != null) {
            throw new UsageException("indicator.national-only");
        }
        if (kolada.isAsked() && (grouping.isAsked() || format == Format.national)) {
            throw new UsageException("kolada.not-with");
        }
        try (var folder = lists.folder(out, cases, console)) {
            return kolada.isAsked()
                    ? kolada.count(months(), population, reading.intake(console, cases, folder), folder, form(), lists,
                            console, allowRejects)
                    : count(folder);
        }
    }

    private int count(ResultFolder folder) {
        var inhabitants = population == null ? Inhabitants.unknown() : Inhabitants.of(population, municipalities);
        var intake = reading.intake(console, cases, folder);
        var report = new IndicatorReport(
                gather(intake, folder), inhabitants, municipalities, intake.origin(""), console.texts());
        var careType = care == Care.psychiatric ? CareType.PSYCHIATRIC : CareType.SOMATIC;
        switch (form()) {
            case table -> console.print(report.table(console.page(), folder.isThere()));
            case json -> console.printExactly(report.json());
            case csv -> {
                report.rows(lists.csv().result(report.columns(), console)::write);
                console.out().flush();
            }
            case national -> {
                console.printExactly(report.national(careType));
                report.nationalNotes(careType).forEach(console::complain);
            }
        }
        folder.fill(files -> {
            if (format == Format.national) {
                files.write("national.csv", report.national(careType));
            }
            files.write("indicators.json", report.json());
            report.rows(files.lines("indicators.csv", report.columns())::write);
        });
        return intake.end(folder.isThere(), allowRejects);
    }

    private IndicatorTotals gather(Intake intake, ResultFolder folder) {
        var gathering = grouping.totals(months(), format == Format.national, municipalities);
        var list = folder.lines("long-stayers.csv", LongStayer.HEADER);
        try (var progress = new Progress(console)) {
            gathering.read(intake.files(), progress::counting, () -> list.ifPresent(OutputFolder.Lines::restart),
                    stayer -> list.ifPresent(each -> each.write(stayer.fields())));
        }
        return gathering;
    }

    private MonthRange months() {
        return Objects.requireNonNull(months, "--period is required");
    }

    /// A list for Excel that goes to no folder goes to standard output.
    private Format form() {
        return format == Format.table && lists.csv().isExcel() && out == null ? Format.csv : format;
    }
}
