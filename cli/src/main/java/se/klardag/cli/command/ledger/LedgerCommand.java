package se.klardag.cli.command.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.signature.TrustOptions;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.store.JournalArchive;
import se.klardag.cli.ledger.verification.JournalVerification;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Looks after the ledger itself (*klardag ledger*).
@Command(name = "ledger", addMethodSubcommands = false)
public final class LedgerCommand extends ConsoleCommand {
    private LedgerCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new LedgerCommand(console).with("initialise", "verify", "rebuild", "export", "importArchive", "key")
                .addSubcommand(new CloseCommand(console))
                .addSubcommand(new SignCommand(console));
    }

    /// Without a command of its own there is nothing to do.
    @Override
    public Integer call() {
        console.complain(console.texts().get("usage.see", "klardag ledger"));
        return ExitCode.UNUSABLE;
    }

    /// Makes an empty ledger; no other command does.
    @Command(name = "init")
    int initialise(@Mixin LedgerOptions ledgerArguments) {
        console.print(
                console.texts().get("ledger.made", TerminalSafe.of(String.valueOf(ledgerArguments.make()))) + "\n");
        return ExitCode.DONE;
    }

    /// Checks the chain, computes every bill again, compares the projection.
    @Command(name = "verify")
    int verify(
            @Mixin LedgerOptions ledgerArguments,
            @Option(names = "--head", paramLabel = "SHA256", descriptionKey = "option.head") @Nullable String head,
            @Mixin TrustOptions trust,
            @Mixin SignedHeadFile signed) {
        var trusted = trust.keys();
        try (var ledger = ledgerArguments.toRead()) {
            var verification = new JournalVerification(ledger.journal());
            var projection = ledger.projection();
            verification.walkOn(projection::compare);
            projection.refuseStrays(ledger.journal());
            var checked = verification.wrong().isEmpty()
                    ? signed.check(ledger.journal(), ledgerArguments.folder(), trusted)
                    : Optional.<SignedHeadFile.Checked>empty();
            var printer = new VerificationPrinter(console);
            int code = printer.print(verification, ledger, Optional.ofNullable(head), checked.isPresent());
            checked.ifPresent(each -> printer.print(each, ledger.journal()));
            return code;
        }
    }

    /// Makes the projection anew.
    @Command(name = "rebuild")
    int rebuild(@Mixin LedgerOptions ledgerArguments) {
        try (var ledger = ledgerArguments.toPost()) {
            ledger.rebuild();
            console.print(console.texts().get("ledger.rebuilt", ledger.journal().entries().size()) + "\n");
        }
        return ExitCode.DONE;
    }

    /// Writes the archive.
    @Command(name = "export")
    int export(
            @Mixin LedgerOptions ledgerArguments,
            @Parameters(arity = "1", paramLabel = "${bundle:label.folder}",
                    descriptionKey = "option.archive") Path folder) {
        try (var ledger = ledgerArguments.toRead()) {
            JournalArchive.write(ledger.journal(), folder);
            console.print(console.texts()
                    .get("ledger.exported", ledger.journal().entries().size(), TerminalSafe.of(folder.toString()))
                    + "\n");
            console.print(console.texts().get("ledger.head", ledger.journal().headHash()) + "\n");
        }
        return ExitCode.DONE;
    }

    /// Reads an archive into a ledger that is empty, or that holds its beginning.
    @Command(name = "import")
    int importArchive(
            @Mixin LedgerOptions ledgerArguments,
            @Parameters(arity = "1", paramLabel = "${bundle:label.folder}",
                    descriptionKey = "option.archive") Path folder) {
        var archive = JournalArchive.read(folder);
        var verification = new JournalVerification(archive);
        verification.walk((_, _) -> {});
        try (var ledger = ledgerArguments.toPost()) {
            var known = ledger.journal().entries();
            int shared = known.size();
            if (shared > archive.entries().size() || !archive.entries().subList(0, shared).equals(known)) {
                throw LedgerException.refused("ledger.other-ledger");
            }
            for (var entry : archive.entries().subList(shared, archive.entries().size())) {
                ledger.copy(entry.kind(), archive.read(entry));
            }
            ledger.projection();
            new VerificationPrinter(console).print(verification, ledger.journal());
        }
        return ExitCode.DONE;
    }

    /// Makes a key for an encrypted ledger.
    @Command(name = "key")
    int key(@Parameters(arity = "1", paramLabel = "${bundle:label.file}",
            descriptionKey = "option.new-key") Path file) {
        PrivateFile.create(file, DocumentCipher.newKey().getBytes(StandardCharsets.US_ASCII));
        console.print(console.texts().get("ledger.key.made", TerminalSafe.of(file.toString())) + "\n");
        return ExitCode.DONE;
    }
}
