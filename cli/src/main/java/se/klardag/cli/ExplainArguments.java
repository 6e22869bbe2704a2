package se.klardag.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a call to explain takes (*argument till en förklaring*): as a settlement, but each part may come from `--between`.
final class ExplainArguments {
    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.agreement")
    private @Nullable String agreement;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.period",
            converter = CaseArguments.Month.class)
    private @Nullable YearMonth period;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingArguments reading = new ReadingArguments();

    @Option(names = "--as-known-on", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-known-on",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate knownOn;

    /// What the call says; what it leaves out is `null`, or no file.
    Asked asked() {
        return new Asked(agreement, period, cases);
    }

    /// How the files are to be read.
    ReadingArguments reading() {
        return reading;
    }

    /// The day whose knowledge counts; `null` for everything.
    @Nullable
    LocalDate knownOn() {
        return knownOn;
    }

    /// An agreement, a month and files, each as far as it was said (*fråga*).
    record Asked(@Nullable String agreement, @Nullable YearMonth period, List<Path> cases) {
        Asked {
            cases = List.copyOf(cases);
        }

        /// Whether nothing was said.
        boolean isNothing() {
            return agreement == null && period == null && cases.isEmpty();
        }

        Asked agreement(String other) {
            return new Asked(other, period, cases);
        }

        Asked period(YearMonth other) {
            return new Asked(agreement, other, cases);
        }

        Asked cases(Path other) {
            return new Asked(agreement, period, List.of(other));
        }
    }
}
