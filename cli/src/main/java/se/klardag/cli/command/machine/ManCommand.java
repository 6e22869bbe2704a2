package se.klardag.cli.command.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.manual.ManualPage;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;
import se.klardag.cli.text.UsageException;
import se.klardag.cli.workspace.KeptFiles;

/// Prints the manual page of a command, or writes all of them (*klardag man*). Made from the commands at each call.
@Command(name = "man")
public final class ManCommand extends ConsoleCommand {
    private final Function<Language, CommandLine> whole;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.command}", descriptionKey = "option.man.command")
    private List<String> path = List.of();

    @Option(names = "-o", paramLabel = "${bundle:label.folder}", descriptionKey = "option.man")
    private @Nullable Path folder;

    /// @param whole the program with every command modelled
    public ManCommand(Console console, Function<Language, CommandLine> whole) {
        super(console);
        this.whole = whole;
    }

    @Override
    public Integer call() {
        if (folder == null) {
            console.printExactly(ManualPage.of(named(), console.texts()));
            return ExitCode.DONE;
        }
        if (!path.isEmpty()) {
            throw new UsageException("man.all");
        }
        KeptFiles.refuseLedger(folder);
        write(Language.EN, folder.resolve("man1"));
        write(Language.SV, folder.resolve("sv").resolve("man1"));
        return ExitCode.DONE;
    }

    private CommandLine named() {
        var command = whole.apply(console.texts().language());
        for (var word : path) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                throw new UsageException("man.unknown", TerminalSafe.briefly(String.join(" ", path)));
            }
            command = next;
        }
        return command;
    }

    /// Where `man` looks for pages of a language. A page that is there and says something else is kept.
    private void write(Language language, Path section) {
        var texts = Texts.in(language);
        try (var out = OutputFolder.at(section)) {
            out.guard(KeptFiles::refuse);
            out.keepOthers();
            commands(whole.apply(language))
                    .forEach(each -> out.write(ManualPage.file(each), ManualPage.of(each, texts)));
            out.done();
        }
    }

    private static List<CommandLine> commands(CommandLine command) {
        var all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(each -> all.addAll(commands(each)));
        return all;
    }
}
