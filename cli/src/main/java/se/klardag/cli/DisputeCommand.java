package se.klardag.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.cases.IdentityMask;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Content.DisputeState;
import se.klardag.cli.ledger.text.BillsText;

/// Notes that a case on a bill is disputed (*klardag dispute*), and what became of that.
@Command(name = "dispute", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class DisputeCommand implements Callable<Integer> {
    /// Where the dispute stands now.
    enum State {
        open,
        upheld,
        rejected,
        withdrawn
    }

    private final Console console;

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Parameters(arity = "1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill")
    private String bill = "";

    @Option(names = "--case", required = true, paramLabel = "${bundle:label.case-id}",
            descriptionKey = "option.disputed-case")
    private List<String> cases = List.of();

    @Option(names = "--reason", required = true, paramLabel = "${bundle:label.text}",
            descriptionKey = "option.reason")
    private String reason = "";

    @Option(names = "--state", paramLabel = "open|upheld|rejected|withdrawn", descriptionKey = "option.dispute-state")
    private State state = State.open;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.note-date",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate date;

    DisputeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!IdentityMask.mask(reason).equals(reason)) {
            throw LedgerFault.unusable("ledger.personal-reason");
        }
        var becomes = DisputeState.of(state.name().toLowerCase(Locale.ROOT));
        try (var ledger = ledgerArguments.toPost()) {
            var document = ledger.posting()
                    .dispute(
                            new Content.Dispute(bill, cases.stream().distinct().toList(), becomes, reason),
                            date == null ? LedgerArguments.today() : date,
                            EngineVersion.current());
            var entry = ledger.post(document);
            var texts = console.texts();
            var word = new BillsText(texts, console.page()).dispute(becomes);
            cases.stream()
                    .distinct()
                    .forEach(id -> console.print(texts.get("ledger.dispute-noted", bill, id, word) + "\n"));
            console.print(texts.get("ledger.posted", entry.sequence()) + "\n");
            if (becomes == DisputeState.UPHELD) {
                console.print(texts.get("ledger.credit-next", bill) + "\n");
            }
        }
        return Klardag.DONE;
    }
}
