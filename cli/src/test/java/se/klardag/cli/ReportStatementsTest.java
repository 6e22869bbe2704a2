package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.cli.text.ExitCode;

/// What the page says after a slider has moved, on made-up cases where a careless sentence would be false.
class ReportStatementsTest {
    /// Malmö: 4 and 10 noons. Lund: 1, 1 and 10 noons. Bjuv: one case of 30 noons that began in August.
    private static final List<String> CASES = List.of(
            CaseLines.row(),
            stay("b", "1280", "2022-09-01", "2022-09-10"),
            stay("c", "1281", "2022-09-06", "2022-09-06"),
            stay("d", "1281", "2022-09-07", "2022-09-07"),
            stay("e", "1281", "2022-09-01", "2022-09-10"),
            stay("f", "1260", "2022-08-12", "2022-09-10"));

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path cases;
    private static Path page;

    private static String stay(String id, String municipality, String from, String to) {
        return CaseLines.row("case_id", id, "municipality", municipality, "admitted_at", "2022-08-01 08:00",
                "admission_notice_at", "2022-08-01 09:00", "ready_notice_at", from + " 10:00", "discharged_at",
                to + " 13:00");
    }

    @BeforeAll
    static void one_page_and_one_browser() {
        cases = CaseLines.file(folder, CASES.toArray(String[]::new));
        page = page("r.html", "--change", "liability.threshold=2.3812", "--assume", "speedUp=1.2");
        browser = Browser.start("--host-resolver-rules=MAP * ~NOTFOUND");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static Path page(String name, String... more) {
        var file = folder.resolve(name);
        var args = new ArrayList<>(List.of(
                "simulate", "--base", "skane-2018", "--period", "2022-09", cases.toString(), "--html", file.toString(),
                "--replicates", "100"));
        args.addAll(List.of(more));
        then(Call.of(args.toArray(String[]::new)).code()).isEqualTo(ExitCode.DONE);
        return file;
    }

    private static void move(String slider, String value) {
        browser.script("""
                const slider = document.getElementById(arguments[0]);
                slider.value = arguments[1];
                slider.dispatchEvent(new Event("input", { bubbles: true }));""", slider, value);
        browser.later("const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done(true)));");
    }

    private static Map<String, String> amounts() {
        var found = new TreeMap<String, String>();
        browser.script("""
                return [...document.querySelectorAll("#municipalities tbody tr")]
                    .map((row) => [row.dataset.code, row.children[3].dataset.value]);""")
                .forEach(each -> found.put(each.get(0).asString(), each.get(1).asString()));
        return found;
    }

    private static boolean hidden(String id) {
        return browser.script("return document.getElementById(arguments[0]).hidden", id).asBoolean();
    }

    private static List<String> texts(String selector) {
        var found = new ArrayList<String>();
        browser.script("return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)", selector)
                .forEach(each -> found.add(each.asString()));
        return found;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"over, 7, longStay.over, 7", "over, 2, longStay.over, 2", "break, 0, dayCount.break, '\"00:00\"'",
            "threshold, 1.35, liability.threshold, 1.35"})
    void a_threshold_between_two_steps_of_its_slider_stays_when_another_is_moved(
            String slider, String value, String path, String stated) throws IOException {
        var threshold = path.equals("liability.threshold") ? "" : "liability.threshold: 2.3812\n";
        var file = Files.writeString(
                folder.resolve("moved.yaml"),
                "id: moved\nextends: skane-2018\n" + threshold + path + ": " + stated + "\n");
        var settled = Call.of(
                "settle", "--agreement", file.toString(), "--period", "2022-09", "--format", "json", cases.toString())
                .json();
        var expected = new TreeMap<String, String>();
        settled.get("municipalities")
                .forEach(each -> expected.put(each.get("code").asString(), each.get("payable").asString()));

        browser.open(page);
        move(slider, value);

        then(amounts()).isEqualTo(expected).hasSize(3);
        then(browser.text("#threshold-out")).isEqualTo(threshold.isEmpty() ? "1,35 dygn" : "2,3812 dygn");
    }

    @Test
    void chance_price_and_behaviour_are_those_of_the_proposal_and_not_shown_for_other_rules() {
        browser.open(page);
        for (var part : List.of("chance-table", "tornado", "moved", "of-proposal")) {
            then(hidden(part)).as(part).isEqualTo(part.equals("moved") || part.equals("of-proposal"));
        }
        move("over", "7");
        browser.click("[data-lang=en]");
        for (var part : List.of("chance-table", "price", "tornado")) {
            then(hidden(part)).as(part).isTrue();
        }
        then(hidden("moved")).isFalse();
        then(hidden("of-proposal")).isFalse();
        browser.click("#reset");
        then(hidden("chance-table")).isFalse();
        then(hidden("tornado")).isFalse();
        then(hidden("moved")).isTrue();
    }

    @Test
    void a_month_is_billed_where_its_bill_says_so_and_not_where_its_mean_lies() {
        browser.open(page);
        move("threshold", "2.8");
        move("over", "7");
        // Malmö: 4 in the mean and 3 apart. Lund: 1 and 1 in the mean, far below 2.8, and 3 apart: billed all the same.
        // Bjuv: nothing in the mean, 23 apart.
        then(texts("#multiples .multiples p"))
                .containsExactly("medel 0,00, räkning", "medel 4,00, räkning", "medel 1,00, räkning");
        then(browser.text("#multiples figcaption p"))
                .contains("röda punkter och staplar är månader med något att betala",
                        "Vistelser över 7 dygn betalas för sig")
                .doesNotContain("ovanför");
    }

    @Test
    void a_rounded_mean_above_the_threshold_without_a_bill_is_not_called_billed() {
        // Lund: 12 noons of 3 cases are a mean of 4: above 3.95, not above 4
        browser.open(page("rounded.html", "--change", "liability.rounding=0 decimals half-up", "--change",
                "liability.threshold=4.0"));
        move("threshold", "3.95");
        then(texts("#multiples .multiples p")).containsExactly("medel 30,00, räkning", "medel 7,00, räkning",
                "medel 4,00, räkning");
        move("threshold", "4");
        then(texts("#multiples .multiples p").getLast()).isEqualTo("medel 4,00");
    }

    @Test
    void kommuner_with_one_or_two_cases_are_in_the_picture_of_the_funnel() {
        browser.open(page);
        var dots = browser.script("""
                const svg = document.querySelector("#funnel svg"), box = svg.viewBox.baseVal;
                return [...svg.querySelectorAll("circle[data-code]")].map((dot) => [dot.dataset.code,
                    dot.cx.baseVal.value > 69 && dot.cx.baseVal.value < box.width
                    && dot.cy.baseVal.value > 0 && dot.cy.baseVal.value < box.height]);""");
        then(dots).hasSize(3).allSatisfy(dot -> then(dot.get(1).asBoolean()).as(dot.toString()).isTrue());
    }

    @Test
    void nobody_reads_the_hours_of_a_single_stay_unless_they_were_asked_for() {
        browser.open(page);
        then(texts("#data").getFirst()).contains("\"breaks\":[\"00:00\",\"12:00\"]");
        then(browser.text("#hours")).contains("dygnsbryt 00:00, 12:00", "mellan vilka av dem");
        browser.open(page("hours.html", "--every-hour"));
        then(browser.text("#hours")).contains("varje hel timme", "vilken timme");
        then(Call.of("simulate", "--base", "skane-2018", "--period", "2022-09", "--every-hour", cases.toString())
                .isRefused()
                .err()).contains("--every-hour", "--html");
    }

    @Test
    void a_curve_is_drawn_for_a_threshold_far_above_the_usual() {
        browser.open(page("high.html", "--change", "liability.threshold=12.5"));
        then(hidden("curve")).isFalse();
        then(browser.complaints()).isEmpty();
    }

    /// Amount, rounding and the long-stayer's place, against a file that says the same.
    @Test
    void the_other_controls_give_what_settle_gives_and_stand_in_the_address_and_the_scenario() throws IOException {
        var file = Files.writeString(folder.resolve("controls.yaml"), """
                id: controls
                extends: skane-2018
                liability: {threshold: 1.35, rounding: 1 decimals half-up}
                longStay: {over: 7, place: capped}
                price.dailyRate: 8750
                """);
        var settled = Call.of(
                "settle", "--agreement", file.toString(), "--period", "2022-09", "--format", "json", cases.toString())
                .json();
        var expected = new TreeMap<String, String>();
        settled.get("municipalities")
                .forEach(each -> expected.put(each.get("code").asString(), each.get("payable").asString()));

        browser.open(page);
        for (var control : List.of("over 7", "threshold 1.35", "rate 8750", "place capped")) {
            move(control.split(" ", 2)[0], control.split(" ", 2)[1]);
        }
        move("rounding", "1 decimals half-up");

        then(amounts()).isEqualTo(expected).hasSize(3);
        var address = browser.script("return decodeURIComponent(location.hash.replace(/\\+/g, ' '))").asString();
        then(address).contains("liability.threshold=1.35", "longStay.over=7", "price.dailyRate=8750",
                "liability.rounding=1 decimals half-up", "longStay.place=capped");
        var scenario = browser.later("""
                const done = arguments[0];
                URL.createObjectURL = (blob) => { blob.text().then(done); return "data:,kept"; };
                document.getElementById("keep").click();""").asString();
        var kept = Files.writeString(folder.resolve("kept.yaml"), scenario);
        var again = Call.of("simulate", "--base", "skane-2018", "--scenario", kept.toString(), "--period", "2022-09",
                "--format", "json", cases.toString()).json();
        var tried = new TreeMap<String, String>();
        again.get("difference")
                .get("municipalities")
                .forEach(each -> tried.put(each.get("code").asString(), each.get("changedPayable").asString()));
        then(tried).isEqualTo(expected);
        browser.script("location.reload()");
        then(amounts()).isEqualTo(expected);
    }

    @Test
    void pictures_and_tables_are_saved() {
        browser.open(page);
        for (var kind : List.of("svg", "csv")) {
            var saved = browser.later("""
                    const done = arguments[1];
                    URL.createObjectURL = (blob) => { blob.text().then(done); return "data:,kept"; };
                    document.querySelector("#winners [data-save=" + arguments[0] + "]").click();""", kind).asString();
            then(saved).contains(kind.equals("svg") ? "<svg" : ";", "Malmö");
        }
        var type = browser.later("""
                const done = arguments[0];
                URL.createObjectURL = (blob) => { done(blob.type + " " + (blob.size > 1000)); return "data:,kept"; };
                document.querySelector("#winners [data-save=png]").click();""").asString();
        then(type).isEqualTo("image/png true");
        then(browser.complaints()).isEmpty();
    }

    /// A slide is shown alone: what it rests on stands on it.
    @Test
    void every_slide_says_what_it_rests_on() throws IOException {
        browser.open(page("slides.html", "--change", "liability.threshold=2.3812"));
        browser.script("document.body.classList.add('deck')");
        try (var slides = Loader.loadPDF(browser.print())) {
            then(slides.getNumberOfPages()).isGreaterThan(3);
            for (int i = 1; i <= slides.getNumberOfPages(); i++) {
                var text = new PDFTextStripper();
                text.setStartPage(i);
                text.setEndPage(i);
                then(text.getText(slides).replaceAll("\\s+", " ")).as("slide " + i)
                        .contains(
                                "Gränsen är 2,3812 dygn per ärende", "Överenskommelse skane-2018, 2022-09, 6 ärenden",
                                "Preliminärt", "ärendefiler sha256:");
            }
        }
    }

    /// What the page holds without its script.
    @Test
    void the_table_is_read_without_script() throws IOException {
        var text = Files.readString(page);

        then(text.substring(0, text.indexOf("<script"))).contains(
                "<h1 id=\"heading\">Gränsen är 2,3812 dygn per ärende</h1>",
                "Kommunerna ska betala", "class=\"text\">Malmö</th><td>");
    }
}
