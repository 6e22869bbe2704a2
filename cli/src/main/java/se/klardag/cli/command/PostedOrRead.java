package se.klardag.cli.command;

import java.util.ArrayList;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command that reads case files, or asks the ledger where the call names none (*ärenden ur filer eller liggare*): what it
/// needs to read files is not needed then.
final class PostedOrRead {
    private PostedOrRead() {}

    /// The command with nothing required that only files need.
    static CommandLine line(Object command) {
        var line = new CommandLine(command);
        relax(line.getCommandSpec());
        return line;
    }

    private static void relax(CommandSpec command) {
        for (var name : new String[]{"--agreement", "--period"}) {
            var option = command.findOption(name);
            command.remove(option);
            command.addOption(OptionSpec.builder(option).required(false).build());
        }
        var cases = command.positionalParameters().getFirst();
        command.remove(cases);
        command.addPositional(PositionalParamSpec.builder(cases)
                .arity("0..*")
                .required(false)
                .descriptionKey("option.posted-or-cases")
                .build());
    }

    /// Refuses a call that names case files and not how they are settled.
    ///
    /// @throws MissingParameterException naming the options
    static void refuseMissing(CommandSpec command) {
        var missing = new ArrayList<ArgSpec>();
        for (var name : new String[]{"--agreement", "--period"}) {
            var option = command.findOption(name);
            if (option.getValue() == null) {
                missing.add(option);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingParameterException(command.commandLine(), missing, "");
        }
    }
}
