package se.klardag.cli.manual;

import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish (*ifyllnad i fish*): a line for each command and option, with where it holds.
final class FishCompletion {
    /// The commands in front of the cursor, without options; only the word after a language could be taken for one.
    private static final String PATH = """
            function __%1$s_path
                set -l skips no
                for word in (commandline -opc)[2..-1]
                    if test $skips = yes
                        set skips no
                    else if test "$word" = --lang
                        set skips yes
                    else if not string match -q -- '-*' $word
                        echo $word
                    end
                end
            end

            function __%1$s_is
                set -l path (__%1$s_path)
                test "$path" = "$argv"
            end

            function __%1$s_within
                set -l path (__%1$s_path)
                set -q argv[1]; or return 0
                set -l depth (count $argv)
                set -q path[$depth]; or return 1
                test "$path[1..$depth]" = "$argv"
            end

            """;

    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandLine line) {
        var made = new FishCompletion(line.getCommandName());
        made.script.append(PATH.replace("%1$s", made.program));
        made.command(new CommandWords(line));
        return made.script.toString();
    }

    private void command(CommandWords words) {
        var path = words.path().substring(program.length()).strip();
        for (var each : words.commands()) {
            line("is", path, "-f -a " + each.spec().name(), each.sentence());
        }
        for (var option : words.options()) {
            line("within", path, option(option), CommandWords.about(option));
        }
        for (var argument : words.arguments()) {
            var choices = ArgumentChoices.of(argument);
            if (!choices.isEmpty()) {
                line("within", path, "-f -a " + quoted(String.join(" ", choices)), CommandWords.about(argument));
            }
        }
        words.commands().forEach(this::command);
    }

    private void line(String where, String path, String what, String about) {
        script.append("complete -c ")
                .append(program)
                .append(" -n ")
                .append(quoted(("__" + program + "_" + where + " " + path).strip()))
                .append(' ')
                .append(what)
                .append(" -d ")
                .append(quoted(about))
                .append('\n');
    }

    private static String option(OptionSpec option) {
        var words = new StringBuilder();
        Arrays.stream(option.names())
                .forEach(name -> words.append(words.isEmpty() ? "" : " ")
                        .append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1)));
        if (CommandWords.takesWord(option)) {
            words.append(ArgumentChoices.isFile(option) ? " -r" : " -x");
            var choices = ArgumentChoices.of(option);
            if (!choices.isEmpty()) {
                words.append(" -a ").append(quoted(String.join(" ", choices)));
            }
        }
        return words.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
