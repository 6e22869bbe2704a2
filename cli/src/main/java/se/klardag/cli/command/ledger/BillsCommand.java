package se.klardag.cli.command.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.CsvOptions;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.BillsText;
import se.klardag.cli.ledger.text.ClaimsText;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Lists bills (*klardag bills*), or shows one with everything that became of it.
@Command(name = "bills")
public final class BillsCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.one-bill")
    private @Nullable String number;

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.of-municipality")
    private @Nullable String municipality;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.of-period")
    private @Nullable YearMonth period;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", descriptionKey = "option.of-series")
    private @Nullable String series;

    @Option(names = "--state", paramLabel = "open|paid|credited|disputed|credit|cancelled",
            descriptionKey = "option.state")
    private BillStates.@Nullable State state;

    @Option(names = "--older-than", paramLabel = "${bundle:label.days}", descriptionKey = "option.older-than")
    private @Nullable Integer olderThan;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-of")
    private @Nullable LocalDate date;

    @Option(names = "--drafts", descriptionKey = "option.draft-list")
    private boolean drafts;

    @Option(names = "--overdue", descriptionKey = "option.overdue")
    private boolean overdue;

    @Mixin
    private final DueOptions dueArguments = new DueOptions();

    @Mixin
    private final CsvOptions.OfLists lists = new CsvOptions.OfLists();

    public BillsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var text = new BillsText(console.texts(), console.page());
        try (var ledger = ledgerArguments.toShow()) {
            var lines = BillStates.asOf(ledger.projection(), asOf());
            if (drafts) {
                console.print(text.drafts(lines.drafts()));
                return ExitCode.DONE;
            }
            if (overdue) {
                return late(ledger);
            }
            var found = chosen(lines);
            var links = BillLinks.asOf(ledger.projection(), asOf());
            lists.print(
                    LedgerJson.bills(found, links, asOf()), "bills", "list.bills", asOf().toString(),
                    () -> number == null ? text.list(found, asOf()) : one(found.getFirst(), lines, links, ledger, text),
                    console);
        }
        return ExitCode.DONE;
    }

    private int late(Ledger ledger) {
        var known = dueArguments.claims(ledger.projection(), asOf(), dueArguments.parties());
        var found = known.find(filter());
        var claims = found.claims().stream().filter(each -> each.isLate() || each.isWaiting()).toList();
        lists.print(
                ClaimsText.json(claims, asOf()), "bills", "list.overdue", asOf().toString(),
                () -> new ClaimsText(console.texts(), console.page()).overdue(claims, asOf()), console);
        return DueOptions.tell(found.without(), console);
    }

    private String one(Line line, BillStates lines, BillLinks links, Ledger ledger, BillsText text) {
        var bill = line.bill().getNumber();
        return text.one(line, lines, ledger::read) + text.links(bill, links)
                + text.grounds(ledger.read(line.bill().getSequence()))
                + ledger.cancellation(bill)
                        .filter(each -> !each.date().isAfter(asOf()))
                        .map(text::cancellation)
                        .orElse("");
    }

    private BillStates.Filter filter() {
        return new BillStates.Filter(Optional.ofNullable(number), Optional.ofNullable(municipality),
                Optional.ofNullable(period).map(YearMonth::toString), Optional.ofNullable(series));
    }

    private List<Line> chosen(BillStates lines) {
        var found = lines.find(filter());
        if (number != null && found.isEmpty()) {
            throw LedgerException.unusable("ledger.no-bill-on", number, asOf());
        }
        return found.stream()
                .filter(line -> state == null || line.is(state))
                .filter(line -> olderThan == null || line.age(asOf()) > olderThan)
                .toList();
    }

    private LocalDate asOf() {
        return LedgerOptions.dayOr(date, console);
    }
}
