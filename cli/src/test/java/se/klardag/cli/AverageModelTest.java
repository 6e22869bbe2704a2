package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.cli.documents.BillsForTests;
import se.klardag.cli.documents.xlsx.BillWorkbook;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;
import se.klardag.cli.xlsx.Spreadsheet;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.rules.Agreements;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;
import tools.jackson.databind.JsonNode;

/// The four forms of the average model against one table worked by hand: the engine's stages (`settle`), its rules compiled
/// to plain numbers, from which chance is drawn, the formulas of a bill's workbook, and the script of the simulation's page.
class AverageModelTest {
    private static final LocalDate LAST = LocalDate.of(2022, 9, 30);
    private static final List<List<String>> TABLE = table();

    @TempDir
    private static Path folder;

    private static Path cases;

    @BeforeAll
    static void write_cases() {
        var rows = new ArrayList<String>();
        for (var row : TABLE.subList(1, TABLE.size())) {
            for (var days : row.get(1).split(" ", -1)) {
                rows.add(stay(row.getFirst() + "-" + rows.size(), row.getFirst(), Integer.parseInt(days)));
            }
        }
        cases = CaseLines.text(folder, "cases.csv", CaseLines.table(rows.toArray(String[]::new)));
    }

    /// Every set of rules of the table: its heading, and what each municipality is to pay.
    static List<Rules> rules() {
        var heading = TABLE.getFirst();
        var rules = new ArrayList<Rules>();
        for (int column = 2; column < heading.size(); column++) {
            var pays = new TreeMap<String, String>();
            for (var row : TABLE.subList(1, TABLE.size())) {
                pays.put(row.getFirst(), row.get(column));
            }
            rules.add(new Rules(List.of(heading.get(column).split(" & ")), pays));
        }
        return rules;
    }

    record Rules(List<String> changes, Map<String, String> pays) {
        String name() {
            return String.join("-", changes).replaceAll("[^A-Za-z0-9]+", "-");
        }

        Path agreement() throws IOException {
            var lines = new StringBuilder("id: tabled\nextends: skane-2018\n");
            changes.forEach(each -> lines.append(each.replaceFirst("=", ": ")).append('\n'));
            return Files.writeString(folder.resolve(name() + ".yaml"), lines);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_stages_of_the_engine(Rules rules) throws IOException {
        var settled = Call.of("settle", "--agreement", rules.agreement().toString(), "--period", "2022-09", "--format",
                "json", cases.toString()).json();
        then(pays(settled)).isEqualTo(rules.pays());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_compiled_rule(Rules rules) throws IOException {
        var agreement = Agreements.find(rules.agreement().toString());
        var terms = TermsResolution.resolve(agreement, YearMonth.of(2022, 9), Municipalities.shipped());
        var settled = BillsForTests.files(agreement, cases)
                .read(source -> MonthSettler.settle(source, terms, CaseListener.NOBODY));
        for (var bill : settled.bills()) {
            var sums = CaseSums.of(bill.pool());
            then(CompiledRule.of(bill.terms()).kronor(sums.cases(), sums.days(), sums.individualDays()))
                    .as(rules.name() + " " + bill.municipality())
                    .isEqualTo(Double.parseDouble(rules.pays().get(Integer.toString(bill.municipality()))));
        }
        then(settled.bills()).hasSameSizeAs(rules.pays().keySet());
    }

    @Test
    void the_formulas_of_the_workbook() throws IOException, InterruptedException {
        var books = Files.createDirectory(folder.resolve("books"));
        for (var rules : rules()) {
            var bills = BillsForTests.bills(
                    rules.agreement().toString(), "2022-09", cases, Optional.empty(), BillsForTests.parties());
            Files.write(books.resolve(rules.name() + ".xlsx"),
                    Spreadsheet.withoutResults(BillWorkbook.write(bills, Texts.in(Language.SV))));
        }
        Spreadsheet.calculate(books);
        for (var rules : rules()) {
            var pays = new TreeMap<String, String>();
            for (var row : Spreadsheet.rows(books, rules.name(), "Kommuner")) {
                if (row.getField("Kod").matches("[0-9]{4}")) {
                    pays.put(row.getField("Kod"), row.getField("Att betala, kr"));
                }
            }
            then(pays).as(rules.name()).isEqualTo(rules.pays());
        }
    }

    @Test
    void the_script_of_the_page() throws IOException {
        try (var browser = Browser.start("--host-resolver-rules=MAP * ~NOTFOUND")) {
            for (var rules : rules()) {
                var page = folder.resolve(rules.name() + ".html");
                var call = new ArrayList<>(List.of("simulate", "--base", "skane-2018", "--period", "2022-09",
                        "--every-hour", "--html", page.toString()));
                rules.changes().forEach(each -> call.addAll(List.of("--change", each)));
                call.add(cases.toString());
                then(Call.of(call.toArray(String[]::new)).code()).isZero();
                browser.open(page);
                // away and back: what is read then is the script's own
                move(browser, "3.2");
                move(browser, rules.changes().contains("liability.threshold=2.35") ? "2.35" : "2.8");
                then(pays(browser)).as(rules.name()).isEqualTo(rules.pays());
            }
        }
    }

    private static void move(Browser browser, String threshold) {
        browser.script("""
                const slider = document.getElementById("threshold");
                slider.value = arguments[0];
                slider.dispatchEvent(new Event("input", { bubbles: true }));""", threshold);
    }

    private static Map<String, String> pays(Browser browser) {
        var pays = new TreeMap<String, String>();
        browser.script("""
                return [...document.querySelectorAll("#municipalities tbody tr")]
                    .map((row) => [row.dataset.code, row.children[3].dataset.value]);""")
                .forEach(each -> pays.put(each.get(0).asString(), each.get(1).asString()));
        return pays;
    }

    private static Map<String, String> pays(JsonNode settled) {
        var pays = new TreeMap<String, String>();
        settled.get("municipalities")
                .forEach(each -> pays.put(each.get("code").asString(), each.get("payable").asString()));
        return pays;
    }

    /// A case with so many noons: ready at ten in the morning, or after noon on the day it left.
    private static String stay(String id, String municipality, int days) {
        var ready = days == 0 ? LAST + " 13:00" : LAST.minusDays(days - 1) + " 10:00";
        return CaseLines.row("case_id", id, "municipality", municipality,
                "admitted_at", "2022-08-20 08:00", "admission_notice_at", "2022-08-20 09:00",
                "ready_notice_at", ready, "discharged_at", LAST + " 15:00");
    }

    private static List<List<String>> table() {
        try (var in = AverageModelTest.class.getResourceAsStream("average-model.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
