package se.klardag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.klardag.cli.output.CaseTemplate;

/// Writes a workbook to fill in with cases (*klardag template*).
@Command(name = "template", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class TemplateCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "-o", required = true, paramLabel = "${bundle:label.file}", descriptionKey = "option.template")
    private Path output = Path.of("");

    TemplateCommand(Console console) {
        this.console = console;
    }

    /// Never over a file that is there: it may be filled in.
    @Override
    public Integer call() {
        try {
            Files.write(output, CaseTemplate.of(console.texts()), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return Klardag.DONE;
        } catch (IOException refused) {
            throw new UncheckedIOException(output.toString(), refused);
        }
    }
}
