package se.klardag.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.Patients;
import se.klardag.cli.cases.Reading;
import se.klardag.rules.Mappings;

/// What a call says about its case files (*inläsningsval*), where it does not leave that to be found out.
final class ReadingArguments {
    @Option(names = "--mapping", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.mapping")
    private @Nullable String mapping;

    @Option(names = "--sheet", paramLabel = "${bundle:label.sheet}", descriptionKey = "option.sheet")
    private @Nullable String sheet;

    @Option(names = "--delimiter", paramLabel = "${bundle:label.sign}", descriptionKey = "option.delimiter",
            converter = Delimiter.class)
    private @Nullable Character delimiter;

    @Option(names = "--encoding", paramLabel = "${bundle:label.encoding}", descriptionKey = "option.encoding",
            converter = Encoding.class)
    private @Nullable Charset encoding;

    @Option(names = "--decimal", paramLabel = "${bundle:label.sign}", descriptionKey = "option.decimal",
            converter = Decimal.class)
    private @Nullable Character decimal;

    @Option(names = "--pseudonymise", paramLabel = "${bundle:label.key-file}", descriptionKey = "option.pseudonymise")
    private @Nullable Path keyFile;

    @Option(names = "--allow-identity-numbers", descriptionKey = "option.allow-identity-numbers")
    private boolean allowIdentityNumbers;

    @Option(names = "--verbose", descriptionKey = "option.verbose")
    private boolean verbose;

    /// @param knownOn what was recorded after this day does not count; `null` for everything
    Reading reading(Console console, @Nullable LocalDate knownOn) {
        return reading(console, knownOn, mapping);
    }

    /// The same with another mapping profile, `null` for none.
    Reading reading(Console console, @Nullable LocalDate knownOn, @Nullable String idOrFile) {
        var profile = idOrFile == null ? null : Mappings.find(idOrFile, CaseFiles.columns());
        if (profile != null && profile.isProposed()) {
            console.complain(console.texts().get("intake.proposed-mapping", profile.title()));
        }
        return new Reading(delimiter, encoding, decimal, sheet, profile, patients(), knownOn);
    }

    private Patients patients() {
        if (keyFile != null) {
            return Patients.Pseudonymised.with(keyFile);
        }
        return allowIdentityNumbers ? Patients.AS_THEY_STAND : Patients.REFUSED;
    }

    /// Whether the layout of every file is told, also where nothing had to be found out.
    boolean verbose() {
        return verbose;
    }

    /// Reads `comma`, `semicolon`, `tab`, or the sign itself.
    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            return switch (text) {
                case "comma" -> ',';
                case "semicolon" -> ';';
                case "tab", "\\t" -> '\t';
                default -> {
                    if (text.length() != 1 || text.equals("\"") || (text.isBlank() && !text.equals("\t"))) {
                        throw new TypeConversionException("--delimiter: comma | semicolon | tab | SIGN");
                    }
                    yield text.charAt(0);
                }
            };
        }
    }

    /// Reads `comma`, `point`, or the sign itself.
    static final class Decimal implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            return switch (text) {
                case "comma", "," -> ',';
                case "point", "." -> '.';
                default -> throw new TypeConversionException("--decimal: comma | point");
            };
        }
    }

    /// Reads the name of an encoding.
    static final class Encoding implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            try {
                return Charset.forName(text);
            } catch (IllegalArgumentException noEncoding) {
                throw new TypeConversionException("--encoding: utf-8 | windows-1252 | iso-8859-1");
            }
        }
    }

    /// Reads a day.
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDay) {
                throw new TypeConversionException("'" + text + "': ÅÅÅÅ-MM-DD / YYYY-MM-DD");
            }
        }
    }
}
