package se.klardag.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.ledger.projection.BillLines;
import se.klardag.cli.ledger.text.LedgerJson;
import se.klardag.cli.ledger.text.StatementText;

/// What each municipality owes (*klardag statement*), or one municipality month by month.
@Command(name = "statement", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class StatementCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json
    }

    private final Console console;

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.of-municipality")
    private @Nullable String municipality;

    @Option(names = "--series", paramLabel = "${bundle:label.series}", descriptionKey = "option.of-series")
    private @Nullable String series;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private Format format = Format.table;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-of",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate date;

    StatementCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean byMonth = municipality != null;
        try (var ledger = ledgerArguments.toRead()) {
            var lines = new BillLines(ledger.projection()).find(new BillLines.Filter(
                    Optional.empty(), Optional.ofNullable(municipality), Optional.empty(),
                    Optional.ofNullable(series)));
            console.print(
                    format == Format.json
                            ? LedgerJson.print(StatementText.json(lines, byMonth))
                            : new StatementText(console.texts(), console.page()).print(
                                    lines, byMonth, date == null ? LedgerArguments.today() : date));
        }
        return Klardag.DONE;
    }
}
