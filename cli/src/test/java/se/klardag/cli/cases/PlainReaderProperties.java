package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.plain.BlockPlan;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.FileLayout;
import se.klardag.cli.cases.table.Patients;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Payers;

/// Rows read from bytes, in blocks and on several threads, against the same rows read field by field by one thread: the same
/// cases, rejects, notes, faults and hash.
class PlainReaderProperties {
    private static final Payers PAYERS = Payers.kommuner(Municipalities.shipped());
    private static final List<Column> COLUMNS = List.of(Column.values());
    private static final int[] THREADS = {1, 2, 8};
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("klardag-plain");
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
    void a_file_of_plain_and_odd_rows(@ForAll("forms") Form form, @ForAll long chance) throws IOException {
        thenAlike(Files.write(folder.resolve("c.csv"), form.bytes(new Random(chance))), form.patients(), chance);
    }

    @Example
    void a_long_file_in_blocks_of_every_size() throws IOException {
        var form = new Form(',', "\n", false, false, false, 30, 0, 4_000, Patients.REFUSED);
        var file = Files.write(folder.resolve("long.csv"), form.bytes(new Random(3)));
        for (int bytes = 211; bytes < 200_000; bytes *= 3) {
            thenAlike(file, Patients.REFUSED, bytes);
        }
    }

    /// One id with each character below U+3000 in it, then with a hyphen: two rows of one case wherever it folds.
    @Example
    void ids_with_every_character() throws IOException {
        var rows = new StringBuilder("case_id,municipality,admission_notice_at,ready_notice_at,discharged_at\n");
        for (int point = 0xA0; point < 0x3000; point++) {
            var rest = ",1267,2022-09-01 09:00,2022-09-05 10:00,2022-09-15 13:00\n";
            rows.append("A").append(Character.toString(point)).append("1").append(rest);
            rows.append("A-1").append(rest);
        }
        thenAlike(Files.writeString(folder.resolve("ids.csv"), rows), Patients.REFUSED, 3_001);
    }

    /// Every case file that the project ships, the messy ones among them: as it is, and packed.
    @Example
    void the_files_of_the_fixtures() throws IOException {
        int count = 0;
        try (var files = Files.walk(Path.of("..", "fixtures"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".csv"))
                    .filter(each -> !each.toString().contains("target"))
                    .toList()) {
                thenAlike(file, Patients.REFUSED, 997);
                thenAlike(Files.write(folder.resolve("c.csv.gz"), Form.packed(Files.readAllBytes(file))),
                        Patients.REFUSED,
                        3_001);
                count++;
            }
        }
        then(count).isGreaterThan(90);
    }

    private static void thenAlike(Path file, Patients patients, long chance) {
        var carefully = read(file, patients, null);
        int bytes = 1 + (int) Math.floorMod(chance, 4_000L);
        for (int threads : THREADS) {
            then(read(file, patients, new BlockPlan(threads, bytes))).as(threads + " threads, blocks of " + bytes)
                    .isEqualTo(carefully);
        }
    }

    /// All that one can see of a reading.
    private static List<String> read(Path file, Patients patients, @Nullable BlockPlan plan) {
        var seen = new Seen();
        var reading = new ReadSettings(null, null, null, null, null, patients, null);
        try {
            var files = new CaseFiles(List.of(file), reading, PAYERS, seen);
            files.readBy(plan);
            files.read(source -> {
                seen.cases.clear();
                source.forEach(fact -> seen.cases.add(
                        RecordedCase.copyOf(fact) + " " + files.unit() + " " + files.patientHash() + " "
                                + files.isImpossibleNumber()));
                return seen;
            });
            seen.log.add(files.rows() + " " + files.sha256());
        } catch (CaseFileException fault) {
            seen.cases.clear();
            seen.log.clear();
            seen.log.add(fault + " " + fault.details());
        }
        seen.cases.addAll(seen.log);
        return seen.cases;
    }

    /// How a file is written.
    ///
    /// @param odd     one field in so many is odd; 0 for none
    /// @param oddText one line in so many is followed by something odd; 0 for none
    record Form(
            char delimiter,
            String lineEnd,
            boolean quoted,
            boolean marked,
            boolean windows,
            int odd,
            int oddText,
            int rows,
            Patients patients) {
        private static final List<String> MOMENTS = List.of(
                "2022-09-31 10:00", "2022-03-20 02:30", "2022-04-03 00:10", "1980-04-06 02:30",
                "1985-03-31 02:10", "2022-9-1 10:00", "2022-03-27 02:30", "2022-03-27 03:00", "2022-09-05T10:00",
                "2022-09-05 24:00", "2022-09-05 10:60", "2022-09-05 10:00:30", "2022-09-05 10:00+02:00", "igår",
                "2022-10-30T00:30Z", "1970-01-01 00:00", "1965-05-05 10:00", "2079-06-06 10:00", "2022-09-05",
                "2022-09-05\u00a010:00", " 2022-09-05 10:00", "2022-09-0510:00 ", "20220905 10:00", "2022:09-05 10:00",
                "2022-09-05 1a:00", "2022-09-05 10.00", "9999-12-31 00:00", "2022-02-29 08:00", "2024-02-29 08:00",
                "2".repeat(201));
        private static final List<String> TEXTS = List.of(
                "", " ", "#N/A", "#1", "Summa", "Totalt", "å", "Avd Ö", "a\u2011b", "e\u0301", "\u0430", "a\tb", " a",
                "a ", "\u00a0", "a\u00adb", "9009092396", "19900909-2396", "P-12345678", "P-123456789", "1.98505E+11",
                "8,50512e+09", "9E+09", "2e7a81b0", "a\"b",
                "a\"\"b", "\"", "x,y", "x;y", "\ud83d\ude00", "ab\u007f", "ÄÖÅŠ", "\ufeff", "0", "a\u02d7b", "ĳ",
                "\u02bc", "a\u2796b", "a".repeat(199), "b".repeat(200), "c".repeat(201), "å".repeat(100),
                "å".repeat(101),
                "å".repeat(200), "å".repeat(201), " " + "d".repeat(200) + " ", "e".repeat(30_000),
                "19900909-2396".repeat(20));
        private static final List<String> WORDS = List.of(
                "Somatic", "YES", "nej", "unclear", "other", "special_housing", "special_housings", "OPT", "öpt", "ORV",
                "o\u0308rv", "LPT", "opt", "oss", "#REF!", "can", "cannot", " yes", "x", "y".repeat(200),
                "y".repeat(201), "å".repeat(201));
        private static final List<String> BETWEEN = List.of(
                "\n", "\r\n", " \n", ",,\n", "Summa,12\n", "\r", "a\n", "\"", "\"\n\"", "x\"y\n", "\u0000\n",
                "\ufffd\n", "\"a\nb\",c\n", ",,,,,,,,,,,,,,,,,\n");

        byte[] bytes(Random chance) throws IOException {
            var out = new ByteArrayOutputStream();
            var charset = windows ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
            var text = new StringBuilder(marked ? "\ufeff" : "");
            var columns = new ArrayList<>(COLUMNS.subList(0, 18 + chance.nextInt(COLUMNS.size() - 17)));
            text.append(String.join(
                    String.valueOf(delimiter), columns.stream().map(Column::title).toList()));
            if (chance.nextInt(4) == 0) {
                text.append(delimiter).append("anteckning");
            }
            int extra = text.toString().endsWith("anteckning") ? 1 : 0;
            text.append(lineEnd);
            for (int row = 0; row < rows; row++) {
                var fields = new ArrayList<String>();
                for (var column : columns) {
                    fields.add(field(column, row, chance));
                }
                if (extra > 0) {
                    fields.add(chance.nextInt(3) == 0 ? "fritext" : "");
                }
                if (isOdd(chance, odd * 20)) {
                    fields.removeLast();
                }
                text.append(String.join(String.valueOf(delimiter), fields.stream().map(this::written).toList()));
                text.append(row == rows - 1 && chance.nextBoolean() ? "" : lineEnd);
                if (isOdd(chance, oddText)) {
                    text.append(BETWEEN.get(chance.nextInt(BETWEEN.size())));
                }
            }
            out.write(text.toString().getBytes(charset));
            return chance.nextInt(4) == 0 ? packed(out.toByteArray()) : out.toByteArray();
        }

        private static byte[] packed(byte[] bytes) throws IOException {
            var out = new ByteArrayOutputStream();
            try (var gz = new GZIPOutputStream(out)) {
                gz.write(bytes);
            }
            return out.toByteArray();
        }

        private String written(String field) {
            boolean must = field.indexOf(delimiter) >= 0;
            return quoted || must ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
        }

        private static boolean isOdd(Random chance, int oneIn) {
            return oneIn > 0 && chance.nextInt(oneIn) == 0;
        }

        private String field(Column column, int row, Random chance) {
            boolean strange = isOdd(chance, odd);
            return switch (column.kind()) {
                case ID ->
                    strange ? TEXTS.get(chance.nextInt(TEXTS.size())) : "S-" + (isOdd(chance, odd * 3) ? 1 : row);
                case TEXT -> strange ? TEXTS.get(chance.nextInt(TEXTS.size()))
                        : chance.nextInt(5) == 0 ? "" : "Avdelning " + chance.nextInt(30);
                case MUNICIPALITY -> strange ? List.of("", "128", "Malmö", "9999", "12 80", "0000", "12801")
                        .get(chance.nextInt(7))
                        : column == Column.MUNICIPALITY ? "1280" : "";
                case MOMENT, DAY_OR_MOMENT -> strange ? MOMENTS.get(chance.nextInt(MOMENTS.size()))
                        : moment(column, chance);
                case WORD -> strange ? WORDS.get(chance.nextInt(WORDS.size())) : word(column, chance);
            };
        }

        private static String moment(Column column, Random chance) {
            if (column == Column.WITHDRAWN_AT || column.isOfOtherRules() || chance.nextInt(6) == 0) {
                return "";
            }
            int day = 1 + (int) (column.title().length() * 1.3) % 20 + (column == Column.DISCHARGED_AT ? 8 : 0);
            var date = "2022-0%d-%02d".formatted(3 + chance.nextInt(6), day);
            return column == Column.PLANNED_DISCHARGE && chance.nextBoolean() ? date
                    : date + " %02d:%02d".formatted(chance.nextInt(24), chance.nextInt(60));
        }

        private static String word(Column column, Random chance) {
            var words = switch (column) {
                case CARE_TYPE -> List.of("somatic", "psychiatric", "long_term", "");
                case OUTCOME -> List.of("home", "short_term", "special_housing", "deceased", "");
                case LEGAL_BASIS -> List.of("", "", "LPT", "OPT", "HSL");
                case PAYER_ANSWER -> List.of("can", "cannot", "");
                default -> List.of("yes", "no", "");
            };
            return words.get(chance.nextInt(words.size()));
        }
    }

    @Provide
    Arbitrary<Form> forms() {
        var odd = Arbitraries.of(0, 300, 60, 15);
        var ends = Arbitraries.of("\n", "\n", "\r\n", "\r");
        var oddText = Arbitraries.of(0, 0, 40, 10);
        var patients = Arbitraries.of(Patients.AS_THEY_STAND, Patients.REFUSED);
        var rows = Arbitraries.integers().between(0, 60);
        var delimiters = Arbitraries.of(',', ';', '\t');
        return odd.flatMap(some -> oddText.flatMap(between -> ends.flatMap(end -> delimiters.flatMap(
                delimiter -> patients.flatMap(kept -> rows.map(count -> new Form(
                        delimiter, end, count % 3 == 0, count % 4 == 0, count % 7 == 0, some, between, count,
                        kept)))))));
    }

    /// Remembers everything it is told of the last reading.
    private static final class Seen implements RowLog {
        private final List<String> cases = new ArrayList<>();
        private final List<String> log = new ArrayList<>();

        @Override
        public void passStarts() {
            log.clear();
        }

        @Override
        public void rejected(RejectedRow row) {
            log.add(row.toString());
        }

        @Override
        public void otherAlphabet(String file, long row, String written) {
            log.add(row + " alphabet " + written);
        }

        @Override
        public void rewrittenId(String file, long row, String written, String caseId) {
            log.add(row + " " + written + " " + caseId);
        }

        @Override
        public void ignoredColumn(String file, String title) {
            log.add("ignored " + title);
        }

        @Override
        public void totalRow(String file, long row) {
            log.add("total " + row);
        }

        @Override
        public void laidOut(String file, FileLayout layout) {
            log.add(layout.toString());
        }
    }
}
