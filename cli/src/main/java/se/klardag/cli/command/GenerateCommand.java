package se.klardag.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.files.FileKind;
import se.klardag.cli.generate.CaseGenerator;
import se.klardag.cli.generate.stay.Place;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Populations;

/// Writes synthetic cases (*klardag generate*): the same arguments give the same bytes on every machine.
@Command(name = "generate")
public final class GenerateCommand extends ConsoleCommand {
    private static final int MOST_MONTHS = 1200;

    @Option(names = "--region", required = true, paramLabel = "skane", descriptionKey = "option.region")
    private String region = "";

    @Option(names = "--from", required = true, paramLabel = "${bundle:label.month}", descriptionKey = "option.from")
    private YearMonth from = YearMonth.of(1970, 1);

    @Option(names = "--months", required = true, paramLabel = "N", descriptionKey = "option.months")
    private int months;

    @Option(names = "--seed", required = true, paramLabel = "S", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "-o", paramLabel = "${bundle:label.file}", descriptionKey = "option.output")
    private @Nullable Path output;

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    public GenerateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (!Populations.regions().contains(region)) {
            throw new UsageException("generate.region", String.join(", ", Populations.regions()));
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw new UsageException("generate.months", MOST_MONTHS);
        }
        var places = Populations.of(region, Municipalities.shipped())
                .entrySet()
                .stream()
                .map(entry -> new Place(entry.getKey().codeText(), entry.getValue()))
                .toList();
        var generator = new CaseGenerator(places, from, months, seed);
        if (output == null) {
            print(generator);
        } else {
            overwriting.refuse(output, List.of(), FileKind.CASES);
            overwriting.write(output, out -> {
                var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                generator.writeTo(lines);
                lines.flush();
            });
        }
        return ExitCode.DONE;
    }

    private void print(CaseGenerator generator) {
        try {
            generator.writeTo(console.out());
            console.out().flush();
        } catch (IOException refused) {
            throw new UncheckedIOException("stdout", refused);
        }
    }
}
