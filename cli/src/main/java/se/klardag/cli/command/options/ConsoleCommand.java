package se.klardag.cli.command.options;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import se.klardag.cli.render.Console;

/// A command (*kommando*): its options, one call, and what it prints.
public abstract class ConsoleCommand implements Callable<Integer> {
    protected final Console console;

    protected ConsoleCommand(Console console) {
        this.console = console;
    }

    /// The command with its own commands in the order in which they are read; picocli would sort them by letter.
    ///
    /// @param methods their names
    protected CommandLine with(String... methods) {
        var line = new CommandLine(this);
        for (var method : methods) {
            CommandLine.getCommandMethods(getClass(), method)
                    .stream()
                    .map(CommandLine::new)
                    .forEach(own -> line.addSubcommand(own.getCommandName(), own));
        }
        return line;
    }
}
