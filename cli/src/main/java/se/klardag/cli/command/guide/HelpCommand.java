package se.klardag.cli.command.guide;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.guide.PlainPage;
import se.klardag.cli.guide.Topic;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.TerminalSafe;

/// Prints a walk of the handbook, or what a command says of itself (*klardag hjälp*).
@Command(name = "help")
public final class HelpCommand extends ConsoleCommand {
    private final Set<String> commands;
    private final Program program;

    @Parameters(arity = "0..1", paramLabel = "${bundle:label.topic}", descriptionKey = "option.topic")
    private String topic = "";

    /// @param commands names of the program's commands
    /// @param program  runs a call of the program in the reader's language
    public HelpCommand(Console console, Set<String> commands, Program program) {
        super(console);
        this.commands = Set.copyOf(commands);
        this.program = program;
    }

    @Override
    public Integer call() {
        var language = console.texts().language();
        if (topic.isEmpty()) {
            console.print(topics());
            return ExitCode.DONE;
        }
        var found = Topic.named(topic);
        if (found.isPresent()) {
            console.print(PlainPage.of(found.get().text(language)));
            return ExitCode.DONE;
        }
        if (commands.contains(topic)) {
            var said = program.run(List.of(topic, "--help"));
            console.print(said.out());
            return said.exitCode();
        }
        console.complain(console.texts().get("help.unknown", TerminalSafe.briefly(topic)));
        console.complain(topics());
        return ExitCode.UNUSABLE;
    }

    /// Every walk, with whom it is for.
    private String topics() {
        var language = console.texts().language();
        return console.texts().get("help.topics") + "\n" + Stream.of(Topic.values())
                .map(each -> "  klardag %s %-13s %s%n".formatted(console.texts().get("help.word"), each.name(language),
                        console.texts().get("help.topic." + each.name())))
                .collect(Collectors.joining())
                + console.texts().get("help.commands") + "\n";
    }
}
