package se.klardag.spark;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.cases.row.RejectedRow;
import se.klardag.cli.cases.row.RowLog;
import se.klardag.cli.generate.CaseGenerator;
import se.klardag.cli.generate.stay.Place;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.month.MonthRequest;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Rulebook;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.places.Populations;

/// Two executors in one process. Expected totals come from the program's own way: its reader, and one settlement of all
/// payers at once.
class SparkSettlementTest {
    private static final String HEADER = "case_id,municipality,admitted_at,admission_notice_at,ready_at,ready_notice_at,discharged_at\n";
    private static final String TIMES = "2022-09-01 08:00,2022-09-02 08:00,2022-09-05 09:00,2022-09-05 09:00,2022-09-15 10:00\n";

    @TempDir
    private static Path shared;

    private static SparkSession spark;
    private static Path generated;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.local.dir", shared.resolve("local").toString())
                .config("spark.sql.warehouse.dir", shared.resolve("warehouse").toString())
                .getOrCreate();
        generated = shared.resolve("cases.csv");
        var places = Populations.of("skane", Municipalities.shipped())
                .entrySet()
                .stream()
                .map(entry -> new Place(entry.getKey().codeText(), entry.getValue()))
                .toList();
        try (var out = Files.newBufferedWriter(generated)) {
            new CaseGenerator(places, YearMonth.of(2022, 7), 4, 2017612).writeTo(out);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    /// What payers owe, a line for each bill, as the program settles the file.
    private static List<String> settled(String agreement, MonthRange months, Path file) {
        var book = Rulebook.of(agreement);
        var lines = new ArrayList<String>();
        for (var month : months.months()) {
            var files = new CaseFiles(List.of(file), book.payers(), new Nothing());
            new MonthRequest(book.ruling(month), files, Optional.empty()).settle()
                    .settlement()
                    .bills()
                    .forEach(bill -> lines.add("%s %s %s %s %s %s %s".formatted(
                            month, Municipality.codeText(bill.municipality()), bill.edition().from(),
                            bill.careGroup().code(), bill.charge().cases().value(), bill.charge().days().value(),
                            bill.toPay().value().setScale(2))));
        }
        return lines.stream().sorted().toList();
    }

    private static List<String> lines(List<Row> bills) {
        return bills.stream()
                .map(row -> "%s %s %s %s %d %d %s".formatted(
                        row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
                        row.getLong(5), row.getDecimal(6)))
                .sorted()
                .toList();
    }

    private static List<String> onSpark(String agreement, MonthRange months, Path file) {
        try (var settled = SparkSettlement.of(CaseInput.read(spark, file.toString()), agreement, months.months())) {
            return lines(settled.bills().collectAsList());
        }
    }

    /// Day by day a case has a share in several months; under an average it belongs to the month it was discharged in. With a
    /// threshold of 1.5 days most kommuner pay.
    @ParameterizedTest
    @CsvSource({"statute", "skane-2018", "lower"})
    void owes_what_the_program_says_of_the_same_file(String agreement) throws IOException {
        var named = agreement.equals("lower")
                ? Files.writeString(
                        folder.resolve("lower.yaml"), "id: lower\nextends: skane-2018\nliability: {threshold: 1.5}\n")
                        .toString()
                : agreement;
        var months = MonthRange.parse("2022-07..2022-10");

        var expected = settled(named, months, generated);

        then(expected).hasSizeGreaterThan(4 * 30).anyMatch(line -> !line.endsWith(" 0.00"));
        then(onSpark(named, months, generated)).isEqualTo(expected);
    }

    @Test
    void parquet_with_local_times_owes_the_same() {
        var months = MonthRange.parse("2022-09");
        var text = spark.read().option("header", "true").csv(generated.toString());
        var typed = text.withColumn("municipality", functions.col("municipality").cast("int"));
        for (var column : List.of("admitted_at", "admission_notice_at", "ready_at", "ready_notice_at", "sip_called_at",
                "withdrawn_at", "discharged_at")) {
            typed = typed.withColumn(column, functions.col(column).cast("timestamp_ntz"));
        }
        var parquet = folder.resolve("cases.parquet");
        typed.withColumn("planned_discharge", functions.col("planned_discharge").cast("date"))
                .write()
                .parquet(parquet.toString());

        then(onSpark("statute", months, parquet)).isEqualTo(settled("statute", months, generated));
    }

    /// Both kommuner pay for days of the case that moves, and neither has the other's cases in its group.
    @Test
    void a_case_with_two_payers_is_on_both_bills_once() {
        var fixture = Path.of("..", "..", "fixtures", "abroad", "denmark-moved");
        var agreement = fixture.resolve("agreement.yaml").toString();
        var months = MonthRange.parse("2017-02..2017-03");

        var owed = onSpark(agreement, months, fixture.resolve("cases.csv"));

        then(owed).isEqualTo(settled(agreement, months, fixture.resolve("cases.csv")))
                .anyMatch(line -> line.startsWith("2017-03 0001"))
                .anyMatch(line -> line.startsWith("2017-03 0002"));
    }

    @Test
    void writes_bills_and_every_rejected_row() throws IOException {
        var file = Files.writeString(
                folder.resolve("cases.csv"),
                HEADER + "good,1280," + TIMES + "nowhere,9999," + TIMES + "19121212-1212,1280,,,yesterday,,\n,,,,,,\n");
        var out = folder.resolve("out.csv");

        var said = SettleMonths.run(spark, "statute", MonthRange.parse("2022-09"), file.toString(), out.toString());

        then(said).startsWith("statute, 2022-09: 3 rows, 2 of them rejected");
        // notice on Monday 5 September before noon: liable from the 8th (lag 2017:612, 5 kap. 4 §) to the 14th, 7 × 9,300 kr
        then(written(out.resolve("bills"))).hasSize(2)
                .last()
                .asString()
                .startsWith("2022-09,1280,")
                .endsWith(",7,65100.00,SEK");
        then(written(out.resolve("rejected"))).containsExactlyInAnyOrder(
                "rejected_case,column,value,reason",
                "nowhere,municipality,9999,not-a-municipality",
                "********-****,ready_at,yesterday,unparsable-time");
    }

    private static List<String> written(Path out) throws IOException {
        try (Stream<Path> parts = Files.list(out)) {
            return Files.readAllLines(
                    parts.filter(part -> part.getFileName().toString().endsWith(".csv")).findFirst().orElseThrow());
        }
    }

    @Test
    void a_letter_that_was_lost_on_the_way_is_no_other_ground() throws IOException {
        var file = folder.resolve("cases.csv");
        Files.write(
                file,
                (HEADER.strip() + ",legal_basis\nlost,1280," + TIMES.strip() + ",ÖPT\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        try (var settled = SparkSettlement.of(
                CaseInput.read(spark, file.toString()), "statute", List.of(YearMonth.of(2022, 9)))) {
            then(settled.rejected().collectAsList()).singleElement()
                    .satisfies(row -> then(row.<String>getAs("reason")).isEqualTo("unusable-character"));
        }
    }

    @Test
    void refuses_an_id_that_comes_twice() throws IOException {
        var file = Files.writeString(
                folder.resolve("cases.csv"), HEADER + "id,1280," + TIMES + "id,1281," + TIMES + "other,1281," + TIMES);

        thenThrownBy(() -> onSpark("statute", MonthRange.parse("2022-09"), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ids that more than one row has, such as id; klardag check compares their rows");
    }

    @Test
    void refuses_a_month_that_earlier_months_decide_about() {
        var fixture = Path.of("..", "..", "fixtures", "trigger", "vastra-gotaland-proposal-quarter");
        var agreement = fixture.resolve("agreement.yaml").toString();

        thenThrownBy(() -> onSpark(agreement, MonthRange.parse("2018-07"), fixture.resolve("cases.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("earlier months decide whether 2018-07 is charged");
    }

    @Test
    void refuses_a_month_without_a_daily_rate() {
        thenThrownBy(() -> onSpark("statute", MonthRange.parse("2018-03"), generated))
                .isInstanceOf(RuleGapException.class)
                .hasMessageContaining("HSLF-FS 2017:72");
    }

    @Test
    void refuses_a_row_of_another_width_and_a_file_with_another_header() throws IOException {
        var narrow = Files.writeString(folder.resolve("short.csv"), HEADER + "id,1280,2022-09-01 08:00\n");
        var two = Files.createDirectory(folder.resolve("two.csv"));
        Files.writeString(two.resolve("a.csv"), HEADER + "a,1280," + TIMES);
        Files.writeString(
                two.resolve("b.csv"),
                HEADER.replace("case_id,municipality", "municipality,case_id") + "1280,b," + TIMES);

        // Spark would not look at the width of rows of which it leaves out a column
        var shifted = Files.writeString(
                folder.resolve("shifted.csv"),
                "note,remark," + HEADER + "Lund, ward 3,none,id,1280," + TIMES + "a,b,other,1280," + TIMES);

        thenThrownBy(() -> onSpark("statute", MonthRange.parse("2022-09"), narrow))
                .hasStackTraceContaining("MALFORMED");
        thenThrownBy(() -> onSpark("statute", MonthRange.parse("2022-09"), shifted))
                .hasStackTraceContaining("MALFORMED");
        thenThrownBy(() -> onSpark("statute", MonthRange.parse("2022-09"), two))
                .hasStackTraceContaining("header");
    }

    @Test
    void refuses_times_with_a_zone_and_files_without_a_required_column() throws IOException {
        var zoned = folder.resolve("zoned.parquet");
        spark.range(1)
                .selectExpr("'a' case_id", "1280 municipality", "current_timestamp() ready_notice_at",
                        "null discharged_at")
                .withColumn("discharged_at", functions.col("discharged_at").cast("string"))
                .write()
                .parquet(zoned.toString());
        var lacking = Files.writeString(folder.resolve("lacking.csv"), "case_id;municipality\n");

        thenThrownBy(() -> CaseInput.read(spark, zoned.toString()))
                .hasMessageContaining("column ready_notice_at is TIMESTAMP; it has to be text or TIMESTAMP_NTZ");
        thenThrownBy(() -> CaseInput.read(spark, lacking.toString()))
                .hasMessageContaining("lacks the columns case_id, municipality, ready_notice_at, discharged_at");
    }

    @Test
    void a_machine_with_other_rules_stops() {
        thenThrownBy(() -> new ExecutorRules("statute", "0".repeat(64)).book())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this machine has other rules of statute than the driver");
    }

    private static final class Nothing implements RowLog {
        @Override
        public void passStarts() {}

        @Override
        public void rejected(RejectedRow row) {}
    }
}
