package se.klardag.cli.command.machine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.manual.Shell;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.Language;

/// Prints what a shell reads to complete commands and options (*klardag completion*). Made from the commands at each call, so
/// that it cannot be out of date.
@Command(name = "completion")
public final class CompletionCommand extends ConsoleCommand {
    private final Function<Language, CommandLine> whole;

    @Parameters(arity = "1", paramLabel = "bash|zsh|fish", descriptionKey = "option.shell")
    private @Nullable Shell shell;

    /// @param whole the program with every command modelled
    public CompletionCommand(Console console, Function<Language, CommandLine> whole) {
        super(console);
        this.whole = whole;
    }

    @Override
    public Integer call() {
        if (shell != null) {
            console.printExactly(shell.script(whole.apply(console.texts().language())));
        }
        return ExitCode.DONE;
    }
}
