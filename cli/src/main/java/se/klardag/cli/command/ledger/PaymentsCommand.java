package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.ledger.payment.PaymentFile;
import se.klardag.cli.ledger.payment.PaymentMatch;
import se.klardag.cli.ledger.payment.UnmatchedMoney;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.EntryKind;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.text.PaymentsText;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;

/// Notes what was paid (*klardag payments*).
@Command(name = "payments", addMethodSubcommands = false)
public final class PaymentsCommand extends ConsoleCommand {
    private PaymentsCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new PaymentsCommand(console).with("importFile", "add", "unmatched", "match");
    }

    /// Without a command of its own there is nothing to do.
    @Override
    public Integer call() {
        console.complain(console.texts().get("usage.see", "klardag payments"));
        return ExitCode.UNUSABLE;
    }

    /// A file of payments.
    @Command(name = "import")
    int importFile(
            @Mixin LedgerOptions ledgerArguments,
            @Parameters(arity = "1", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.payment-file") Path file) {
        var read = PaymentFile.read(file);
        return take(ledgerArguments, match -> match.of(read));
    }

    /// One payment by hand.
    @Command(name = "add")
    int add(
            @Mixin LedgerOptions ledgerArguments,
            @Parameters(arity = "1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill") String bill,
            @Option(names = "--amount", required = true, paramLabel = "${bundle:label.amount}",
                    descriptionKey = "option.amount") String amount,
            @Option(names = "--date", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.payment-date") @Nullable LocalDate date,
            @Option(names = "--reference", required = true, paramLabel = "${bundle:label.text}",
                    descriptionKey = "option.reference") String reference,
            @Option(names = "--payer", defaultValue = "", paramLabel = "${bundle:label.text}",
                    descriptionKey = "option.payer") String payer) {
        var paid = LedgerOptions.dayOr(date, console).toString();
        var typed = PaymentFile.typed(bill, amount, paid, reference, payer);
        return take(ledgerArguments, match -> match.of(typed));
    }

    /// Money that has no bill.
    @Command(name = "unmatched")
    int unmatched(
            @Mixin LedgerOptions ledgerArguments,
            @Option(names = "--date", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.as-of") @Nullable LocalDate date) {
        try (var ledger = ledgerArguments.toRead()) {
            console.print(text().waiting(money(ledger, LedgerOptions.dayOr(date, console)).waiting()));
        }
        return ExitCode.DONE;
    }

    /// Gives money its bill.
    @Command(name = "match")
    int match(
            @Mixin LedgerOptions ledgerArguments,
            @Parameters(arity = "1", index = "0", paramLabel = "${bundle:label.line}",
                    descriptionKey = "option.waiting") String line,
            @Parameters(arity = "1", index = "1", paramLabel = "${bundle:label.bill}",
                    descriptionKey = "option.bill") String bill,
            @Option(names = "--amount", paramLabel = "${bundle:label.amount}",
                    descriptionKey = "option.moved-amount") @Nullable String amount,
            @Option(names = "--other-municipality", descriptionKey = "option.other-municipality") boolean elsewhere,
            @Option(names = "--date", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.note-date") @Nullable LocalDate date) {
        try (var ledger = ledgerArguments.toPost()) {
            var today = console.today();
            var day = date == null ? today : date;
            var money = money(ledger, today);
            var moved = money.moved(line, bill, amount, day, today);
            UnmatchedMoney.refuseOthers(ledger.view(), moved, money.named(line), elsewhere);
            return record(ledger, List.of(moved), 0);
        }
    }

    private int take(LedgerOptions arguments, Function<PaymentMatch, PaymentMatch.Result> matching) {
        try (var ledger = arguments.toPost()) {
            var result = matching.apply(new PaymentMatch(ledger.view(), console.today()));
            return record(ledger, result.payments(), result.known().size());
        }
    }

    private int record(Ledger ledger, List<Payment> payments, int known) {
        var texts = console.texts();
        var document = ledger.posting().payments(payments, console.today(), EngineVersion.current());
        if (document.isEmpty()) {
            console.print(texts.get("ledger.payments-known", known) + "\n");
            return ExitCode.DONE;
        }
        var entry = ledger.post(document.get());
        var after = new BillStates(ledger.projection()).find(BillStates.Filter.ALL);
        console.print(text().taken(payments, known, after, new BillLinks(ledger.projection()))
                + texts.get("ledger.posted", entry.sequence()) + "\n");
        return payments.stream().allMatch(Payment::isMatched) ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    private PaymentsText text() {
        return new PaymentsText(console.texts(), console.page());
    }

    private static UnmatchedMoney money(Ledger ledger, LocalDate day) {
        return new UnmatchedMoney(
                ledger.journal()
                        .entries()
                        .stream()
                        .filter(each -> each.kind().equals(EntryKind.PAYMENT.code()))
                        .map(each -> ledger.read(each.sequence())),
                day);
    }
}
