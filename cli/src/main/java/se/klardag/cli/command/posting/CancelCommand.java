package se.klardag.cli.command.posting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.TableFormat;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;

/// Takes back a whole posting that nobody has sent (*klardag cancel*).
@Command(name = "cancel")
public final class CancelCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Mixin
    private final ConsentOptions consent = new ConsentOptions();

    @Parameters(arity = "1", paramLabel = "${bundle:label.posting}", descriptionKey = "option.posting")
    private String posting = "";

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.cancel-date")
    private @Nullable LocalDate date;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    public CancelCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var grounds = consent.grounds();
        try (var ledger = ledgerArguments.toPost()) {
            var run = new PostingRun(console, ledger, new PostingPrinter(console, format));
            run.add(run.posting()
                    .because(grounds)
                    .cancel(
                            sequence(ledger), LedgerOptions.dayOr(date, console), EngineVersion.current()));
            run.finish(consent);
        }
        return ExitCode.DONE;
    }

    /// An entry's number, or the entry that a bill was posted with.
    private long sequence(Ledger ledger) {
        return posting.matches("[0-9]{1,9}")
                ? Long.parseLong(posting)
                : ledger.view()
                        .bill(posting)
                        .orElseThrow(() -> LedgerException.unusable("ledger.no-bill", posting))
                        .sequence();
    }
}
