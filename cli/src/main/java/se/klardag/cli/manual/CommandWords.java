package se.klardag.cli.manual;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a command says of itself (*kommandots ord*), in the language that it was modelled in.
///
/// @param line the command with its own commands
record CommandWords(CommandLine line) {
    CommandSpec spec() {
        return line.getCommandSpec();
    }

    /// `klardag ledger verify`
    String path() {
        return spec().qualifiedName();
    }

    /// `klardag-ledger-verify`
    String page() {
        return spec().qualifiedName("-");
    }

    /// What it does, in a sentence.
    String sentence() {
        return String.join(" ", spec().usageMessage().header()).strip();
    }

    List<CommandWords> commands() {
        return line.getSubcommands().values().stream().map(CommandWords::new).toList();
    }

    List<OptionSpec> options() {
        return spec().options().stream().filter(option -> !option.hidden()).toList();
    }

    List<PositionalParamSpec> arguments() {
        return spec().positionalParameters().stream().filter(argument -> !argument.hidden()).toList();
    }

    /// What an option or argument is for, in running text.
    static String about(ArgSpec argument) {
        return String.join(" ", argument.description()).replace("%n", " ").replace("%%", "%").strip();
    }

    /// Whether an option is followed by a word.
    static boolean takesWord(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
