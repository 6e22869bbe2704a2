package se.klardag.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.Patients;
import se.klardag.cli.cases.Reading;
import se.klardag.rules.Mappings;
import se.klardag.rules.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    /// What the call said, so that the same files can be read in the same way again; not what was done with identity
    /// numbers, which no result holds.
    void save(ObjectNode node, UnaryOperator<Path> place) {
        if (mapping != null) {
            boolean shipped = Mappings.ids().contains(mapping);
            node.put("mapping", shipped ? mapping : place.apply(Path.of(mapping)).toString().replace('\\', '/'));
            if (!shipped) {
                node.put("mappingHash", hash(Path.of(mapping)));
            }
        }
        put(node, "sheet", sheet);
        put(node, "delimiter", delimiter);
        put(node, "encoding", encoding);
        put(node, "decimal", decimal);
    }

    private static void put(ObjectNode node, String key, @Nullable Object said) {
        if (said != null) {
            node.put(key, said.toString());
        }
    }

    /// The reading that [#save] wrote.
    ///
    /// @param elsewhere where the mapping profile stands now; `null` where it stood
    /// @throws FileFault when the mapping profile is another than it was
    static Reading saved(JsonNode node, Path folder, @Nullable String elsewhere, @Nullable LocalDate knownOn) {
        var mapping = elsewhere != null ? elsewhere : text(node, "mapping");
        var hash = text(node, "mappingHash");
        boolean shipped = mapping != null && Mappings.ids().contains(mapping);
        if (mapping != null && !shipped && elsewhere == null) {
            mapping = folder.resolve(mapping).normalize().toString();
        }
        if (hash != null && (mapping == null || shipped || !hash.equals(hash(Path.of(mapping))))) {
            throw new FileFault(folder.toString(), "invoice.other-mapping", String.valueOf(mapping));
        }
        var delimiter = text(node, "delimiter");
        var encoding = text(node, "encoding");
        var decimal = text(node, "decimal");
        return new Reading(
                delimiter == null ? null : delimiter.charAt(0),
                encoding == null ? null : Charset.forName(encoding),
                decimal == null ? null : decimal.charAt(0),
                text(node, "sheet"),
                mapping == null ? null : Mappings.find(mapping, CaseFiles.columns()),
                Patients.AS_THEY_STAND,
                knownOn);
    }

    private static @Nullable String text(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isString() || value.asString().isEmpty() ? null : value.asString();
    }

    private static String hash(Path mapping) {
        try {
            return "sha256:" + RuleText.sha256(Files.readAllBytes(mapping));
        } catch (IOException _) {
            throw new FileFault(mapping.toString(), "invoice.no-mapping");
        }
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
