package se.klardag.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.klardag.cli.generate.CaseGenerator;
import se.klardag.cli.generate.Place;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Populations;

/// Writes synthetic cases (*klardag generate*): the same arguments give the same bytes on every machine.
@Command(name = "generate", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class GenerateCommand implements Callable<Integer> {
    private static final int MOST_MONTHS = 1200;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--region", required = true, paramLabel = "skane", descriptionKey = "option.region")
    private String region = "";

    @Option(names = "--from", required = true, paramLabel = "${bundle:label.month}", descriptionKey = "option.from",
            converter = CaseArguments.Month.class)
    private YearMonth from = YearMonth.of(1970, 1);

    @Option(names = "--months", required = true, paramLabel = "N", descriptionKey = "option.months")
    private int months;

    @Option(names = "--seed", required = true, paramLabel = "S", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "-o", paramLabel = "${bundle:label.file}", descriptionKey = "option.output")
    private @Nullable Path output;

    GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!Populations.regions().contains(region)) {
            throw wrong("generate.region", String.join(", ", Populations.regions()));
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw wrong("generate.months", MOST_MONTHS);
        }
        var places = Populations.of(region, Municipalities.shipped())
                .entrySet()
                .stream()
                .map(entry -> new Place(entry.getKey().codeText(), entry.getValue()))
                .toList();
        var generator = new CaseGenerator(places, from, months, seed);
        try {
            if (output == null) {
                generator.writeTo(console.out());
                console.out().flush();
            } else {
                write(generator, output);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(output == null ? "stdout" : output.toString(), refused);
        }
        return Klardag.DONE;
    }

    private static void write(CaseGenerator generator, Path output) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
            generator.writeTo(file);
        }
    }

    private RuntimeException wrong(String key, Object value) {
        var message = console.texts().get(key, value);
        return spec == null
                ? new IllegalStateException(message)
                : new ParameterException(spec.commandLine(), message);
    }
}
