package se.klardag.cli.command.options;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Patients;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.intake.ResultFolder;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.UsageException;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.mapping.Mappings;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a call says about its case files (*inläsningsval*), where it does not leave that to be found out.
public final class ReadingOptions {
    private static final String ABSENT = "absent";
    private static final String NEWEST = "newest";
    private static final String RECORDED = "recorded";
    private static final String UNTIL = "until";

    @Option(names = "--mapping", paramLabel = "${bundle:label.id-or-file}", descriptionKey = "option.mapping")
    private @Nullable String mapping;

    @Option(names = "--sheet", paramLabel = "${bundle:label.sheet}", descriptionKey = "option.sheet")
    private @Nullable String sheet;

    @Option(names = "--delimiter", paramLabel = "${bundle:label.sign}", descriptionKey = "option.delimiter",
            converter = Delimiter.class)
    private @Nullable Character delimiter;

    @Option(names = "--encoding", paramLabel = "${bundle:label.encoding}", descriptionKey = "option.encoding")
    private @Nullable Charset encoding;

    @Option(names = "--decimal", paramLabel = "${bundle:label.sign}", descriptionKey = "option.decimal",
            converter = Decimal.class)
    private @Nullable Character decimal;

    @Option(names = "--pseudonymise", paramLabel = "${bundle:label.key-file}", descriptionKey = "option.pseudonymise")
    private @Nullable Path keyFile;

    @Option(names = "--allow-identity-numbers", descriptionKey = "option.allow-identity-numbers")
    private boolean allowIdentityNumbers;

    @Option(names = "--absent", split = ",", paramLabel = "${bundle:label.column}",
            descriptionKey = "option.absent", converter = AbsentColumn.class)
    private Set<Column> absent = Set.of();

    @Option(names = "--recorded", split = ",", paramLabel = "${bundle:label.column}",
            descriptionKey = "option.recorded", converter = RecordedColumn.class)
    private Set<Column> recorded = Set.of();

    @Option(names = "--until", paramLabel = "${bundle:label.day}", descriptionKey = "option.until")
    private @Nullable LocalDate until;

    @Option(names = "--newest", descriptionKey = "option.newest")
    private boolean newest;

    @Option(names = "--verbose", descriptionKey = "option.verbose")
    private boolean verbose;

    /// Profiles of which it was said that they are proposals.
    private final Set<String> told = new HashSet<>();

    /// The case files as the call says they are to be read.
    ///
    /// @param payers whom they may name
    /// @param folder takes every row that is left out, when the call names one
    public Intake intake(Console console, List<Path> cases, Payers payers, ResultFolder folder) {
        var settings = reading(console, null);
        folder.spare(cases);
        return new Intake(console, cases, settings, payers, IntakeLists.in(folder, settings), verbose);
    }

    /// The case files of a call without an agreement: they name kommuner.
    public Intake intake(Console console, List<Path> cases, ResultFolder folder) {
        return intake(console, cases, Payers.kommuner(Municipalities.shipped()), folder);
    }

    /// The same for a review, which shows what would reject a case.
    public Intake reviewed(Console console, List<Path> cases, ResultFolder folder) {
        var settings = reading(console, null).forReview();
        folder.spare(cases);
        return new Intake(
                console, cases, settings, Payers.kommuner(Municipalities.shipped()),
                IntakeLists.in(folder, settings), verbose);
    }

    /// @param knownOn what was recorded after this day does not count; `null` for everything
    public ReadSettings reading(Console console, @Nullable LocalDate knownOn) {
        return reading(console, knownOn, mapping);
    }

    /// The same with another mapping profile, `null` for none.
    public ReadSettings reading(Console console, @Nullable LocalDate knownOn, @Nullable String idOrFile) {
        refuseUnknownEnd(console, knownOn);
        var profile = idOrFile == null ? null : Mappings.find(idOrFile, Column.titles());
        if (profile != null && profile.isProposed() && told.add(profile.id())) {
            boolean shipped = Mappings.ids().contains(profile.id());
            console.complain(console.texts()
                    .get(shipped ? "intake.proposed-mapping" : "intake.own-mapping", profile.title()));
        }
        return new ReadSettings(
                delimiter, encoding, decimal, sheet, profile, patients(), knownOn, claims(), newest, false);
    }

    /// Nobody knows on a day what happens after it.
    private void refuseUnknownEnd(Console console, @Nullable LocalDate knownOn) {
        if (until == null) {
            return;
        }
        if (knownOn != null && until.isAfter(knownOn)) {
            throw new UsageException("usage.until-unknown", until, knownOn);
        }
        if (until.isAfter(console.today())) {
            throw new UsageException("usage.until-later", until, console.today());
        }
    }

    private ReadSettings.Claims claims() {
        var both = EnumSet.noneOf(Column.class);
        both.addAll(recorded);
        both.retainAll(absent);
        if (!both.isEmpty()) {
            throw new UsageException("argument.absent-and-recorded", both.iterator().next().title());
        }
        return new ReadSettings.Claims(absent, recorded, until);
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
        if (newest) {
            node.put(NEWEST, true);
        }
        put(node, UNTIL, until);
        put(node, ABSENT, absent);
        put(node, RECORDED, recorded);
    }

    private static void put(ObjectNode node, String key, Set<Column> columns) {
        if (!columns.isEmpty()) {
            var list = node.putArray(key);
            new TreeSet<>(columns).forEach(column -> list.add(column.title()));
        }
    }

    private static void put(ObjectNode node, String key, @Nullable Object said) {
        if (said != null) {
            node.put(key, said.toString());
        }
    }

    /// The reading that [#save] wrote.
    ///
    /// @param elsewhere where the mapping profile is now; `null` for its earlier place
    /// @throws CaseFileException when the mapping profile is another than it was
    static ReadSettings saved(JsonNode node, Path folder, @Nullable String elsewhere, @Nullable LocalDate knownOn) {
        var mapping = elsewhere != null ? elsewhere : text(node, "mapping");
        var hash = text(node, "mappingHash");
        boolean shipped = mapping != null && Mappings.ids().contains(mapping);
        if (mapping != null && !shipped && elsewhere == null) {
            mapping = folder.resolve(mapping).normalize().toString();
        }
        if (hash != null && (mapping == null || shipped || !hash.equals(hash(Path.of(mapping))))) {
            throw new CaseFileException(folder.toString(), "invoice.other-mapping", String.valueOf(mapping));
        }
        var delimiter = text(node, "delimiter");
        var encoding = text(node, "encoding");
        var decimal = text(node, "decimal");
        return new ReadSettings(
                delimiter == null ? null : delimiter.charAt(0),
                encoding == null ? null : Charset.forName(encoding),
                decimal == null ? null : decimal.charAt(0),
                text(node, "sheet"),
                mapping == null ? null : Mappings.find(mapping, Column.titles()),
                Patients.AS_THEY_STAND,
                knownOn,
                new ReadSettings.Claims(columnsOf(node, ABSENT), columnsOf(node, RECORDED), day(node)),
                node.path(NEWEST).asBoolean(false),
                false);
    }

    private static @Nullable LocalDate day(JsonNode node) {
        var said = text(node, UNTIL);
        return said == null ? null : LocalDate.parse(said);
    }

    private static Set<Column> columnsOf(JsonNode node, String key) {
        var columns = EnumSet.noneOf(Column.class);
        node.path(key).forEach(each -> Column.named(each.asString()).ifPresent(columns::add));
        return columns;
    }

    private static @Nullable String text(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isString() || value.asString().isEmpty() ? null : value.asString();
    }

    private static String hash(Path mapping) {
        try {
            return "sha256:" + RuleText.sha256(BoundedFile.read(mapping, RuleText.LARGEST));
        } catch (IOException _) {
            throw new CaseFileException(mapping.toString(), "invoice.no-mapping");
        }
    }

    /// Whether the layout of every file is reported, also where nothing had to be found out.
    public boolean verbose() {
        return verbose;
    }

    /// Names of the columns that a source may lack, with commas between.
    static String absentColumns() {
        return Arrays.stream(Column.values())
                .filter(AbsentColumn::mayLack)
                .map(Column::title)
                .collect(Collectors.joining(", "));
    }

    /// Reads the name of a column that a source may lack.
    static final class AbsentColumn implements ITypeConverter<Column> {
        @Override
        public Column convert(String text) {
            return Column.named(text.strip())
                    .filter(AbsentColumn::mayLack)
                    .orElseThrow(() -> new TypeConversionException("--absent: " + absentColumns()));
        }

        private static boolean mayLack(Column column) {
            return !column.isRequired() && column.field().isPresent();
        }
    }

    /// Reads the name of a column that a source may record, or of its event.
    static final class RecordedColumn implements ITypeConverter<Column> {
        @Override
        public Column convert(String text) {
            return Column.ofEvent(text.strip())
                    .filter(AbsentColumn::mayLack)
                    .orElseThrow(() -> new TypeConversionException("--recorded: " + absentColumns()));
        }
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
}
