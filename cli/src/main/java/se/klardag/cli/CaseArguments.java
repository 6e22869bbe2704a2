package se.klardag.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;
import se.klardag.rules.Agreements;
import se.klardag.rules.Municipalities;
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

    private final Municipalities municipalities = Municipalities.shipped();

    /// The agreement, with its remarks told.
    Agreement agreement(Console console) {
        var found = Agreements.find(given(agreementName));
        console.tell(found.remarks());
        return found;
    }

    /// The agreement as it was asked for: an id, or a file.
    String agreementName() {
        return given(agreementName);
    }

    YearMonth period() {
        return given(period);
    }

    AgreementTerms terms(Agreement agreement) {
        return Resolving.resolve(agreement, given(period), municipalities);
    }

    List<Path> cases() {
        return cases;
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
