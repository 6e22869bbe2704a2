package se.klardag.cli.command.overview;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ReadingOptions;
import se.klardag.cli.command.workspace.WorkspacePlaces;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.places.Payers;

/// The month, the case files and the ledger of a call (*månad och ärendefiler*): the month may be the first word, and a working
/// folder has the files.
final class MonthAndCases {
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    @Option(names = "--period", paramLabel = "${bundle:label.month}", descriptionKey = "option.report-period")
    private @Nullable MonthRange period;

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.month-and-cases}", descriptionKey = "option.report-cases")
    private List<Path> words = List.of();

    @Option(names = "--as-known-on", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-known-on")
    private @Nullable LocalDate knownOn;

    @Mixin
    private final LedgerOptions ledger = new LedgerOptions();

    /// The ledger that may have the month's bills.
    LedgerOptions ledger() {
        return ledger;
    }

    /// @throws UsageException when no month is stated, or several
    YearMonth month() {
        if (period == null) {
            return first().orElseThrow(() -> new UsageException("report.no-month"));
        }
        if (!period.isOne()) {
            throw new UsageException("argument.one-month", period);
        }
        return period.from();
    }

    /// The first word, where it is a month and none is stated otherwise.
    private Optional<YearMonth> first() {
        return words.stream()
                .limit(1)
                .map(Path::toString)
                .filter(MONTH.asMatchPredicate())
                .map(YearMonth::parse)
                .findFirst();
    }

    /// @param folder that has the files where none are stated
    /// @throws UsageException when there are none
    List<Path> cases(Optional<WorkspacePlaces> folder) {
        var stated = words.stream().skip(period == null ? first().stream().count() : 0).toList();
        var cases = stated.isEmpty() ? folder.map(WorkspacePlaces::caseFiles).orElse(List.of()) : stated;
        if (cases.isEmpty()) {
            throw new UsageException("report.no-cases");
        }
        return cases;
    }

    /// The case files as the call says they are to be read.
    ///
    /// @param payers whom they may name
    Intake intake(Console console, List<Path> cases, ReadingOptions reading, Payers payers) {
        var settings = reading.reading(console, knownOn);
        return new Intake(
                console, cases, settings, payers, IntakeLists.in(ResultFolder.at(null), settings), reading.verbose());
    }
}
