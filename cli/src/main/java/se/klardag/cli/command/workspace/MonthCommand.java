package se.klardag.cli.command.workspace;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.command.intake.AllowanceOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.FileOrder;
import se.klardag.cli.workspace.Workspace;

/// Closes a month of the working folder (*klardag month*): settles, compares, posts, and writes what is sent.
@Command(name = "month")
public final class MonthCommand extends ConsoleCommand {
    private static final String USUAL_FORMS = "pdf,xlsx";

    private final Optional<Workspace> workspace;
    private final Program program;

    @Parameters(index = "0", paramLabel = "${bundle:label.months}", descriptionKey = "option.month-period")
    private @Nullable MonthRange period;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "${bundle:label.cases}",
            descriptionKey = "option.month-cases")
    private List<Path> cases = List.of();

    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date")
    private @Nullable LocalDate date;

    @Option(names = "--as", paramLabel = "${bundle:label.forms}", descriptionKey = "option.as")
    private String forms = USUAL_FORMS;

    @Option(names = "--no-documents", descriptionKey = "option.no-documents")
    private boolean withoutDocuments;

    @Option(names = "--zip", descriptionKey = "option.zip")
    private boolean zip;

    @Option(names = "--allow-invented", descriptionKey = "option.allow-invented")
    private boolean invented;

    @Option(names = "--allow-rejects", descriptionKey = "option.allow-rejects")
    private boolean allowRejects;

    @Mixin
    private final AllowanceOptions accepted = new AllowanceOptions();

    @Option(names = "--newest", descriptionKey = "option.newest")
    private boolean newest;

    @Option(names = "--until", paramLabel = "${bundle:label.day}", descriptionKey = "option.until")
    private @Nullable LocalDate until;

    /// @param workspace that the call is run in
    /// @param program   runs the other commands there
    public MonthCommand(Console console, Optional<Workspace> workspace, Program program) {
        super(console);
        this.workspace = workspace;
        this.program = program;
    }

    @Override
    public Integer call() {
        var folder = workspace.orElseThrow(() -> new UsageException("month.no-folder"));
        if (yes && !withoutDocuments && !invented) {
            new WorkspacePlaces(folder).refuseInvented(forms);
        }
        var files = (cases.isEmpty() ? filesOf(folder) : cases).stream().map(Path::toString).toList();
        var day = date == null ? console.today() : date;
        var reading = newest ? List.of("--newest") : List.<String>of();
        var options = new MonthClose.Options(yes, day, forms, !withoutDocuments, zip, flags(), reading, said());
        MonthDocuments.refuseUnusable(folder, options);
        int code = ExitCode.DONE;
        var known = new MonthClose.Known();
        for (var month : months()) {
            int ended = new MonthClose(console, folder, program, month, files, options, known).close();
            code = Math.max(code, ended);
            if (ended > ExitCode.WITH_REJECTS) {
                break; // a later month rests on those before it
            }
        }
        return code;
    }

    private List<YearMonth> months() {
        return Objects.requireNonNull(period, "a required parameter").months();
    }

    /// What the call said besides the month and its consent, as it is said again.
    private List<String> said() {
        var said = new ArrayList<String>();
        if (date != null) {
            said.addAll(List.of("--date", date.toString()));
        }
        if (!forms.equals(USUAL_FORMS)) {
            said.addAll(List.of("--as", forms));
        }
        said.addAll(said("--no-documents", withoutDocuments));
        said.addAll(said("--zip", zip));
        said.addAll(said("--newest", newest));
        said.addAll(said("--allow-invented", invented));
        said.addAll(flags());
        cases.forEach(file -> said.add(MonthClose.quoted(file.toString())));
        return said;
    }

    private static List<String> said(String option, boolean isSaid) {
        return isSaid ? List.of(option) : List.of();
    }

    private List<String> flags() {
        var flags = new ArrayList<>(said("--allow-rejects", allowRejects));
        flags.addAll(accepted.arguments());
        if (until != null) {
            flags.add("--until=" + until);
        }
        return flags;
    }

    private List<Path> filesOf(Workspace folder) {
        var places = new WorkspacePlaces(folder);
        var files = places.caseFiles();
        if (files.isEmpty()) {
            throw new UsageException("month.no-cases", places.cases());
        }
        if (!newest || files.size() == 1) {
            return files;
        }
        var order = FileOrder.of(files);
        console.print(order.text(console.texts()) + "\n");
        return order.files().stream().map(FileOrder.Dated::file).toList();
    }
}
