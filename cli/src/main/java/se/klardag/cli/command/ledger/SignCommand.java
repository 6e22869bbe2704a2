package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.audit.signature.SignedHead;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Vouches for the ledger as it is (*klardag ledger sign*): signs the journal's end, with its number and the day.
@Command(name = "sign")
final class SignCommand extends ConsoleCommand {
    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Option(names = "--sign", required = true, paramLabel = "${bundle:label.signing-key}",
            descriptionKey = "option.sign")
    private @Nullable Path key;

    @Mixin
    private final SignedHeadFile place = new SignedHeadFile();

    SignCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var signing = Optional.ofNullable(key)
                .map(SigningKey::read)
                .orElseThrow(() -> new IllegalStateException("a required option was not set"));
        try (var ledger = ledgerArguments.toRead()) {
            var journal = ledger.journal();
            var last = journal.head().orElseThrow(() -> LedgerException.refused("ledger.nothing-to-sign"));
            var verification = new JournalVerification(journal);
            var projection = ledger.projection(); // it refuses a journal that has lost what the tables know
            verification.walk(projection::compare); // nobody vouches for what does not hold
            projection.refuseStrays(journal);
            var head = SignedHead.of(last.sequence(), last.sha256(), console.today(), signing);
            var kept = place.keep(head, journal, ledgerArguments.folder());
            console.print(console.texts()
                    .get("ledger.signed", last.sequence(), signing.shared().fingerprint(),
                            TerminalSafe.of(kept.toString()))
                    + "\n");
            console.print(console.texts().get("ledger.head", last.sha256()) + "\n");
        }
        return ExitCode.DONE;
    }
}
