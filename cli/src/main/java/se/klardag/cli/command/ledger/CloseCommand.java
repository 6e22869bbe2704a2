package se.klardag.cli.command.ledger;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.review.PostingReview;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;

/// Closes a month (*klardag ledger close*): from then on a posting in it needs a reason and a role.
@Command(name = "close")
final class CloseCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "1", paramLabel = "${bundle:label.month}", descriptionKey = "option.closed-month")
    private @Nullable YearMonth period;

    @Option(names = "--by", required = true, paramLabel = "${bundle:label.role}", descriptionKey = "option.posting-by")
    private String by = "";

    @Option(names = "--reason", paramLabel = "${bundle:label.text}", defaultValue = "",
            descriptionKey = "option.posting-reason")
    private String reason = "";

    CloseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        LedgerOptions.refuseSilent("--by", by);
        LedgerOptions.refuseSilentIfGiven("--reason", reason);
        LedgerOptions.refusePerson(by);
        LedgerOptions.refusePersonal("--reason", reason);
        if (period == null) {
            throw new IllegalStateException("a required argument was not set");
        }
        try (var ledger = ledgerArguments.toPost()) {
            var document = ledger.posting()
                    .because(new EntryBody.Grounds(by, reason))
                    .close(period, console.today(), EngineVersion.current());
            new PostingReview(ledger.view(), ledger::read, console.today()).refuse(document);
            if (ledger.view().lastBilled(period).isEmpty()) {
                console.complain(console.texts().get("ledger.close-empty", period));
            }
            var entry = ledger.post(document);
            console.print(console.texts().get("ledger.month-closed", period) + "\n");
            console.print(console.texts().get("ledger.posted", entry.sequence()) + "\n");
        }
        return ExitCode.DONE;
    }
}
