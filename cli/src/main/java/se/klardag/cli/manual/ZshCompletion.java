package se.klardag.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for zsh (*ifyllnad i zsh*): a function for each command, which leaves the work to `_arguments`.
final class ZshCompletion {
    private static final String AGREEMENT = "_klardag_agreement";

    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(CommandLine program) {
        var made = new ZshCompletion();
        var words = new CommandWords(program);
        made.script.append("#compdef ").append(words.path()).append("\n\n");
        made.script.append(AGREEMENT)
                .append("() {\n    _alternative 'ids:id:(")
                .append(words(ArgumentChoices.agreements()))
                .append(")' 'files:file:_files'\n}\n\n");
        made.function(words);
        var name = function(words.page());
        // read from a file of its own the function is called at once, in a shell's own file it is only made known
        made.script.append("if [ \"${funcstack[1]}\" = \"")
                .append(name)
                .append("\" ]; then\n    ")
                .append(name)
                .append(" \"$@\"\nelse\n    compdef ")
                .append(name)
                .append(' ')
                .append(words.path())
                .append("\nfi\n");
        return made.script.toString();
    }

    private void function(CommandWords words) {
        words.commands().forEach(this::function);
        var specs = new ArrayList<String>();
        words.options().forEach(option -> specs.addAll(List.of(option(option))));
        script.append(function(words.page())).append("() {\n");
        if (words.commands().isEmpty()) {
            for (var argument : words.arguments()) {
                specs.add(quoted((argument.arity().max() > 1 ? "*" : "") + ":" + word(argument)));
            }
            script.append("    _arguments -s \\\n        ").append(String.join(" \\\n        ", specs)).append('\n');
        } else {
            group(words, specs);
        }
        script.append("}\n\n");
    }

    /// What a command does that has commands of its own: it offers them, and leaves the rest to the one that is named.
    private void group(CommandWords words, List<String> specs) {
        specs.add("'1: :->command'");
        specs.add("'*:: :->rest'");
        script.append("    local curcontext=$curcontext state line\n    typeset -A opt_args\n")
                .append("    _arguments -s -C \\\n        ")
                .append(String.join(" \\\n        ", specs))
                .append("\n    case $state in\n        command)\n            local -a commands=(\n");
        for (var each : words.commands()) {
            script.append("                ")
                    .append(quoted(each.spec().name() + ":" + escaped(each.sentence())))
                    .append('\n');
        }
        script.append("            )\n            _describe command commands ;;\n        rest)\n")
                .append("            case $words[1] in\n");
        for (var each : words.commands()) {
            script.append("                ")
                    .append(each.spec().name())
                    .append(") ")
                    .append(function(each.page()))
                    .append(" ;;\n");
        }
        script.append("            esac ;;\n    esac\n");
    }

    private static String[] option(OptionSpec option) {
        var about = "[" + escaped(CommandWords.about(option)) + "]";
        var repeated = option.isMultiValue() ? "*" : "";
        return Arrays.stream(option.names())
                .map(name -> quoted(repeated + name
                        + (CommandWords.takesWord(option)
                                ? (name.startsWith("--") ? "=" : "") + about + ":" + word(option)
                                : about)))
                .toArray(String[]::new);
    }

    /// What may stand for a word, after its name.
    private static String word(ArgSpec argument) {
        var label = escaped(argument.paramLabel());
        var choices = ArgumentChoices.of(argument);
        if (ArgumentChoices.isAgreement(argument)) {
            return label + ":" + AGREEMENT;
        }
        return choices.isEmpty()
                ? label + ":" + (ArgumentChoices.isFile(argument) ? "_files" : "")
                : label + ":(" + words(choices) + ")";
    }

    private static String words(List<String> choices) {
        return choices.stream().map(ZshCompletion::escaped).collect(Collectors.joining(" "));
    }

    private static String function(String page) {
        return "_" + page.replace('-', '_');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
