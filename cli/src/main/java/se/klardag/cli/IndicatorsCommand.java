package se.klardag.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import se.klardag.cli.indicators.Gathering;
import se.klardag.cli.indicators.Grouping;
import se.klardag.cli.indicators.IndicatorCsv;
import se.klardag.cli.indicators.IndicatorJson;
import se.klardag.cli.indicators.IndicatorTable;
import se.klardag.cli.indicators.Inhabitants;
import se.klardag.cli.indicators.LongStayer;
import se.klardag.cli.indicators.MonthRange;
import se.klardag.cli.indicators.NationalExport;
import se.klardag.cli.indicators.Notes;
import se.klardag.cli.output.Numerals;
import se.klardag.engine.facts.CareType;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;

/// Counts by the national definitions (*klardag indicators*).
@Command(name = "indicators", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class IndicatorsCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json,
        csv,
        national
    }

    /// Whose lines the national table holds.
    enum Care {
        somatic(CareType.SOMATIC),
        psychiatric(CareType.PSYCHIATRIC);

        private final CareType careType;

        Care(CareType careType) {
            this.careType = careType;
        }
    }

    private final Console console;
    private final Municipalities municipalities = Municipalities.shipped();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.months}",
            descriptionKey = "option.months-range", converter = Months.class)
    private @Nullable MonthRange months;

    @Option(names = "--population", paramLabel = "${bundle:label.file}", descriptionKey = "option.population")
    private @Nullable Path population;

    @Option(names = "--by", split = ",", paramLabel = "kommun|delregion|unit|month", descriptionKey = "option.by")
    private List<Grouping> by = List.of();

    @Option(names = "--long-stay-over", paramLabel = "${bundle:label.days}", descriptionKey = "option.long-stay-over")
    private long longStayOver = 7; // assumed: the limit most often proposed

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
    private final ReadingArguments reading = new ReadingArguments();

    IndicatorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (new HashSet<>(by).size() < by.size()) {
            throw wrong("indicator.by-twice");
        }
        if (format == Format.national ? !by.isEmpty() : care != null) {
            throw wrong("indicator.national-only");
        }
        if (longStayOver < 0) {
            throw wrong("indicator.limit");
        }
        if (out == null) {
            return count(Optional.empty());
        }
        try (var folder = OutFolder.at(out)) {
            return count(Optional.of(folder));
        }
    }

    private int count(Optional<OutFolder> folder) {
        var inhabitants = population == null
                ? Inhabitants.unknown()
                : Inhabitants.of(population, municipalities);
        var intake = new Intake(console, cases, reading.reading(console, null), Payers.kommuner(municipalities),
                folder.map(each -> each.lines("rejected.csv", IntakeLog.HEADER)), reading.verbose());
        var gathering = gather(intake, folder);
        var notes = new Notes(gathering, inhabitants, municipalities, console.texts()).lines(intake.rejected());
        switch (format) {
            case table -> console.print(
                    new IndicatorTable(gathering, inhabitants, municipalities, console.texts(), console.styled())
                            .print(notes, folder.isPresent()));
            case json -> console.print(json(gathering, inhabitants, intake, notes));
            case csv -> {
                var lines = new CsvResult(console.out(), IndicatorCsv.header(gathering.by()));
                new IndicatorCsv(gathering, inhabitants).write(lines::write);
                console.out().flush();
            }
            case national -> printNational(gathering, folder, notes);
        }
        folder.ifPresent(each -> {
            each.write("indicators.json", json(gathering, inhabitants, intake, notes));
            var lines = each.lines("indicators.csv", IndicatorCsv.header(gathering.by()));
            new IndicatorCsv(gathering, inhabitants).write(lines::write);
            each.done();
        });
        intake.tellLayouts();
        intake.tellRejected(folder.isPresent());
        return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    private Gathering gather(Intake intake, Optional<OutFolder> folder) {
        var gathering = new Gathering(Objects.requireNonNull(months, "--period is required"),
                format == Format.national ? List.of(Grouping.kommun) : by, longStayOver, municipalities);
        var list = folder.map(each -> each.lines("long-stayers.csv", LongStayer.HEADER));
        try (var progress = new Progress(console)) {
            gathering.read(intake.files(), progress::counting, () -> list.ifPresent(OutFolder.Lines::restart),
                    stayer -> list.ifPresent(each -> each.write(stayer.fields())));
        }
        return gathering;
    }

    private String json(Gathering gathering, Inhabitants inhabitants, Intake intake, List<String> notes) {
        return new IndicatorJson(gathering, inhabitants)
                .print(intake.rejected(), notes, EngineVersion.current(), intake.files().sha256());
    }

    /// The table to standard output; how it was counted to the messages, for its columns hold nothing else.
    private void printNational(Gathering gathering, Optional<OutFolder> folder, List<String> notes) {
        var careType = (care == null ? Care.somatic : care).careType;
        var export = new NationalExport(gathering, municipalities);
        var text = national(export, careType);
        console.print(text);
        folder.ifPresent(each -> each.write("national.csv", text));
        var texts = console.texts();
        notes.forEach(console::complain);
        console.complain(texts.get("indicator.note.no-beds"));
        if (export.elsewhere(careType) > 0) {
            console.complain(texts.get("indicator.note.other-care",
                    new Numerals(texts.language()).people(export.elsewhere(careType))));
        }
    }

    private static String national(NationalExport export, CareType careType) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(NationalExport.HEADER);
            export.write(careType, csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private RuntimeException wrong(String key) {
        var message = console.texts().get(key);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }

    /// Reads a month, or a first and a last.
    static final class Months implements ITypeConverter<MonthRange> {
        @Override
        public MonthRange convert(String text) {
            try {
                return MonthRange.parse(text);
            } catch (DateTimeException noMonths) {
                throw new TypeConversionException("'" + text + "': ÅÅÅÅ-MM[..ÅÅÅÅ-MM] / YYYY-MM[..YYYY-MM]");
            }
        }
    }
}
