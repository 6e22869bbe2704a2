package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.FileLayout;
import se.klardag.cli.cases.table.Patients;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.text.Blanks;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.mapping.Mappings;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// Whatever the rows of a file hold, each is used, rejected with a reason, not yet known, or named as a total of
/// others: none is lost, and none is counted twice.
class ReaderProperties {
    private static final Payers PAYERS = Payers.kommuner(Municipalities.shipped());
    private static final List<String> WIDE = Arrays.stream(Column.values()).map(Column::title).toList();
    private static final List<String> LONG = List.of("case_id", "event", "at", "recorded_at", "value");
    private static final List<String> EVENTS = Arrays.stream(Column.values()).map(Column::event).toList();
    private static final Mapping MAPPING = Mappings.find("lifecare-sp", Set.copyOf(WIDE));
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("klardag-reader");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(seed = "2017612", tries = 1000)
    void no_row_of_a_wide_file_is_lost(@ForAll("wideRows") List<List<String>> rows,
            @ForAll("delimiters") char delimiter,
            @ForAll boolean windows, @ForAll boolean mapped) throws IOException {
        var file = text(WIDE, rows, delimiter, windows);
        thenNoneIsLost(List.of(file), rows.size(), reading(mapped, null));
    }

    @Property(seed = "2017612", tries = 1000)
    void no_row_of_a_long_file_is_lost(@ForAll("longRows") List<List<String>> rows,
            @ForAll("delimiters") char delimiter,
            @ForAll boolean mapped, @ForAll @IntRange(min = 0, max = 40) int day) throws IOException {
        var file = text(LONG, rows, delimiter, false);
        var knownOn = day == 0 ? null : LocalDate.of(2022, 8, 31).plusDays(day);
        thenNoneIsLost(List.of(file), rows.size(), reading(mapped, knownOn));
    }

    @Property(seed = "2017612", tries = 200)
    void no_row_of_a_workbook_is_lost(@ForAll("wideRows") List<List<String>> rows) throws IOException {
        var file = folder.resolve("c.xlsx");
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Blad1");
            var all = new ArrayList<>(List.of(WIDE));
            all.addAll(rows);
            for (int r = 0; r < all.size(); r++) {
                for (int c = 0; c < all.get(r).size(); c++) {
                    var text = all.get(r).get(c);
                    if (text.matches("[0-9]{1,9}")) {
                        sheet.value(r, c, Integer.valueOf(text));
                    } else {
                        sheet.value(r, c, text);
                    }
                }
            }
        }
        thenNoneIsLost(List.of(file), rows.stream().filter(ReaderProperties::saysAnything).count(), ReadSettings.PLAIN);
    }

    @Property(seed = "2017612", tries = 300)
    void no_row_of_several_files_is_lost(@ForAll("wideRows") List<List<String>> wide,
            @ForAll("longRows") List<List<String>> events) throws IOException {
        var two = folder.resolve("events.csv");
        Files.move(text(LONG, events, ',', false), two, StandardCopyOption.REPLACE_EXISTING);
        thenNoneIsLost(List.of(text(WIDE, wide, ';', true), two), wide.size() + events.size(), ReadSettings.PLAIN);
    }

    private static void thenNoneIsLost(List<Path> files, long given, ReadSettings reading) {
        var log = new Log();
        var cases = new CaseFiles(files, reading, PAYERS, log);
        var shown = cases.read(source -> {
            var ids = new ArrayList<String>();
            source.forEach(fact -> ids.add(fact.id()));
            return ids;
        });
        var rows = cases.rows();
        then(rows.read() + log.totals.size()).isEqualTo(given);
        then(rows.used() + rows.rejected() + rows.notYet()).as(rows.toString()).isEqualTo(rows.read());
        then(log.places).hasSize((int) rows.rejected());
        then(new HashSet<>(log.places)).as("a row is rejected once").hasSameSizeAs(log.places);
        then(new HashSet<>(shown)).as("an id is shown once").hasSameSizeAs(shown);
    }

    private static boolean saysAnything(List<String> row) {
        return row.stream().anyMatch(field -> !Blanks.strip(field).isEmpty());
    }

    private static ReadSettings reading(boolean mapped, @Nullable LocalDate knownOn) {
        return new ReadSettings(null, null, null, null, mapped ? MAPPING : null, Patients.AS_THEY_STAND, knownOn);
    }

    private static Path text(List<String> header, List<List<String>> rows, char delimiter, boolean windows)
            throws IOException {
        var text = new StringBuilder(String.join(String.valueOf(delimiter), header)).append('\n');
        for (var row : rows) {
            text.append(row.stream()
                    .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(String.valueOf(delimiter))))
                    .append('\n');
        }
        return Files.write(
                folder.resolve("c.csv"),
                text.toString().getBytes(windows ? Charset.forName("windows-1252") : StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t');
    }

    @Provide
    Arbitrary<List<List<String>>> wideRows() {
        return fields().list()
                .ofMinSize(WIDE.size() - 1)
                .ofMaxSize(WIDE.size() + 1)
                .map(row -> sensible(row))
                .list()
                .ofMaxSize(8);
    }

    /// Mostly the right number of fields, with an id and a kommun that can be used.
    private static List<String> sensible(List<String> row) {
        var fields = new ArrayList<>(row);
        int luck = Math.floorMod(row.hashCode(), 4);
        if (luck > 0) {
            while (fields.size() < WIDE.size()) {
                fields.add("");
            }
            var whole = new ArrayList<>(fields.subList(0, WIDE.size()));
            whole.set(2, "1280");
            if (luck > 1) {
                whole.replaceAll(field -> whole.indexOf(field) > 2 ? "" : field);
                whole.set(2, "1280");
            }
            whole.set(0, whole.getFirst().isEmpty() ? "z" : whole.getFirst());
            return whole;
        }
        fields.set(0, "x");
        return fields;
    }

    @Provide
    Arbitrary<List<List<String>>> longRows() {
        var ids = Arbitraries.of("a", "b", "c", "c#2", "");
        var events = Arbitraries.oneOf(Arbitraries.of(EVENTS), Arbitraries.of("Utskrivningsklar", "?", "municipality"));
        return ids.flatMap(id -> events.flatMap(event -> times().flatMap(at -> times().flatMap(
                recorded -> values(event).map(value -> List.of(id.isEmpty() && event.isEmpty() ? "a" : id, event, at,
                        recorded, value))))))
                .list()
                .ofMaxSize(14);
    }

    private static Arbitrary<String> values(String event) {
        return event.equals("municipality")
                ? Arbitraries.of("1280", "1281", "9999", "Malmö")
                : Arbitraries.of("", "", "home", "yes", "no", "1280", "somatic", "2022-09-06", "?", "P-1");
    }

    private static Arbitrary<String> times() {
        return Arbitraries.of("", "2022-09-05 10:00", "2022-09-05 10:00", "2022-09-06 10:00", "2022-09-07 13:00",
                "2022-09-08", "2022-10-30 02:30", "2022-03-27 02:30", "44809,5", "igår");
    }

    private static Arbitrary<String> fields() {
        return Arbitraries.oneOf(
                times(),
                Arbitraries.of("", "", "a", "b", "1280", "180", "9999", "somatic", "Somatik", "yes", "Ja", "ÖPT",
                        "\u00a0", "x\ny", "\"", "Summa", "=1+1"),
                Arbitraries.strings().withChars("aåÖ ;,\t\"'0123456789-:").ofMaxLength(12));
    }

    /// Remembers where rows were rejected, and which rows were named as totals of others.
    private static final class Log implements RowLog {
        private final List<String> places = new ArrayList<>();
        private final Set<Long> totals = new HashSet<>();

        @Override
        public void passStarts() {
            places.clear();
            totals.clear();
        }

        @Override
        public void totalRow(String file, long row) {
            totals.add(row);
        }

        @Override
        public void rejected(RejectedRow row) {
            places.add(row.file() + ":" + row.row());
        }

        @Override
        public void ignoredColumn(String file, String title) {
            throw new AssertionError("every column is ours: " + title);
        }

        @Override
        public void laidOut(String file, FileLayout layout) {
            then(layout.headerRow()).isEqualTo(1);
        }

        @Override
        public void knownBy(long notYet, long undated) {
            then(notYet).isNotNegative();
        }
    }
}
