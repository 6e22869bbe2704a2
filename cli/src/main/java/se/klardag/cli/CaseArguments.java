package se.klardag.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;

/// What every call that settles takes (*gemensamma argument*): agreement, month, case files, language.
final class CaseArguments {
    @Option(names = "--agreement", required = true, paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.agreement")
    private @Nullable String agreementName;

    @Option(names = "--period", required = true, paramLabel = "${bundle:label.month}", descriptionKey = "option.period",
            converter = Month.class)
    private @Nullable YearMonth period;

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.cases}", descriptionKey = "option.cases")
    private List<Path> cases = List.of();

    @Mixin
    private final ReadingArguments reading = new ReadingArguments();

    @Option(names = "--as-known-on", paramLabel = "${bundle:label.day}", descriptionKey = "option.as-known-on",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate knownOn;

    private final Municipalities municipalities = Municipalities.shipped();

    /// The agreement, with its remarks told.
    Agreement agreement(Console console) {
        var found = Agreements.find(given(agreementName));
        console.tell(found.remarks());
        return found;
    }

    AgreementTerms terms(Agreement agreement) {
        return Resolving.resolve(agreement, given(period), municipalities);
    }

    /// The case files, with what they leave out written to `rejects` when there is such a file.
    ///
    /// @param agreement whose parties the files may name
    Intake intake(Console console, Agreement agreement, Optional<OutFolder.Lines> rejects) {
        return new Intake(console, cases, reading.reading(console, knownOn), payers(agreement), rejects,
                reading.verbose());
    }

    /// Who the case files may name under the agreement.
    Payers payers(Agreement agreement) {
        return Payers.of(agreement.parties(), municipalities);
    }

    /// The agreement as the call names it: an id, or a file.
    String agreementName() {
        return given(agreementName);
    }

    List<Path> cases() {
        return cases;
    }

    /// The day whose knowledge counts, when the call names one.
    Optional<LocalDate> knownOn() {
        return Optional.ofNullable(knownOn);
    }

    Municipalities municipalities() {
        return municipalities;
    }

    /// Required options are there once the arguments are understood.
    private static <T> T given(@Nullable T option) {
        if (option == null) {
            throw new IllegalStateException("a required option was not set");
        }
        return option;
    }

    /// Reads a month.
    static final class Month implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeException noMonth) {
                throw new TypeConversionException("'" + text + "': ÅÅÅÅ-MM / YYYY-MM");
            }
        }
    }
}
