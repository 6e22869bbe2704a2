package se.klardag.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.Headings;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.check.CheckJson;
import se.klardag.cli.check.CheckTable;
import se.klardag.cli.check.Checking;
import se.klardag.cli.check.Comparing;
import se.klardag.cli.check.ComparisonText;
import se.klardag.cli.check.DeviationText;
import se.klardag.cli.check.Difference;
import se.klardag.cli.check.Found;
import se.klardag.cli.check.MeetingList;
import se.klardag.cli.check.Stake;
import se.klardag.engine.settlement.CaseWatcher;
import se.klardag.engine.settlement.Settling;
import se.klardag.engine.terms.Deadlines;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;

/// Looks at case files before money is asked for (*klardag check*).
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class CheckCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json,
        csv
    }

    private static final List<String> HEADER = List.of("municipality", "unit", "case_id", "deviation", "severity",
            "clause", "message", "admitted_at", "admission_notice_at", "ready_at", "ready_notice_at", "discharged_at",
            "file", "row");
    private static final List<String> DIFFERENCES = List.of("case_id", "municipality", "fact", "first", "second");
    /// The law as it stands came into force that year.
    private static final YearMonth FIRST = YearMonth.of(2018, 2);

    private final Console console;
    private final Municipalities municipalities = Municipalities.shipped();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--suggest-mapping", paramLabel = "${bundle:label.file}", descriptionKey = "option.suggest-mapping")
    private @Nullable Path unknown;

    @Option(names = "--against", paramLabel = "${bundle:label.file}", descriptionKey = "option.against")
    private List<Path> against = List.of();

    @Option(names = "--against-mapping", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.against-mapping")
    private @Nullable String againstMapping;

    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.check-agreement")
    private @Nullable String agreementName;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.check-period",
            converter = CaseArguments.Month.class)
    private @Nullable YearMonth period;

    @Option(names = "--region", paramLabel = "${bundle:label.code}", descriptionKey = "option.check-region")
    private String region = "";

    @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.check-out")
    private @Nullable Path out;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--format", paramLabel = "table|json|csv", descriptionKey = "option.format")
    private Format format = Format.table;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingArguments reading = new ReadingArguments();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (unknown != null) {
            var headings = Headings.of(unknown, reading.reading(console, null));
            console.print(new MappingSuggestion(console.texts()).yaml(headings));
            return Klardag.DONE;
        }
        if (cases.isEmpty()) {
            throw wrong("check.what");
        }
        if (!region.isEmpty() && municipalities.region(region).isEmpty()) {
            throw wrong("check.no-region", Shown.briefly(region));
        }
        if ((agreementName == null) != (period == null) || (agreementName != null && against.isEmpty())) {
            throw wrong("compare.what");
        }
        if (out == null) {
            return against.isEmpty() ? check(Optional.empty()) : compare(Optional.empty());
        }
        try (var folder = OutFolder.at(out)) {
            return against.isEmpty() ? check(Optional.of(folder)) : compare(Optional.of(folder));
        }
    }

    private int compare(Optional<OutFolder> folder) {
        var said = reading.reading(console, null);
        var one = new Intake(console, cases, said, Payers.kommuner(municipalities),
                folder.map(each -> each.lines("rejected.csv", IntakeLog.HEADER)), reading.verbose());
        var other = new Intake(console, against, reading.reading(console, null, againstMapping),
                Payers.kommuner(municipalities),
                folder.map(each -> each.lines("rejected-against.csv", IntakeLog.HEADER)), reading.verbose());
        var comparing = new Comparing();
        var differences = comparing.compare(one.files(), other.files());
        var text = new ComparisonText(comparing, differences, stakes(one, other), console.texts());
        folder.ifPresent(each -> {
            var lines = each.lines("differences.csv", DIFFERENCES);
            differences.forEach(difference -> lines.write(fields(difference)));
            each.done();
        });
        switch (format) {
            case table -> console.print(text.table(console.styled(), folder.isPresent()));
            case json -> console.print(text.json());
            case csv -> {
                var standard = new CsvResult(console.out(), DIFFERENCES);
                differences.forEach(difference -> standard.write(fields(difference)));
                console.out().flush();
            }
        }
        for (var intake : List.of(one, other)) {
            intake.tellLayouts();
            intake.tellRejected(folder.isPresent());
        }
        return one.rejected() + other.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    /// What hangs on the differences, by the agreement and month that the call names.
    private Optional<List<Stake>> stakes(Intake one, Intake other) {
        if (agreementName == null || period == null) {
            return Optional.empty();
        }
        var agreement = Agreements.find(agreementName);
        console.tell(agreement.remarks());
        var terms = Resolving.resolve(agreement, period, municipalities);
        Settling.refuseWithoutPrice(terms);
        return Optional.of(Stake.of(
                one.files().read(source -> Settling.settle(source, terms, CaseWatcher.NOBODY)),
                other.files().read(source -> Settling.settle(source, terms, CaseWatcher.NOBODY))));
    }

    private static List<String> fields(Difference each) {
        return List.of(each.caseId(), each.municipality(), each.fact(), each.one(), each.other());
    }

    private int check(Optional<OutFolder> folder) {
        var intake = new Intake(console, cases, reading.reading(console, null), Payers.kommuner(municipalities),
                folder.map(each -> each.lines("rejected.csv", IntakeLog.HEADER)), reading.verbose());
        var table = new CheckTable(console.texts(), console.styled());
        var list = new MeetingList(console.texts(), municipalities);
        var lines = folder.map(each -> each.lines("deviations.csv", HEADER));
        Consumer<Found> keep = found -> {
            table.add(found);
            lines.ifPresent(each -> each.write(fields(found)));
            folder.ifPresent(_ -> list.add(found));
        };
        var checking = look(intake, keep);
        if (format == Format.table) {
            console.print(table.print(checking, intake.rejected(), folder.isPresent()));
        }
        folder.ifPresent(each -> {
            each.write("deviations.xlsx", list.bytes(checking));
            each.done();
        });
        intake.tellLayouts();
        intake.tellRejected(folder.isPresent());
        return intake.rejected() > 0 && !allowRejects ? Klardag.WITH_REJECTS : Klardag.DONE;
    }

    /// Looks through the files; what is printed case by case is printed on the way.
    private Checking look(Intake intake, Consumer<Found> keep) {
        try (var progress = new Progress(console)) {
            var checking = new Checking(intake.files(), municipalities, this::deadlines, progress::counting);
            switch (format) {
                case table -> checking.look(region, keep);
                case csv -> {
                    var standard = new CsvResult(console.out(), HEADER);
                    checking.look(region, keep.andThen(found -> standard.write(fields(found))));
                    console.out().flush();
                }
                case json -> {
                    try (var json = new CheckJson(console.out(), console.texts())) {
                        checking.look(region, keep.andThen(json::add));
                        json.end(checking, intake.rejected());
                    }
                }
            }
            return checking;
        }
    }

    /// Those of the statute: the parties' own agreement may be more generous, and the law is what a court asks first.
    private Deadlines deadlines(LocalDate day) {
        var month = YearMonth.from(day);
        return Resolving.resolve(Agreements.find("statute"), month.isBefore(FIRST) ? FIRST : month, municipalities)
                .somatic()
                .population()
                .deadlines();
    }

    private List<String> fields(Found found) {
        var moments = found.moments();
        return List.of(found.municipality(), found.unit(), found.caseId(), found.deviation().code(),
                found.deviation().severity().code(), found.deviation().clause(),
                DeviationText.of(found, console.texts()), moments.get(0), moments.get(1), moments.get(2),
                moments.get(3), moments.get(4), Shown.of(found.file()),
                found.row() == 0 ? "" : Long.toString(found.row()));
    }

    private RuntimeException wrong(String key, Object... values) {
        var message = console.texts().get(key, values);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
