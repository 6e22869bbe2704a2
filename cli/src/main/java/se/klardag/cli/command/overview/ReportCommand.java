package se.klardag.cli.command.overview;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.options.BindingOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.options.ReadingOptions;
import se.klardag.cli.command.workspace.WorkspacePlaces;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.overview.Budget;
import se.klardag.cli.overview.MonthOverview;
import se.klardag.cli.render.Console;
import se.klardag.cli.report.overview.OverviewPage;
import se.klardag.cli.report.overview.OverviewXlsx;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.Workspace;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.Rulebook;

/// Shows a month as a page and as a workbook (*klardag report*).
@Command(name = "report")
public final class ReportCommand extends ConsoleCommand {
    private final Optional<Workspace> workspace;

    @Option(names = "--agreement", required = true, paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.agreement")
    private String agreement = "";

    @Mixin
    private final MonthAndCases asked = new MonthAndCases();

    @Option(names = "--out", paramLabel = "${bundle:label.file}", descriptionKey = "option.report-out")
    private @Nullable Path out;

    @Option(names = "--xlsx", paramLabel = "${bundle:label.file}", descriptionKey = "option.report-xlsx")
    private @Nullable Path xlsx;

    @Option(names = {"--municipality", "--kommun"}, paramLabel = "${bundle:label.code}",
            descriptionKey = "option.report-municipality")
    private @Nullable String municipality;

    @Option(names = "--per-kommun", paramLabel = "${bundle:label.folder}", descriptionKey = "option.report-per-kommun")
    private @Nullable Path perKommun;

    @Option(names = "--budget", paramLabel = "${bundle:label.file}", descriptionKey = "option.budget")
    private @Nullable Path budget;

    @Option(names = "--long-stay-over", paramLabel = "${bundle:label.days}", descriptionKey = "option.long-stay-over")
    private long longStayOver = 7; // assumed: the limit most often proposed, as in indicators

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Mixin
    private final BindingOptions binding = new BindingOptions();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    /// @param workspace that the call is run in
    public ReportCommand(Console console, Optional<Workspace> workspace) {
        super(console);
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (out == null && xlsx == null && perKommun == null) {
            throw new UsageException("report.nothing");
        }
        if (longStayOver < 0) {
            throw new UsageException("indicator.limit");
        }
        var month = asked.month();
        var cases = asked.cases(workspace.map(WorkspacePlaces::new));
        var read = Stream.concat(cases.stream(), Stream.ofNullable(budget)).toList();
        Optional.ofNullable(out).ifPresent(file -> overwriting.refuse(file, read, FileKind.PAGE));
        Optional.ofNullable(xlsx).ifPresent(file -> overwriting.refuse(file, read, FileKind.WORKBOOK));
        var found = FoundAgreement.of(agreement, console);
        var book = Rulebook.of(found);
        var ruling = book.ruling(month);
        MonthRequest.refuseWithoutPrice(ruling.terms());
        var planned = budget == null ? Budget.NONE : Budget.of(budget, ruling.terms().parties());
        var intake = asked.intake(console, cases, reading, ruling.payers());
        var overview = new OverviewRun(console, intake, book, longStayOver, planned, asked.ledger()).gather(ruling,
                binding);
        if (overview.isEmpty()) {
            return ExitCode.REFUSED;
        }
        write(overview.get(), cases);
        return intake.end(false, allowRejects);
    }

    private void write(MonthOverview whole, List<Path> cases) {
        var overview = municipality == null ? whole : whole.only(code(whole, municipality));
        if (perKommun != null) {
            whole.places().forEach(code -> overwriting.refuse(perKommun.resolve(name(code)), cases, FileKind.PAGE));
        }
        if (out != null) {
            overwriting.write(out, file -> file.write(page(overview)));
            console.print(console.texts().get("report.written", out) + "\n");
        }
        if (xlsx != null) {
            overwriting.write(xlsx, file -> file.write(OverviewXlsx.bytes(overview, console.texts())));
            console.print(console.texts().get("report.written", xlsx) + "\n");
        }
        if (perKommun != null) {
            try (var folder = OutputFolder.at(perKommun)) {
                folder.spare(cases);
                whole.places().forEach(code -> folder.write(name(code), page(whole.only(code))));
                folder.done();
            }
            console.print(console.texts().get("report.written-places", whole.places().size(), perKommun) + "\n");
        }
    }

    private static String name(int code) {
        return Municipality.codeText(code) + ".html";
    }

    private byte[] page(MonthOverview overview) {
        return OverviewPage.print(overview, console.texts()).getBytes(StandardCharsets.UTF_8);
    }

    private static int code(MonthOverview overview, String text) {
        return overview.places()
                .stream()
                .filter(code -> Municipality.codeText(code).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException("report.no-municipality", TerminalSafe.briefly(text)));
    }
}
