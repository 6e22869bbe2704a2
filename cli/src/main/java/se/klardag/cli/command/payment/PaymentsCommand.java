package se.klardag.cli.command.payment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.ledger.payment.PaymentFile;
import se.klardag.cli.ledger.posting.EntryBody.Grounds;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Notes what was paid (*klardag payments*).
@Command(name = "payments", addMethodSubcommands = false)
public final class PaymentsCommand extends ConsoleCommand {
    private PaymentsCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new PaymentsCommand(console).with("importFile", "add", "unmatched", "match", "unmatch", "undo");
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
            @Mixin PayerOptions payers,
            @Parameters(arity = "1", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.payment-file") Path file) {
        var read = PaymentFile.read(file);
        var known = payers.payers();
        read.pending()
                .forEach(each -> console.complain(console.texts()
                        .get("ledger.payment-pending", each.row(), TerminalSafe.briefly(each.status()))));
        LedgerOptions.tell(read.totals(), console);
        return run(ledgerArguments, run -> run.take(known, match -> match.of(read)));
    }

    /// One payment by hand.
    @Command(name = "add")
    int add(
            @Mixin LedgerOptions ledgerArguments,
            @Mixin PayerOptions payers,
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
        var known = payers.payers();
        return run(ledgerArguments, run -> run.take(known, match -> match.of(typed)));
    }

    /// Money that has no bill.
    @Command(name = "unmatched")
    int unmatched(
            @Mixin LedgerOptions ledgerArguments,
            @Option(names = "--date", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.as-of") @Nullable LocalDate date) {
        try (var ledger = ledgerArguments.toRead()) {
            return new PaymentRun(console, ledger).unmatched(LedgerOptions.dayOr(date, console));
        }
    }

    /// Gives money its bill.
    @Command(name = "match")
    int match(
            @Mixin LedgerOptions ledgerArguments,
            @Mixin PayerOptions payers,
            @Parameters(arity = "1", index = "0", paramLabel = "${bundle:label.line}",
                    descriptionKey = "option.waiting") String line,
            @Parameters(arity = "1", index = "1", paramLabel = "${bundle:label.bill}",
                    descriptionKey = "option.bill") String bill,
            @Option(names = "--amount", paramLabel = "${bundle:label.amount}",
                    descriptionKey = "option.moved-amount") @Nullable String amount,
            @Option(names = "--date", paramLabel = "${bundle:label.day}",
                    descriptionKey = "option.note-date") @Nullable LocalDate date) {
        var known = payers.payers();
        return run(
                ledgerArguments,
                run -> run.match(known, line, bill, amount, LedgerOptions.dayOr(date, console)));
    }

    /// Takes money off its bill.
    @Command(name = "unmatch")
    int unmatch(@Mixin LedgerOptions ledgerArguments, @Mixin TakenBack taken) {
        return run(ledgerArguments, run -> run.unmatch(taken.line, taken.day(console), taken.grounds()));
    }

    /// Takes back that a payment was recorded.
    @Command(name = "undo")
    int undo(@Mixin LedgerOptions ledgerArguments, @Mixin TakenBack taken) {
        return run(ledgerArguments, run -> run.undo(taken.line, taken.day(console), taken.grounds()));
    }

    /// Which line is taken back, when and why.
    static final class TakenBack {
        @Parameters(arity = "1", paramLabel = "${bundle:label.line}", descriptionKey = "option.recorded-line")
        private String line = "";

        @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.note-date")
        private @Nullable LocalDate date;

        @Option(names = "--reason", required = true, paramLabel = "${bundle:label.text}",
                descriptionKey = "option.reason")
        private String reason = "";

        @Option(names = "--by", defaultValue = "", paramLabel = "${bundle:label.role}",
                descriptionKey = "option.posting-by")
        private String by = "";

        private LocalDate day(Console console) {
            return LedgerOptions.dayOr(date, console);
        }

        private Grounds grounds() {
            return LedgerOptions.grounds(by, reason);
        }
    }

    private int run(LedgerOptions arguments, ToIntFunction<PaymentRun> work) {
        try (var ledger = arguments.toPost()) {
            return work.applyAsInt(new PaymentRun(console, ledger));
        }
    }
}
