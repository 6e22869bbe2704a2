package se.klardag.cli.command.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.render.Console;
import se.klardag.cli.render.StandardOutput;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Makes a working folder (*klardag init*): settings, adoption form, parties, and an example month that runs at once.
@Command(name = "init")
public final class InitCommand extends ConsoleCommand {
    @Parameters(arity = "0..1", paramLabel = "${bundle:label.folder}", descriptionKey = "option.init-folder")
    private Path folder = Path.of("");

    @Option(names = "--region", paramLabel = "${bundle:label.code}", descriptionKey = "option.init-region")
    private @Nullable String region;

    @Option(names = "--agreement", paramLabel = "ID", descriptionKey = "option.init-agreement")
    private @Nullable String agreement;

    @Option(names = "--source", paramLabel = "ID", descriptionKey = "option.init-source")
    private @Nullable String source;

    public InitCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var texts = console.texts();
        var answers = InitAnswers.of(region, agreement, source, StandardOutput.isTerminal(), console::ask, texts);
        var files = new WorkspaceFiles(answers, texts);
        files.write(folder);
        var place = TerminalSafe.of(folder.toAbsolutePath().normalize().toString());
        var text = new StringBuilder(texts.get("init.done", place, answers.regionName(), answers.agreement().id()))
                .append("\n\n");
        for (var name : new String[]{"klardag.yaml", WorkspaceFiles.ADOPTION, WorkspaceFiles.RATES,
                WorkspaceFiles.MAPPING, "parter.yaml", "mallar", WorkspaceFiles.CASES}) {
            text.append("  %-16s".formatted(name)).append(texts.get("init.file." + name)).append('\n');
        }
        text.append('\n').append(texts.get("init.try")).append('\n');
        if (!folder.normalize().toString().isEmpty()) {
            text.append("  cd ").append(TerminalSafe.of(folder.toString())).append('\n');
        }
        text.append("  klardag settle ")
                .append(answers.example().isPresent() ? "" : "--agreement " + InitAnswers.STATUTE + " ")
                .append("--period ")
                .append(files.month())
                .append(' ')
                .append(files.example());
        if (answers.example().isEmpty()) {
            text.append("\n\n").append(texts.get("init.unsettled", answers.agreement().id()));
        }
        console.print(text.append("\n\n").append(texts.get("init.next")).append('\n').toString());
        return ExitCode.DONE;
    }
}
