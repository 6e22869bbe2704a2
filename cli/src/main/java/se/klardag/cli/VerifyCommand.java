package se.klardag.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.bundle.ArchiveFault;
import se.klardag.cli.bundle.BundleVerification;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.output.BundleText;
import se.klardag.cli.output.VerdictText;
import se.klardag.cli.verify.FixtureVerification;
import se.klardag.cli.verify.FolderFault;
import se.klardag.cli.verify.Program;
import se.klardag.cli.verify.Verdict;

/// Reproduces and compares (*klardag verify*): identical, or the first difference.
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.bundle-or-folder}", descriptionKey = "option.verify")
    private List<Path> targets = List.of();

    @Option(names = "--all", descriptionKey = "option.verify-all")
    private boolean all;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int code = Klardag.DONE;
        for (var target : targets) {
            code = Math.max(code, verify(target));
        }
        return code;
    }

    /// One folder that cannot be read does not keep the others from being looked at.
    private int verify(Path target) {
        var name = target.toString();
        if (!Files.isDirectory(target)) {
            if (!Files.isRegularFile(target)) {
                throw new FileFault(name, Files.exists(target) ? "verify.no-folder" : "fault.missing");
            }
            return bundle(target);
        }
        try {
            return told(name, FixtureVerification.of(target, VerifyCommand::run));
        } catch (FolderFault fault) {
            console.complain(fault.place() + ": "
                    + console.texts().get(fault.key(), fault.details().toArray()));
            return Klardag.UNUSABLE;
        }
    }

    private int bundle(Path target) {
        try {
            var found = BundleVerification.of(target, console.texts());
            console.print(new BundleText(console.texts(), console.page())
                    .print(target.toString(), found, EngineVersion.current(), all));
            return found.verdict().mismatches().isEmpty() ? Klardag.DONE : Klardag.DIFFERS;
        } catch (ArchiveFault fault) {
            console.complain(target + ": " + console.texts().get(fault.key(), fault.details().toArray()));
            return Klardag.UNUSABLE;
        }
    }

    private int told(String name, Verdict verdict) {
        console.print(new VerdictText(console.texts(), console.page()).print(name, verdict, all));
        return verdict.mismatches().isEmpty() ? Klardag.DONE : Klardag.DIFFERS;
    }

    /// In no environment: what a worked case comes to does not hang on who looks.
    private static Program.Outcome run(List<String> arguments) {
        var out = new StringWriter();
        var messages = new StringWriter();
        int code = Klardag.run(
                arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(messages), "sv", Map.of());
        return new Program.Outcome(code, out.toString(), messages.toString());
    }
}
