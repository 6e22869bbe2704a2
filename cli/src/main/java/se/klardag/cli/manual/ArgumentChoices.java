package se.klardag.cli.manual;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import se.klardag.rules.Agreements;

/// The words that an option or an argument takes (*valbara ord*), as far as they are known beforehand.
final class ArgumentChoices {
    private static final Set<String> OF_AGREEMENTS = Set.of("--agreement", "--base");
    private static final Pattern CHOICE = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

    private ArgumentChoices() {}

    /// None where anything may stand.
    static List<String> of(ArgSpec argument) {
        if (isAgreement(argument)) {
            return agreements();
        }
        var candidates = argument.completionCandidates();
        // a converter of its own takes other words than the names in the code
        if (candidates != null && argument.converters().length == 0) {
            return StreamSupport.stream(candidates.spliterator(), false).toList();
        }
        var label = argument.paramLabel();
        return CHOICE.matcher(label).matches() ? Arrays.asList(label.split("\\|")) : List.of();
    }

    /// Whether a file may stand there: whatever is neither a choice nor a number or day.
    static boolean isFile(ArgSpec argument) {
        var type = argument.auxiliaryTypes()[0];
        return type.equals(Path.class) || argument.type().equals(Path.class) || isAgreement(argument)
                || argument.isPositional();
    }

    /// Whether an agreement is named, by its id or as a file.
    static boolean isAgreement(ArgSpec argument) {
        return argument instanceof OptionSpec option && OF_AGREEMENTS.contains(option.longestName());
    }

    static List<String> agreements() {
        return Agreements.ids();
    }
}
