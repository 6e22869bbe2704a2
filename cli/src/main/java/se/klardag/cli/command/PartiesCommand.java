package se.klardag.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Helps with the file of those who bill and are billed (*klardag parties*).
@Command(name = "parties", addMethodSubcommands = false)
public final class PartiesCommand extends ConsoleCommand {
    private PartiesCommand(Console console) {
        super(console);
    }

    /// The command with its own commands.
    public static CommandLine line(Console console) {
        return new PartiesCommand(console).with("init", "validate");
    }

    /// Without a command of its own it says which there are.
    @Override
    public Integer call() {
        console.complain(console.texts().get("parties.which"));
        return ExitCode.UNUSABLE;
    }

    /// Writes an invented file for all of Skåne, to be filled in.
    @Command(name = "init")
    int init(
            @Option(names = "-o", paramLabel = "${bundle:label.file}",
                    descriptionKey = "option.output") @Nullable Path output) {
        if (output == null) {
            console.printExactly(PartiesFile.example());
        } else {
            PrivateFile.create(output, PartiesFile.example().getBytes(StandardCharsets.UTF_8));
        }
        console.complain(console.texts().get("parties.invented"));
        console.complain(console.texts().get("parties.vat"));
        return ExitCode.DONE;
    }

    /// Holds a file against the schema and its numbers against their check digits.
    @Command(name = "validate")
    int validate(@Parameters(paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-file") Path file) {
        var parties = PartiesFile.read(file);
        var texts = console.texts();
        console.print(texts.get(
                "parties.usable",
                TerminalSafe.of(file.toString()),
                parties.recipients().size(),
                texts.get("vat." + parties.issuer().vat().word())) + "\n");
        if (parties.invented()) {
            console.complain(texts.get("parties.invented"));
        }
        console.complain(texts.get("parties.vat"));
        return ExitCode.DONE;
    }
}
