package se.klardag.cli.command.statistics;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.SpreadsheetOptions;
import se.klardag.cli.command.statistics.IndicatorsCommand.Format;
import se.klardag.cli.indicators.kolada.AnnualInhabitants;
import se.klardag.cli.indicators.kolada.AnnualTotals;
import se.klardag.cli.indicators.kolada.DisposableBeds;
import se.klardag.cli.indicators.kolada.KoladaReport;
import se.klardag.cli.indicators.kolada.PublishedFigures;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Municipalities;

/// Asks for the figures of the national database (*val för Kolada*), and counts them.
final class KoladaOptions {
    @Option(names = "--kolada", descriptionKey = "option.kolada")
    private boolean asked;

    @Option(names = "--beds", paramLabel = "${bundle:label.file}", descriptionKey = "option.beds")
    private @Nullable Path beds;

    @Option(names = "--published", paramLabel = "${bundle:label.file}", descriptionKey = "option.published")
    private @Nullable Path published;

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.kolada-place")
    private @Nullable String only;

    /// Whether they are asked for.
    ///
    /// @throws UsageException when what belongs to them stands alone
    boolean isAsked() {
        if (!asked && (beds != null || published != null || only != null)) {
            throw new UsageException("kolada.alone");
        }
        return asked;
    }

    /// Counts, prints and writes.
    ///
    /// @param population inhabitants by year, if any
    int count(MonthRange months, @Nullable Path population, Intake intake, ResultFolder folder, Format format,
            SpreadsheetOptions lists, Console console, boolean allowRejects) {
        var municipalities = Municipalities.shipped();
        var inhabitants = population == null
                ? AnnualInhabitants.unknown()
                : AnnualInhabitants.of(population, municipalities);
        var available = beds == null ? DisposableBeds.unknown() : DisposableBeds.of(beds, municipalities);
        var theirs = published == null ? PublishedFigures.none() : PublishedFigures.of(published);
        var totals = new AnnualTotals(months, municipalities);
        try (var progress = new Progress(console)) {
            totals.read(intake.files(), progress::counting);
        }
        var report = new KoladaReport(totals, inhabitants, available, theirs, Optional.ofNullable(only),
                intake.origin(""), console.texts());
        switch (format) {
            case table -> console.print(report.table(console.page()));
            case json -> console.printExactly(report.json());
            case csv -> {
                report.rows(lists.csv().result(KoladaReport.HEADER, console)::write);
                console.out().flush();
                report.checks().forEach(console::complain);
            }
            case national -> throw new UsageException("kolada.not-with");
        }
        folder.fill(files -> {
            files.write("kolada.json", report.json());
            report.rows(files.lines("kolada.csv", KoladaReport.HEADER)::write);
        });
        int code = intake.end(folder.isThere(), allowRejects);
        return code == ExitCode.DONE && report.differs() ? ExitCode.WITH_REJECTS : code;
    }
}
