package se.klardag.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.posting.Content;

/// Credits what upheld disputes of a bill come to (*klardag credit*).
@Command(name = "credit", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class CreditCommand implements Callable<Integer> {
    /// How the result is printed.
    enum Format {
        table,
        json
    }

    private final Console console;

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Parameters(arity = "1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill")
    private String bill = "";

    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate date;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private Format format = Format.table;

    CreditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var ledger = ledgerArguments.toPost()) {
            var document = ledger.posting()
                    .credit(
                            bill, date == null ? LedgerArguments.today() : date, EngineVersion.current());
            if (!(document.content() instanceof Content.Month month)) {
                throw new IllegalStateException("a credit is posted as " + document.kind());
            }
            var entry = yes ? Optional.of(ledger.post(document)) : Optional.<EntryName>empty();
            PostCommand.print(console, format == Format.json, document, month, entry);
        }
        return Klardag.DONE;
    }
}
