package se.klardag.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.klardag.cli.cases.Headings;

/// Looks at case files before money is asked for (*klardag check*).
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--suggest-mapping", paramLabel = "${bundle:label.file}", descriptionKey = "option.suggest-mapping")
    private @Nullable Path unknown;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingArguments reading = new ReadingArguments();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (unknown != null) {
            var headings = Headings.of(unknown, reading.reading(console, null));
            console.print(new MappingSuggestion(console.texts()).yaml(headings));
            return Klardag.DONE;
        }
        if (cases.isEmpty()) {
            throw wrong("check.what");
        }
        return Klardag.DONE;
    }

    private RuntimeException wrong(String key) {
        var message = console.texts().get(key);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
