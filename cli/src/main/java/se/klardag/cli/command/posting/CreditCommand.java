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
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.review.DisputeEffects;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.BillsText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;

/// Credits what upheld disputes of a bill come to (*klardag credit*).
@Command(name = "credit")
public final class CreditCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill")
    private String bill = "";

    @Mixin
    private final ConsentOptions consent = new ConsentOptions();

    @Option(names = "--allow-increase", descriptionKey = "option.allow-increase")
    private boolean allowIncrease;

    @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.bill-date")
    private @Nullable LocalDate date;

    @Option(names = "--format", paramLabel = "table|json", descriptionKey = "option.format")
    private TableFormat format = TableFormat.table;

    public CreditCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var grounds = consent.grounds();
        try (var ledger = ledgerArguments.toPost()) {
            var run = new PostingRun(console, ledger, new PostingPrinter(console, format));
            var document = run.posting()
                    .because(grounds)
                    .credit(bill, LedgerOptions.dayOr(date, console), EngineVersion.current());
            run.add(document);
            tellIncrease(PostingPrinter.month(document), ledger);
            run.finish(consent);
        }
        return ExitCode.DONE;
    }

    /// Without a short case the mean of the others can be higher: an upheld dispute then charges more, by itself or hidden
    /// behind others that lower. A dispute that was taken back charges again what was credited.
    private void tellIncrease(EntryBody.Month month, Ledger ledger) {
        var effects = new DisputeEffects(ledger.view(), ledger::read);
        var text = new BillsText(console.texts(), console.page());
        var upheld = effects.upheld(bill);
        var raising = effects.raising(bill, upheld);
        var raised = month.bills().stream().filter(each -> each.amount().signum() > 0).findFirst();
        if (raised.isEmpty() && raising.isEmpty()) {
            return;
        }
        var numerals = new NumberFormats(console.texts().language());
        boolean alone = raised.isEmpty();
        var values = alone
                ? new Object[]{bill, TerminalSafe.briefly(raising.firstKey()),
                        numerals.amount(raising.firstEntry().getValue())}
                : new Object[]{bill, numerals.amount(raised.get().after()), numerals.amount(raised.get().amount())};
        if (consent.isGiven() && !allowIncrease) {
            throw LedgerException.refused(
                    alone ? "ledger.credit-hides" : upheld.isEmpty() ? "ledger.credit-again" : "ledger.credit-raises",
                    values);
        }
        if (!alone) {
            console.complain(
                    console.texts().get(upheld.isEmpty() ? "ledger.again-more" : "ledger.without-more", values));
        }
        if (alone || raising.size() > 1) {
            console.complain(text.raising(bill, raising).strip());
        }
    }
}
