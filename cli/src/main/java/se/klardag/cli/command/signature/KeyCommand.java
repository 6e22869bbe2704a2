package se.klardag.cli.command.signature;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.klardag.cli.audit.signature.SigningKey;
import se.klardag.cli.audit.signature.VerifyingKey;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Looks after keys to sign with (*klardag key*).
@Command(name = "key", addMethodSubcommands = false)
public final class KeyCommand extends ConsoleCommand {
    private KeyCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new KeyCommand(console).with("make", "show");
    }

    /// Without a command of its own there is nothing to do.
    @Override
    public Integer call() {
        console.complain(console.texts().get("usage.see", "klardag key"));
        return ExitCode.UNUSABLE;
    }

    /// Makes a pair of keys.
    @Command(name = "make")
    int make(@Parameters(arity = "1", paramLabel = "${bundle:label.file}",
            descriptionKey = "option.new-signing-key") Path file) {
        var made = SigningKey.make(file);
        console.print(console.texts()
                .get("signature.key-made", TerminalSafe.of(file.toString()),
                        TerminalSafe.of(SigningKey.sharedOf(file).toString()), made.shared().fingerprint())
                + "\n");
        return ExitCode.DONE;
    }

    /// Shows the fingerprint of a public key: of the file itself, or of the one beside a private key.
    @Command(name = "show")
    int show(@Parameters(arity = "1", paramLabel = "${bundle:label.file}",
            descriptionKey = "option.shown-key") Path file) {
        var beside = SigningKey.sharedOf(file);
        var shown = Files.exists(beside) ? SigningKey.read(file).shared() : VerifyingKey.read(file);
        console.print(shown.fingerprint() + "\n");
        return ExitCode.DONE;
    }
}
