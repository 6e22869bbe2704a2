package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.check.CaseReview;
import se.klardag.cli.check.CheckJson;
import se.klardag.cli.check.CheckTable;
import se.klardag.cli.check.ComparisonText;
import se.klardag.cli.check.LocatedFinding;
import se.klardag.cli.check.MeetingList;
import se.klardag.cli.check.SourceComparison;
import se.klardag.cli.check.SourceDifference;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.options.ComparisonOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.ListFormat;
import se.klardag.cli.command.options.ReadingOptions;
import se.klardag.cli.command.options.SpreadsheetOptions;
import se.klardag.cli.command.options.SuggestionOptions;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.Progress;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Municipalities;

/// Looks at case files before money is asked for (*klardag check*).
@Command(name = "check")
public final class CheckCommand extends ConsoleCommand {
    private final Municipalities municipalities = Municipalities.shipped();

    @Mixin
    private final SuggestionOptions suggestion = new SuggestionOptions();

    @Mixin
    private final SpreadsheetOptions lists = new SpreadsheetOptions();

    @Mixin
    private final ComparisonOptions comparison = new ComparisonOptions();

    @Option(names = "--region", paramLabel = "${bundle:label.code}", descriptionKey = "option.check-region")
    private String region = "";

    @Option(names = "--out", paramLabel = "${bundle:label.folder}", descriptionKey = "option.check-out")
    private @Nullable Path out;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Option(names = "--format", paramLabel = "table|json|csv", descriptionKey = "option.format")
    private ListFormat format = ListFormat.table;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    public CheckCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (suggestion.write(console, reading.reading(console, null))) {
            return ExitCode.DONE;
        }
        if (cases.isEmpty()) {
            throw new UsageException("check.what");
        }
        if (!region.isEmpty() && municipalities.region(region).isEmpty()) {
            throw new UsageException("check.no-region", TerminalSafe.briefly(region));
        }
        boolean compared = comparison.wanted();
        try (var folder = lists.folder(out, cases, console)) {
            return compared ? compare(folder) : check(folder);
        }
    }

    private int compare(ResultFolder folder) {
        var one = reading.intake(console, cases, folder);
        var other = comparison.intake(console, reading, folder);
        var sources = new SourceComparison();
        var differences = sources.compare(one.files(), other.files());
        var text = new ComparisonText(
                sources, differences, comparison.stakes(one, other, console), console.texts());
        var rows = differences.stream().map(SourceDifference::fields).toList();
        folder.fill(files -> text.write(files, comparison.about(cases)));
        switch (lists.csv().format(format, out)) {
            case table -> console.print(text.table(console.page(), folder.isThere()));
            case json -> console.printExactly(text.json());
            case csv -> {
                rows.forEach(lists.csv().result(SourceDifference.COLUMNS, console)::write);
                console.out().flush();
            }
        }
        return Math.max(one.end(folder.isThere(), allowRejects), other.end(folder.isThere(), allowRejects));
    }

    private int check(ResultFolder folder) {
        var texts = console.texts();
        var intake = reading.reviewed(console, cases, folder);
        var table = new CheckTable(texts, console.page());
        var list = new MeetingList(texts, municipalities);
        var lines = folder.lines("deviations.csv", LocatedFinding.COLUMNS);
        var review = look(intake, found -> {
            table.add(found);
            lines.ifPresent(each -> {
                each.write(found.fields(texts));
                list.add(found);
            });
        });
        if (lists.csv().format(format, out) == ListFormat.table) {
            console.print(table.print(review, intake.rejected(), folder.isThere()));
        }
        folder.fill(files -> files.write("deviations.xlsx", list.bytes(review)));
        int code = intake.end(folder.isThere(), allowRejects);
        return review.hasErrors() ? ExitCode.WITH_REJECTS : code;
    }

    /// Looks through the files; what is printed case by case is printed on the way.
    private CaseReview look(Intake intake, Consumer<LocatedFinding> keep) {
        try (var progress = new Progress(console)) {
            var review = new CaseReview(intake.files(), municipalities, progress::counting);
            switch (lists.csv().format(format, out)) {
                case table -> review.look(region, keep);
                case csv -> {
                    var standard = lists.csv().result(LocatedFinding.COLUMNS, console);
                    review.look(region, keep.andThen(found -> standard.write(found.fields(console.texts()))));
                    console.out().flush();
                }
                case json -> {
                    try (var json = new CheckJson(console.out(), console.texts())) {
                        review.look(region, keep.andThen(json::add));
                        json.end(review, intake.rejected());
                    }
                }
            }
            return review;
        }
    }
}
