package se.klardag.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.ledger.posting.Content.Payment;
import se.klardag.cli.ledger.text.PaymentFile;
import se.klardag.cli.output.Numerals;

/// Notes what was paid (*klardag payments*).
@Command(name = "payments", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class PaymentsCommand implements Callable<Integer> {
    private final Console console;

    private PaymentsCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    static CommandLine line(Console console) {
        return new CommandLine(new PaymentsCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new AddCommand(console));
    }

    /// Without a command of its own there is nothing to do.
    @Override
    public Integer call() {
        console.complain(console.texts().get("usage.see", "klardag payments"));
        return Klardag.UNUSABLE;
    }

    private static int take(Console console, LedgerArguments arguments, List<Payment> payments) {
        try (var ledger = arguments.toPost()) {
            var texts = console.texts();
            var document = ledger.posting().payments(payments, LedgerArguments.today(), EngineVersion.current());
            if (document.isEmpty()) {
                console.print(texts.get("ledger.payments-known", payments.size()) + "\n");
                return Klardag.DONE;
            }
            var entry = ledger.post(document.get());
            var taken = PaymentFile.taken(document.get());
            var sum = taken.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            console.print(texts.get(
                    "ledger.payments-taken",
                    taken.size(),
                    new Numerals(texts.language()).people(sum),
                    payments.size() - taken.size()) + "\n");
            console.print(texts.get("ledger.posted", entry.sequence()) + "\n");
        }
        return Klardag.DONE;
    }

    /// A file of payments.
    @Command(name = "import", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ImportCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "option.payment-file")
        private @Nullable Path file;

        ImportCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return take(console, ledgerArguments, file == null ? List.of() : PaymentFile.read(file));
        }
    }

    /// One payment by hand.
    @Command(name = "add", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class AddCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        @Parameters(arity = "1", paramLabel = "${bundle:label.bill}", descriptionKey = "option.bill")
        private String bill = "";

        @Option(names = "--amount", required = true, paramLabel = "${bundle:label.amount}",
                descriptionKey = "option.amount")
        private String amount = "";

        @Option(names = "--date", paramLabel = "${bundle:label.day}", descriptionKey = "option.payment-date",
                converter = ReadingArguments.Day.class)
        private @Nullable LocalDate date;

        @Option(names = "--reference", required = true, paramLabel = "${bundle:label.text}",
                descriptionKey = "option.reference")
        private String reference = "";

        AddCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return take(console, ledgerArguments, List.of(PaymentFile.payment(
                    "--", 0, bill, amount, (date == null ? LedgerArguments.today() : date).toString(), reference)));
        }
    }
}
