package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.xlsx.Spreadsheet;
import tools.jackson.databind.JsonNode;

/// A month's page: every number is one that `settle` or `indicators` gives, and a kommun's page is its own.
class OverviewTest {
    private static final Path SEPTEMBER = Path.of("..", "fixtures", "average", "skane-2022-09", "cases.csv");
    private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("<data value=\"([^\"]*)\">");
    private static final Pattern CASE_ID = Pattern.compile("S-[0-9]+(-[0-9]+)+");

    @TempDir
    private static Path folder;

    private static Path cases;
    private static Path rules;
    private static String page;

    /// 21 months, so that a year can be looked ahead; a threshold that many are above.
    @BeforeAll
    static void one_page() throws IOException {
        cases = folder.resolve("cases.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-01", "--months", "21", "--seed", "7", "-o",
                cases.toString()).code()).isZero();
        rules = Files.writeString(folder.resolve("rules.yaml"), """
                id: lower
                extends: skane-2018
                liability: {threshold: 1.5}
                """);
        var file = folder.resolve("page.html");
        var call = report("2023-09", cases, "--out", file.toString(), "--per-kommun", places().toString(),
                "--xlsx", folder.resolve("books").resolve("month.xlsx").toString());
        then(call.code()).as(call.err()).isZero();
        page = Files.readString(file);
    }

    private static Path places() {
        return folder.resolve("places");
    }

    private static Call report(String month, Path file, String... more) throws IOException {
        Files.createDirectories(folder.resolve("books"));
        var args = new ArrayList<>(List.of("report", month, file.toString(), "--agreement", rules.toString()));
        args.addAll(List.of(more));
        return Call.of(args.toArray(String[]::new));
    }

    private static JsonNode settled(String period, Path file) {
        return Call
                .of("settle", "--agreement", rules.toString(), "--period", period, "--format", "json", file.toString())
                .json();
    }

    /// A table's rows, each cell as machines read it, or its words where it is no number.
    private static List<List<String>> rows(String html, String table) {
        int from = html.indexOf("<table", html.lastIndexOf("<", html.indexOf("id=\"" + table + "\"")));
        then(from).as(table).isNotNegative();
        var text = html.substring(from, html.indexOf("</table>", from));
        var rows = new ArrayList<List<String>>();
        var found = ROW.matcher(text.substring(text.indexOf("</thead>")));
        while (found.find()) {
            var cells = new ArrayList<String>();
            var cell = CELL.matcher(found.group(1));
            while (cell.find()) {
                var value = VALUE.matcher(cell.group(1));
                cells.add(value.find() ? value.group(1) : cell.group(1).replaceAll("<[^>]*>", ""));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static BigDecimal sum(JsonNode settlement) {
        var sum = BigDecimal.ZERO;
        for (var each : settlement.get("municipalities")) {
            sum = sum.add(new BigDecimal(each.get("payable").asString()));
        }
        return sum;
    }

    @Test
    void every_bill_is_what_settle_gives() {
        var expected = new TreeMap<String, List<String>>();
        settled("2023-09", cases).get("municipalities")
                .forEach(each -> expected.put(each.get("code").asString(), List.of(
                        each.get("name").asString(), each.get("cases").asString(), each.get("days").asString(),
                        each.get("excessDays").asString(), each.get("rate").asString(), each.get("amount").asString(),
                        each.get("payable").asString())));

        var shown = new TreeMap<String, List<String>>();
        var rows = rows(page, "bills");
        rows.subList(0, rows.size() - 1)
                .forEach(row -> shown.put(row.get(1), List.of(
                        row.get(0), row.get(2), row.get(3), row.get(6), row.get(8), row.get(9), row.get(10))));

        then(shown).isEqualTo(expected).hasSize(33);
    }

    @Test
    void the_first_screen_is_the_sum_and_what_it_was() {
        var now = sum(settled("2023-09", cases));
        var first = page.substring(0, page.indexOf("id=\"causes-heading\""));

        var values = VALUE.matcher(first).results().map(each -> new BigDecimal(each.group(1))).toList();
        then(values.get(0)).isEqualByComparingTo(now).isPositive();
        then(values.get(1)).isEqualByComparingTo(now.subtract(sum(settled("2023-08", cases))));
        then(values.get(2)).isEqualByComparingTo(now.subtract(sum(settled("2022-09", cases))));
    }

    @ParameterizedTest
    @CsvSource({"since-month, 2023-08", "since-year, 2022-09"})
    void the_causes_lead_from_one_months_bills_to_the_others(String table, String month) {
        var rows = rows(page, table);
        var amounts = rows.stream().map(row -> new BigDecimal(row.get(2))).toList();

        then(rows).hasSize(7);
        then(amounts.getFirst()).isEqualByComparingTo(sum(settled(month, cases)));
        then(amounts.getLast()).isEqualByComparingTo(sum(settled("2023-09", cases)));
        then(amounts.subList(0, 6).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(amounts.getLast());
    }

    @Test
    void stays_and_days_are_what_indicators_counts() {
        var json = Call.of("indicators", "--period", "2023-09", "--by", "kommun", "--format", "json", cases.toString())
                .json();

        thenCounted(rows(page, "stays"), json.get("totals"));
        thenCounted(rows(page, "stays-of-places"), json.get("groups"));
        then(page).contains("S-" + json.get("longStayers").get(0).get("caseId").asString().substring(2));
        then(rows(page, "long-stayers")).extracting(List::getFirst)
                .containsExactlyElementsOf(
                        json.get("longStayers").valueStream().map(each -> each.get("caseId").asString()).toList());
    }

    private static void thenCounted(List<List<String>> rows, JsonNode groups) {
        then(rows).hasSize(groups.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var national = groups.get(i).get("national");
            var beside = groups.get(i).get("beside");
            then(List.of(row.get(2), row.get(3), row.get(6), row.get(8), row.get(10))).containsExactly(
                    national.get("delayedStays").asString(), national.get("closedDays").asString(),
                    beside.get("daysInPeriod").asString(), beside.get("longStays").asString(),
                    beside.get("stillIn").asString());
            if (!national.get("sameDayShare").isNull()) {
                then(new BigDecimal(row.get(5))).isEqualByComparingTo(
                        new BigDecimal(national.get("sameDayShare").asString()).movePointRight(2)
                                .setScale(1, RoundingMode.HALF_UP));
            }
        }
    }

    /// The file written anew with every open case ended in the month's last minute, and settled: what the page says the month
    /// would cost.
    @Test
    void open_cases_cost_what_settle_gives_when_they_are_ended() throws IOException {
        var lines = Files.readAllLines(cases);
        var header = Arrays.asList(lines.getFirst().split(",", -1));
        int notice = header.indexOf("ready_notice_at");
        int withdrawn = header.indexOf("withdrawn_at");
        int discharged = header.indexOf("discharged_at");
        var ended = lines.stream().map(line -> {
            var cells = line.split(",", -1);
            boolean open = !cells[notice].isEmpty() && cells[notice].compareTo("2023-10") < 0
                    && cells[withdrawn].isEmpty()
                    && (cells[discharged].isEmpty() || cells[discharged].compareTo("2023-10") >= 0);
            if (open && !line.startsWith("case_id")) {
                cells[discharged] = "2023-09-30 23:59";
            }
            return String.join(",", cells);
        }).toList();
        var file = Files.write(folder.resolve("ended.csv"), ended);
        var names = new LinkedHashMap<String, String>();
        settled("2023-09", file).get("municipalities")
                .forEach(each -> names.put(each.get("name").asString(), each.get("payable").asString()));

        var rows = rows(page, "accruals");
        then(rows).hasSizeGreaterThan(20);
        rows.subList(0, rows.size() - 1)
                .forEach(row -> then(row.get(4)).as(row.get(0)).isEqualTo(names.get(row.get(0))));
        then(rows.getLast().get(5)).isEqualTo(rows.subList(0, rows.size() - 1)
                .stream()
                .map(row -> new BigDecimal(row.get(4)).subtract(new BigDecimal(row.get(3))).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString());
    }

    @Test
    void the_year_so_far_is_the_sum_of_its_months() {
        var sum = BigDecimal.ZERO;
        for (var month : settled("2023-01..2023-09", cases)) {
            sum = sum.add(sum(month));
        }

        var total = rows(page, "year").getLast();
        then(new BigDecimal(total.get(1))).isEqualByComparingTo(sum);
        // three months are still to come: more than there is so far, and inside its interval
        then(new BigDecimal(total.get(3))).isGreaterThan(sum);
        then(new BigDecimal(total.get(3))).isBetween(new BigDecimal(total.get(4)), new BigDecimal(total.get(5)));
    }

    @Test
    void no_script_is_in_it_and_nothing_is_fetched() {
        then(page).doesNotContain("<script")
                .doesNotContainPattern("<[^>]* on[a-z]+=")
                .doesNotContain("http:", "https:")
                .doesNotContain("style=\"")
                .contains("default-src 'none'; style-src 'sha256-");
        then(page.split("<h1", -1)).hasSize(2);
        then(page).contains("<html lang=\"sv\">", "<main id=\"main\">", "<footer>");
    }

    /// Every id of the file is looked for, whatever it looks like.
    @Test
    void a_kommuns_page_holds_no_case_of_another() throws IOException {
        var owners = Files.readAllLines(cases)
                .stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[2]));
        int ids = 0;
        var pages = new TreeSet<String>();
        try (var files = Files.list(places())) {
            for (var file : files.toList()) {
                var html = Files.readString(file);
                var code = file.getFileName().toString().substring(0, 4);
                pages.add(code);
                var found = CASE_ID.matcher(html);
                while (found.find()) {
                    ids++;
                    then(owners.get(found.group())).as(code).isEqualTo(code);
                }
                then(Files.readString(file)).doesNotContain("<script");
            }
        }
        then(pages).hasSize(33);
        then(ids).isGreaterThan(50);
    }

    /// Malmö's page: its own bill, and no other kommun's name.
    @Test
    void a_kommuns_page_names_no_other() throws IOException {
        var malmo = Files.readString(places().resolve("1280.html"));

        then(rows(malmo, "bills")).hasSize(2);
        then(rows(malmo, "bills").getFirst().get(1)).isEqualTo("1280");
        rows(page, "bills").stream()
                .map(List::getFirst)
                .filter(name -> name.length() > 3 && !name.equals("Malmö")
                        && !name.equals("Summa"))
                .forEach(name -> then(malmo).doesNotContain(">" + name + "<"));
        var one = folder.resolve("malmo.html");
        then(report("2023-09", cases, "--kommun", "1280", "--out", one.toString()).code()).isZero();
        then(Files.readString(one)).isEqualTo(malmo);
        then(report("2023-09", cases, "--kommun", "0180", "--out", folder.resolve("none.html").toString()).err())
                .contains("0180 är ingen kommun");
    }

    /// Open and long at once: it would be in two lists of the page and of the workbook.
    @Test
    void an_identity_number_as_id_is_shown_nowhere() throws IOException {
        var lines = Files.readAllLines(SEPTEMBER);
        var header = List.of(lines.getFirst().split(",", -1));
        var cells = lines.get(1).split(",", -1);
        cells[header.indexOf("case_id")] = "191212121212";
        cells[header.indexOf("municipality")] = "1280";
        cells[header.indexOf("discharged_at")] = "";
        lines.set(1, String.join(",", cells));
        var file = Files.write(folder.resolve("named.csv"), lines);
        var own = folder.resolve("named");

        report("2022-09", file, "--out", folder.resolve("named.html").toString(), "--per-kommun", own.toString());

        var shown = Files.readString(own.resolve("1280.html"));
        then(rows(shown, "open-cases")).isNotEmpty();
        then(shown).doesNotContain("191212121212").doesNotContain("121212-1212");
        then(Files.readString(folder.resolve("named.html"))).doesNotContain("191212121212");
    }

    @Test
    void what_the_files_do_not_hold_is_said_to_be_missing() throws IOException {
        var file = folder.resolve("one-month.html");
        then(report("2022-09", SEPTEMBER, "--out", file.toString()).code()).isZero();
        var alone = Files.readString(file);

        then(alone).contains("Saknas: filerna har inget ärende som avslutades i månaden", "24 månader saknas",
                "Året går inte att summera: månader saknas", "1 av 25 månader");
        then(alone).doesNotContain("id=\"since-month\"", "id=\"year\"");
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(delimiter = '|', value = {
            "1280;en miljon | rad 2, kolumn belopp, värde ”en miljon”",
            "0180;1000 | rad 2, kolumn kommun, värde ”0180”",
            "128;1000 | rad 2, kolumn kommun, värde ”128”",
            "1280;-5 | rad 2, kolumn belopp, värde ”-5”",
            "1280;1,234 | rad 2, kolumn belopp, värde ”1,234”"})
    void a_budget_that_cannot_be_used(String row, String message) throws IOException {
        var budget = Files.writeString(folder.resolve("bad.csv"), "kommun;belopp\n" + row + "\n");
        var call = report("2022-09", SEPTEMBER, "--budget", budget.toString(), "--out",
                folder.resolve("bad.html").toString());

        then(call.code()).isEqualTo(ExitCode.UNUSABLE);
        then(call.err()).contains("bad.csv").contains(message);
        then(folder.resolve("bad.html")).doesNotExist();
    }

    @Test
    void a_kommun_twice_in_a_budget_is_refused() throws IOException {
        var budget = Files.writeString(folder.resolve("twice.csv"), "kommun;belopp\n1280;1\n1280;2\n");

        then(report("2022-09", SEPTEMBER, "--budget", budget.toString(), "--out", folder.resolve("t.html").toString())
                .err()).contains("rad 3, kolumn kommun, värde ”1280”");
    }

    /// Malmö's budget of 4 000 000 and a half, less what the year has billed so far.
    @Test
    void a_budget_stands_beside_the_year() throws IOException {
        var budget = Files.writeString(folder.resolve("budget.csv"), "kommun;belopp\n1280;4 000 000,50\n");
        var file = folder.resolve("budget.html");
        then(report("2023-09", cases, "--budget", budget.toString(), "--out", file.toString()).code()).isZero();

        var rows = rows(Files.readString(file), "year");
        var malmo = rows.stream().filter(row -> row.getFirst().equals("Malmö")).findFirst().orElseThrow();
        then(malmo.get(6)).isEqualTo("4000000.5");
        then(new BigDecimal(malmo.get(7)))
                .isEqualByComparingTo(new BigDecimal("4000000.50").subtract(new BigDecimal(malmo.get(1))));
        // others have no budget, so there is none for all
        then(rows.getLast().subList(6, 8)).containsExactly("–", "–");
    }

    @Test
    void the_workbook_has_the_same_tables() throws IOException, InterruptedException {
        var books = folder.resolve("books");
        Spreadsheet.calculate(books);

        var bills = Spreadsheet.rows(books, "month", "Beräkning");
        then(bills.getLast().getField("Att betala")).isEqualTo(sum(settled("2023-09", cases)).toPlainString());
        then(bills).hasSize(34);
        var causes = Spreadsheet.rows(books, "month", "Mot förra månaden");
        then(causes).hasSize(7);
        then(Spreadsheet.rows(books, "month", "Att reservera")).hasSize(rows(page, "accruals").size());
    }

    @Test
    void it_is_english_on_demand() throws IOException {
        var file = folder.resolve("english.html");
        var call = Call.in("en", "report", "2022-09", SEPTEMBER.toString(), "--agreement", "skane-2018", "--out",
                file.toString());

        then(call.code()).as(call.err()).isZero();
        then(Files.readString(file)).contains("<html lang=\"en\">", "Why the computed amount changed",
                "Open cases at the end");
    }

    @Test
    void a_call_says_what_it_lacks() {
        then(Call.of("report", "2022-09", SEPTEMBER.toString(), "--agreement", "skane-2018").err())
                .contains("--out, --xlsx eller --per-kommun");
        then(Call.of("report", SEPTEMBER.toString(), "--agreement", "skane-2018", "--out", "x.html").err())
                .contains("Ange månaden");
        then(Call.of("report", "2022-09", "--agreement", "skane-2018", "--out", "x.html").err())
                .contains("Ange ärendefiler");
    }

    /// One case had no admission notice and is not billed, one was ready on the day of its admission: both are to be gone
    /// through, as `check` says.
    @Test
    void the_deviations_are_those_that_check_shows() throws IOException {
        var file = CaseLines.text(folder, "deviations.csv", CaseLines.table(
                CaseLines.row("case_id", "no-notice", "municipality", "1280", "admitted_at", "2022-08-30 08:00",
                        "admission_notice_at", "", "ready_notice_at", "2022-09-02 13:00", "discharged_at",
                        "2022-09-06 13:00"),
                CaseLines.row("case_id", "same-day", "municipality", "1281", "admitted_at", "2022-09-02 08:00",
                        "admission_notice_at", "2022-09-02 09:00", "ready_notice_at", "2022-09-02 13:00",
                        "discharged_at", "2022-09-06 13:00")));
        var own = folder.resolve("deviations");
        var out = folder.resolve("deviations.html");
        then(report("2022-09", file, "--out", out.toString(), "--per-kommun", own.toString()).code()).isZero();

        var counted = rows(Files.readString(out), "deviations");
        then(counted).extracting(List::getFirst)
                .containsExactlyInAnyOrder("Inget inskrivningsmeddelande", "Utskrivningsklar samma dag som inskriven");
        then(counted).extracting(List::getLast).containsExactly("1", "1");
        then(rows(Files.readString(own.resolve("1280.html")), "deviations")).extracting(List::getFirst)
                .containsExactly("Inget inskrivningsmeddelande");
    }

    /// In a working folder nothing else has to be said.
    @Test
    void a_working_folder_has_agreement_and_files() throws IOException {
        var own = folder.resolve("own");
        then(Call.of("init", own.toString(), "--region", "12").code()).isZero();
        var example = own.resolve("exempel").resolve("arenden-2022-09.csv");
        var file = folder.resolve("own.html");
        var call = Call.within(own, "report", "2022-09", example.toString(), "--out", file.toString());
        then(call.code()).as(call.err()).isZero();
        then(Files.readString(file)).contains("Beräknat ur filerna");

        then(Call.within(own, "report", "2022-09", "--out", file.toString()).err()).contains("där finns inga");
        Files.createDirectories(own.resolve("underlag"));
        Files.copy(example, own.resolve("underlag").resolve("september.csv"));
        var again = Call.within(own, "report", "2022-09", "--out", file.toString(), "--force");
        then(again.code()).as(again.err()).isZero();
    }
}
