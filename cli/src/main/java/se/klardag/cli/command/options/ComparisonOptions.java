package se.klardag.cli.command.options;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.check.Stake;
import se.klardag.cli.command.intake.FoundAgreement;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// What a call says about a second source (*jämförelseval*), and whether the difference is counted in kronor.
public final class ComparisonOptions {
    @Option(names = "--against", paramLabel = "${bundle:label.file}", descriptionKey = "option.against-source")
    private List<Path> against = List.of();

    @Option(names = "--against-mapping", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.against-mapping")
    private @Nullable String againstMapping;

    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.check-agreement")
    private @Nullable String agreementName;

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.check-period")
    private @Nullable YearMonth period;

    /// Whether there is a second source.
    ///
    /// @throws UsageException when the options do not go together
    public boolean wanted() {
        if ((agreementName == null) != (period == null) || (agreementName != null && against.isEmpty())) {
            throw new UsageException("compare.what");
        }
        return !against.isEmpty();
    }

    /// The files that are compared, in words.
    public String about(List<Path> cases) {
        return names(cases) + " – " + names(against);
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /// The second source.
    public Intake intake(Console console, ReadingOptions reading, ResultFolder folder) {
        var settings = reading.reading(console, null, againstMapping);
        return new Intake(console, against, settings, Payers.kommuner(Municipalities.shipped()),
                IntakeLists.against(folder, settings), reading.verbose());
    }

    /// What hangs on the differences, by the agreement and month that the call names.
    public Optional<List<Stake>> stakes(Intake one, Intake other, Console console) {
        if (agreementName == null || period == null) {
            return Optional.empty();
        }
        var agreement = FoundAgreement.of(agreementName, console);
        var rules = MonthRequest.billable(agreement, period);
        return Optional.of(Stake.of(
                one.month(rules).settle().settlement(), other.month(rules).settle().settlement()));
    }
}
