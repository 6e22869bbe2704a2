package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.cases.Shown;
import se.klardag.cli.documents.parties.PartiesFile;

/// Helps with the file of those who bill and are billed (*klardag parties*).
@Command(name = "parties", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class PartiesCommand implements Callable<Integer> {
    private final Console console;

    private PartiesCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands.
    static CommandLine line(Console console) {
        return new CommandLine(new PartiesCommand(console))
                .addSubcommand(new InitCommand(console))
                .addSubcommand(new ValidateCommand(console));
    }

    /// Without a command of its own it says which there are.
    @Override
    public Integer call() {
        console.complain(console.texts().get("parties.which"));
        return Klardag.UNUSABLE;
    }

    /// Writes an invented file for all of Skåne, to be filled in.
    @Command(name = "init", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class InitCommand implements Callable<Integer> {
        private final Console console;

        @Option(names = "-o", paramLabel = "${bundle:label.file}", descriptionKey = "option.output")
        private @Nullable Path output;

        InitCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (output == null) {
                console.print(PartiesFile.example());
            } else {
                write(PartiesFile.example(), output);
            }
            console.complain(console.texts().get("parties.invented"));
            console.complain(console.texts().get("parties.vat"));
            return Klardag.DONE;
        }

        /// Never over a file that is there: it may be filled in.
        private static void write(String text, Path output) {
            try {
                Files.writeString(output, text, StandardOpenOption.CREATE_NEW);
            } catch (IOException refused) {
                throw new UncheckedIOException(output.toString(), refused);
            }
        }
    }

    /// Holds a file against the schema and its numbers against their check digits.
    @Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
    static final class ValidateCommand implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-file")
        private Path file = Path.of("");

        ValidateCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var parties = PartiesFile.read(file);
            var texts = console.texts();
            console.print(texts.get(
                    "parties.usable",
                    Shown.of(file.toString()),
                    parties.recipients().size(),
                    texts.get("vat." + parties.issuer().vat().word())) + "\n");
            if (parties.invented()) {
                console.complain(texts.get("parties.invented"));
            }
            console.complain(texts.get("parties.vat"));
            return Klardag.DONE;
        }
    }
}
