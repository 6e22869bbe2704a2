package se.klardag.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.audit.bundle.ArchiveException;
import se.klardag.cli.audit.bundle.BundleText;
import se.klardag.cli.audit.bundle.BundleVerification;
import se.klardag.cli.audit.signature.SignatureCheck;
import se.klardag.cli.audit.signature.VerifyingKey;
import se.klardag.cli.audit.verify.FixtureFolderException;
import se.klardag.cli.audit.verify.FixtureVerification;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.audit.verify.VerificationResult;
import se.klardag.cli.audit.verify.VerificationText;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.posted.PostedVerification;
import se.klardag.cli.command.signature.TrustOptions;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Reproduces and compares (*klardag verify*): identical, or the first difference.
@Command(name = "verify")
public final class VerifyCommand extends ConsoleCommand {
    private final Program program;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.bundle-or-folder}", descriptionKey = "option.verify")
    private List<Path> targets = List.of();

    @Option(names = "--all", descriptionKey = "option.verify-all")
    private boolean all;

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    /// @param program runs the calls that a worked case names
    public VerifyCommand(Console console, Program program) {
        super(console);
        this.program = program;
    }

    @Override
    public Integer call() {
        var trusted = trust.keys();
        int code = ExitCode.DONE;
        for (var target : targets) {
            code = Math.max(code, verify(target, trusted));
        }
        return code;
    }

    /// One folder that cannot be read does not keep the others from being looked at.
    private int verify(Path target, List<VerifyingKey> trusted) {
        var name = target.toString();
        if (LedgerBills.isNumber(target)) {
            return new PostedVerification(console, ledgerArguments).verify(target);
        }
        if (!Files.isDirectory(target)) {
            if (!Files.isRegularFile(target)) {
                throw new CaseFileException(name, Files.exists(target) ? "verify.no-folder" : "fault.missing");
            }
            return bundle(target, trusted);
        }
        if (!trusted.isEmpty()) {
            var unsigned = SignatureCheck.of(Optional.empty(), new byte[0], trusted);
            console.print(TerminalSafe.of(name) + ": " + console.texts().get(unsigned.message(), "") + "\n");
            return ExitCode.DIFFERS;
        }
        try {
            return printed(name, FixtureVerification.of(target, program));
        } catch (FixtureFolderException fault) {
            console.complain(fault.text(console.texts()));
            return fault.exitCode();
        }
    }

    private int bundle(Path target, List<VerifyingKey> trusted) {
        try {
            var found = BundleVerification.of(target, trusted, console.texts());
            console.print(new BundleText(console.texts(), console.page())
                    .print(target.toString(), found, EngineVersion.current(), all));
            return found.isInOrder() ? ExitCode.DONE : ExitCode.DIFFERS;
        } catch (ArchiveException fault) {
            console.complain(target + ": " + fault.text(console.texts()));
            return fault.exitCode();
        }
    }

    private int printed(String name, VerificationResult verdict) {
        console.print(new VerificationText(console.texts(), console.page()).print(name, verdict, all));
        return verdict.mismatches().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERS;
    }
}
