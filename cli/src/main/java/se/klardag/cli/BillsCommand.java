package se.klardag.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.projection.BillLines;
import se.klardag.cli.ledger.projection.BillLines.Line;
import se.klardag.cli.ledger.text.BillsText;
import se.klardag.cli.ledger.text.LedgerJson;

/// Lists bills (*klardag bills*), or shows one with everything that became of it.
@Command(name = "bills", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class BillsCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json
    }

    /// What bills are asked for.
    enum State {
        open,
        paid,
        credited,
        disputed,
        credit
    }

    private final Console console;

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.one-bill")
    private @Nullable String number;

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.of-municipality")
    private @Nullable String municipality;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.of-period",
            converter = CaseArguments.Month.class)
    private @Nullable YearMonth period;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", descriptionKey = "option.of-series")
    private @Nullable String series;

    @Option(names = "--state", paramLabel = "open|paid|credited|disputed|credit", descriptionKey = "option.state")
    private @Nullable State state;

    @Option(names = "--older-than", paramLabel = "${bundle:label.days}", descriptionKey = "option.older-than")
    private @Nullable Integer olderThan;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-of",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate date;

    @Option(names = "--drafts", descriptionKey = "option.draft-list")
    private boolean drafts;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private Format format = Format.table;

    BillsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var text = new BillsText(console.texts(), console.page());
        try (var ledger = ledgerArguments.toRead()) {
            var lines = new BillLines(ledger.projection());
            if (drafts) {
                console.print(text.drafts(lines.drafts()));
                return Klardag.DONE;
            }
            var found = chosen(lines);
            if (format == Format.json) {
                console.print(LedgerJson.print(LedgerJson.bills(found, asOf())));
            } else if (number != null) {
                console.print(text.one(found.getFirst(), lines));
            } else {
                console.print(text.list(found, asOf()));
            }
        }
        return Klardag.DONE;
    }

    private List<Line> chosen(BillLines lines) {
        var found = lines.find(new BillLines.Filter(
                Optional.ofNullable(number),
                Optional.ofNullable(municipality),
                Optional.ofNullable(period).map(YearMonth::toString),
                Optional.ofNullable(series)));
        if (number != null && found.isEmpty()) {
            throw LedgerFault.unusable("ledger.no-bill", number);
        }
        return found.stream()
                .filter(line -> state == null || isIn(line, state))
                .filter(line -> olderThan == null || line.age(asOf()) > olderThan)
                .toList();
    }

    private static boolean isIn(Line line, State state) {
        return switch (state) {
            case credit -> line.isCredit();
            case disputed -> line.isDisputed();
            case open -> !line.isCredit() && line.balance().open().signum() > 0;
            case paid -> !line.isCredit() && line.balance().open().signum() <= 0
                    && line.balance().paid().signum() > 0;
            case credited -> !line.isCredit() && line.balance().credited().signum() > 0;
        };
    }

    private LocalDate asOf() {
        return date == null ? LedgerArguments.today() : date;
    }
}
