package se.klardag.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.klardag.cli.cases.CaseTemplate;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.files.PrivateFile;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Writes a workbook to fill in with cases (*klardag template*).
@Command(name = "template")
public final class TemplateCommand extends ConsoleCommand {
    @Option(names = "-o", required = true, paramLabel = "${bundle:label.file}", descriptionKey = "option.template")
    private Path output = Path.of("");

    public TemplateCommand(Console console) {
        super(console);
    }

    /// Never over a file that is there: it may be filled in.
    @Override
    public Integer call() {
        PrivateFile.create(output, CaseTemplate.of(console.texts()));
        return ExitCode.DONE;
    }
}
