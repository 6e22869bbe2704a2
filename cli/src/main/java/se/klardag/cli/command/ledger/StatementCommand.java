package se.klardag.cli.command.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.CsvOptions;
import se.klardag.cli.documents.StatementDocuments;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.SettledMonths;
import se.klardag.cli.ledger.text.ClaimsText;
import se.klardag.cli.ledger.text.StatementText;
import se.klardag.cli.ledger.text.YearText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.node.ObjectNode;

/// What each municipality owes (*klardag statement*), or one municipality month by month.
@Command(name = "statement")
public final class StatementCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.of-municipality")
    private @Nullable String municipality;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", descriptionKey = "option.of-series")
    private @Nullable String series;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-of")
    private @Nullable LocalDate date;

    @Mixin
    private final CsvOptions.OfLists lists = new CsvOptions.OfLists();

    @Mixin
    private final DueOptions dueArguments = new DueOptions();

    @Option(names = "--ageing", descriptionKey = "option.ageing")
    private boolean ageing;

    @Option(names = "--year", paramLabel = "${bundle:label.year}", descriptionKey = "option.year")
    private @Nullable Integer year;

    @Option(names = "--reminder", descriptionKey = "option.reminder")
    private boolean reminder;

    @Option(names = "--as", split = ",", paramLabel = "pdf,xlsx", hideParamSyntax = true,
            descriptionKey = "option.statement-as")
    private List<DocumentForm> forms = List.of();

    @Option(names = "-o", paramLabel = "${bundle:label.folder}", descriptionKey = "option.document-folder")
    private @Nullable Path out;

    @Mixin
    private final DispatchOptions dispatch = new DispatchOptions();

    public StatementCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        boolean byMonth = municipality != null;
        var day = LedgerOptions.dayOr(date, console);
        if (!forms.isEmpty() || reminder || out != null) {
            return write(day);
        }
        try (var ledger = ledgerArguments.toShow()) {
            if (ageing) {
                var found = dueArguments.claims(ledger.projection(), day, dueArguments.parties()).find(filter());
                var claims = found.claims();
                print("list.ageing", day, ClaimsText.json(claims, day),
                        () -> new ClaimsText(console.texts(), console.page()).ageing(claims, day));
                return DueOptions.tell(found.without(), console);
            }
            if (year != null) {
                var told = YearText.Year.of(year, lastDay(year, day),
                        each -> BillStates.asOf(ledger.projection(), each), filter(), byMonth);
                print("list.statement", day, YearText.json(told),
                        () -> new YearText(console.texts(), console.page()).print(told));
            } else {
                var states = BillStates.asOf(ledger.projection(), day);
                var lines = states.find(filter());
                // money without a bill is nobody's yet
                var unmatched = byMonth || series != null ? BigDecimal.ZERO : states.unmatched();
                print("list.statement", day, StatementText.json(lines, byMonth, day, unmatched),
                        () -> new StatementText(console.texts(), console.page())
                                .print(lines, byMonth, day, unmatched));
            }
        }
        return ExitCode.DONE;
    }

    /// The last day of the year, unless the day comes before.
    private static LocalDate lastDay(int year, LocalDate day) {
        if (day.getYear() < year) {
            throw LedgerException.unusable("ledger.year-to-come", Integer.toString(year), day);
        }
        var last = LocalDate.of(year, 12, 31);
        return day.isBefore(last) ? day : last;
    }

    private void print(String title, LocalDate day, ObjectNode json, Supplier<String> table) {
        var list = json.has("periods") ? "periods" : json.has("municipalities") ? "municipalities" : "bills";
        lists.print(json, list, title, municipality == null ? day.toString() : municipality + " · " + day, table,
                console);
    }

    private BillStates.Filter filter() {
        return new BillStates.Filter(
                Optional.empty(), Optional.ofNullable(municipality), Optional.empty(), Optional.ofNullable(series));
    }

    /// Statements or reminders as files, one for each municipality.
    private int write(LocalDate day) {
        var parties = dueArguments.parties().orElseThrow(() -> missing("--parties"));
        if (forms.isEmpty()) {
            throw missing("--as");
        }
        if (out == null) {
            throw missing("-o");
        }
        var kind = reminder ? StatementDocument.Kind.REMINDER : StatementDocument.Kind.STATEMENT;
        try (var ledger = dispatch.open(ledgerArguments)) {
            ledger.proveProjection();
            var found = dueArguments.claims(ledger.projection(), day, Optional.of(parties)).find(filter());
            var known = new SettledMonths(ledger).municipalities(day, filter().series());
            known.removeIf(code -> municipality != null && !code.equals(municipality));
            return new StatementFiles(console, dispatch, ledger, lists.overwriting().isForced())
                    .write(new StatementDocuments(parties, kind, day), found, known, forms, out);
        }
    }

    private static DocumentRefusedException missing(String option) {
        return DocumentRefusedException.forWant("invoice.missing", option);
    }
}
