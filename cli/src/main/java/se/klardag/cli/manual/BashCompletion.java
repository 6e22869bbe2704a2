package se.klardag.cli.manual;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// Completion for bash (*ifyllnad i bash*), as picocli writes it.
final class BashCompletion {
    private BashCompletion() {}

    static String of(CommandLine program) {
        offerChoices(program);
        return AutoComplete.bash(program.getCommandName(), program);
    }

    /// picocli knows the words of enumerations alone, by their names in the code.
    private static void offerChoices(CommandLine command) {
        var spec = command.getCommandSpec();
        for (var option : List.copyOf(spec.options())) {
            var choices = ArgumentChoices.of(option);
            boolean handedDown = option.scopeType() == ScopeType.INHERIT; // added once more, it would be there twice
            if (!handedDown && choices.isEmpty() == (option.completionCandidates() != null)) {
                replace(spec, option, choices);
            }
        }
        command.getSubcommands().values().forEach(BashCompletion::offerChoices);
    }

    private static void replace(CommandSpec spec, OptionSpec option, List<String> choices) {
        spec.remove(option);
        spec.addOption(option.toBuilder().completionCandidates(choices).build());
    }
}
