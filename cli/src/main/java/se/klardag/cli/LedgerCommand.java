package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.posting.Verification;
import se.klardag.cli.ledger.store.Archive;
import se.klardag.cli.output.Numerals;

/// Looks after the ledger itself (*klardag ledger*).
@Command(name = "ledger", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class LedgerCommand implements Callable<Integer> {
    private final Console console;

    private LedgerCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    static CommandLine line(Console console) {
        return new CommandLine(new LedgerCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new RebuildCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new KeyCommand(console));
    }

    /// Without a command of its own there is nothing to do.
    @Override
    public Integer call() {
        console.complain(console.texts().get("usage.see", "klardag ledger"));
        return Klardag.UNUSABLE;
    }

    /// Checks the chain, computes every bill again, compares the projection.
    @Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class VerifyCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        @Option(names = "--head", paramLabel = "SHA256", descriptionKey = "option.head")
        private @Nullable String head;

        VerifyCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (var ledger = ledgerArguments.toRead()) {
                var verification = new Verification(ledger.journal());
                var projection = ledger.projection();
                verification.walk(projection::compare);
                projection.refuseStrays(ledger.journal());
                if (head != null) {
                    refuseUnlessKnown(head, ledger.journal());
                }
                tell(console, verification, ledger.journal());
            }
            return Klardag.DONE;
        }

        /// A journal that was cut off does not know the hash that stood on the bills.
        private static void refuseUnlessKnown(String printed, Journal journal) {
            var hash = printed.replaceFirst("^sha256:", "");
            if (journal.entries().stream().noneMatch(entry -> entry.sha256().equals(hash))) {
                throw LedgerFault.differs("ledger.head-unknown", hash);
            }
        }
    }

    private static void tell(Console console, Verification verification, Journal journal) {
        var texts = console.texts();
        var numerals = new Numerals(texts.language());
        console.print(texts.get(
                "ledger.verified",
                numerals.people(journal.entries().size()),
                numerals.people(verification.bills()),
                numerals.people(verification.cases())) + "\n");
        console.print(texts.get("ledger.head", journal.headHash()) + "\n");
    }

    /// Makes the projection anew.
    @Command(name = "rebuild", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class RebuildCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        RebuildCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (var ledger = ledgerArguments.toPost()) {
                ledger.rebuild();
                console.print(console.texts().get("ledger.rebuilt", ledger.journal().entries().size()) + "\n");
            }
            return Klardag.DONE;
        }
    }

    /// Writes the archive.
    @Command(name = "export", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ExportCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        @Parameters(arity = "1", paramLabel = "${bundle:label.folder}", descriptionKey = "option.archive")
        private @Nullable Path folder;

        ExportCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (var ledger = ledgerArguments.toRead()) {
                if (folder != null) {
                    Archive.write(ledger.journal(), folder);
                }
                console.print(console.texts()
                        .get("ledger.exported", ledger.journal().entries().size(), String.valueOf(folder)) + "\n");
                console.print(console.texts().get("ledger.head", ledger.journal().headHash()) + "\n");
            }
            return Klardag.DONE;
        }
    }

    /// Reads an archive into a ledger that is empty, or that holds its beginning.
    @Command(name = "import", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ImportCommand implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final LedgerArguments ledgerArguments = new LedgerArguments();

        @Parameters(arity = "1", paramLabel = "${bundle:label.folder}", descriptionKey = "option.archive")
        private @Nullable Path folder;

        ImportCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (folder == null) {
                return Klardag.UNUSABLE;
            }
            var archive = Archive.read(folder);
            var verification = new Verification(archive);
            verification.walk((_, _) -> {});
            try (var ledger = ledgerArguments.toPost()) {
                var known = ledger.journal().entries();
                int shared = known.size();
                if (shared > archive.entries().size() || !archive.entries().subList(0, shared).equals(known)) {
                    throw LedgerFault.refused("ledger.other-ledger");
                }
                for (var entry : archive.entries().subList(shared, archive.entries().size())) {
                    ledger.copy(entry.kind(), archive.read(entry));
                }
                ledger.projection();
                tell(console, verification, ledger.journal());
            }
            return Klardag.DONE;
        }
    }

    /// Makes a key for an encrypted ledger.
    @Command(name = "key", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class KeyCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "option.new-key")
        private @Nullable Path file;

        KeyCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (file == null) {
                return Klardag.UNUSABLE;
            }
            try {
                Files.createFile(file, FolderStorage.permissions(file, "rw-------"));
                Files.write(file, List.of(DocumentCipher.newKey().strip()), StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException refused) {
                throw new UncheckedIOException(file.toString(), refused);
            }
            console.print(console.texts().get("ledger.key.made", file) + "\n");
            return Klardag.DONE;
        }
    }
}
