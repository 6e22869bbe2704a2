package se.klardag.cli.command.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.command.intake.MappingSuggestion;
import se.klardag.cli.render.Console;

/// The file that a mapping profile is proposed for (*okänd fil*), and where the proposal goes.
public final class SuggestionOptions {
    @Option(names = "--suggest-mapping", paramLabel = "${bundle:label.file}", descriptionKey = "option.suggest-mapping")
    private @Nullable Path unknown;

    @Option(names = "-o", paramLabel = "${bundle:label.file}", descriptionKey = "option.suggest-output")
    private @Nullable Path profile;

    /// Writes the proposal, when one is asked for.
    ///
    /// @return whether it was
    public boolean write(Console console, ReadSettings reading) {
        if (unknown == null) {
            return false;
        }
        MappingSuggestion.write(console, unknown, reading, profile);
        return true;
    }
}
