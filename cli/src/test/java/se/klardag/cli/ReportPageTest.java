package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// The page in a browser: what a person sees and does, and that its sums are the engine's.
class ReportPageTest {
    private static final Path MONTH = Path.of("..", "fixtures", "average", "skane-2022-09", "cases.csv");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String RIGHT = "\uE014";
    private static final String TAB = "\uE004";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void one_page_and_one_browser() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        page = page("r.html", "--scenario", "midnight-and-long-stay", "--change", "liability.threshold=2.4",
                "--sweep", "liability.threshold=2.0..3.0:0.2", "--assume", "speedUp=1.0..1.4", "--replicates", "300");
        browser = Browser.start("--host-resolver-rules=MAP * ~NOTFOUND");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void a_fresh_page() {
        browser.size(1200, 1000);
        browser.open(page);
    }

    private static Path page(String name, String... more) {
        var file = folder.resolve(name);
        var args = new ArrayList<>(List.of(
                "simulate", "--base", "skane-2018", "--period", "2022-09", MONTH.toString(), "--every-hour", "--force",
                "--html",
                file.toString()));
        args.addAll(List.of(more));
        then(Call.of(args.toArray(String[]::new)).code()).isEqualTo(ExitCode.DONE);
        return file;
    }

    /// Moves the three sliders and tells the page, as a drag does.
    private static void move(String threshold, int hour, int over) {
        browser.script("""
                for (const [id, value] of Object.entries(arguments[0])) document.getElementById(id).value = value;
                document.getElementById("over").dispatchEvent(new Event("input", { bubbles: true }));""",
                Map.of("threshold", threshold, "break", hour, "over", over));
    }

    /// Every municipality's chosen amount as the page shows it to machines.
    private static Map<String, String> amounts() {
        var found = new TreeMap<String, String>();
        browser.script("""
                return [...document.querySelectorAll("#municipalities tbody tr")]
                    .map((row) => [row.dataset.code, row.children[3].dataset.value]);""")
                .forEach(each -> found.put(each.get(0).asString(), each.get(1).asString()));
        return found;
    }

    private static Map<String, String> amounts(JsonNode municipalities) {
        var expected = new TreeMap<String, String>();
        municipalities.forEach(each -> expected.put(each.get("code").asString(), each.get("payable").asString()));
        return expected;
    }

    @ParameterizedTest(name = "threshold {0}, break {1}:00, over {2}")
    @CsvSource({"2.8, 12, 61", "2.8, 0, 61", "2.8, 0, 7", "2.4, 0, 7", "0, 12, 1", "1.85, 6, 5", "3.15, 18, 14",
            "6, 23, 60", "2, 9, 61", "1.05, 13, 30"})
    void a_slider_gives_what_settle_gives_to_the_ore(String threshold, int hour, int over) throws IOException {
        var file = Files.writeString(
                folder.resolve("slid.yaml"),
                "id: slid\nextends: skane-2018\ndayCount: {break: \"%02d:00\"}\nliability: {threshold: %s}\n%s"
                        .formatted(hour, threshold, over > 60 ? "" : "longStay: {over: " + over + "}\n"));
        var settled = Call.of(
                "settle", "--agreement", file.toString(), "--period", "2022-09", "--format", "json", MONTH.toString())
                .json();

        move(threshold, hour, over);

        then(amounts()).isEqualTo(amounts(settled.get("municipalities"))).hasSize(33);
    }

    @Test
    void other_forms_of_rule_agree_too() throws IOException {
        var other = page(
                "o.html", "--change", "liability.rounding=1 decimals half-up", "--change",
                "attribution.zeroDayCases=excluded", "--change", "longStay.over=9", "--change", "longStay.place=capped",
                "--change", "population.deceased=out-of-numerator", "--change", "price.dailyRate=9300.55");
        browser.open(other);
        move("2.15", 3, 4);
        var file = Files.writeString(folder.resolve("other.yaml"), """
                id: other
                extends: skane-2018
                dayCount.break: "03:00"
                liability: {threshold: 2.15, rounding: 1 decimals half-up}
                attribution.zeroDayCases: excluded
                longStay: {over: 4, place: capped}
                population.deceased: out-of-numerator
                price.dailyRate: 9300.55
                """);
        var settled = Call.of(
                "settle", "--agreement", file.toString(), "--period", "2022-09", "--format", "json", MONTH.toString())
                .json();

        then(amounts()).isEqualTo(amounts(settled.get("municipalities")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dayCount.mode=calendar-days dayCount.firstDay=in dayCount.lastDay=out",
            "psychiatric.liability.threshold=4", "psychiatric.price.dailyRate=5000",
            "psychiatric.attribution.zeroDayCases=excluded"})
    void terms_of_another_form_show_what_was_computed_and_no_sliders(String changes) {
        var args = new ArrayList<String>();
        for (var change : changes.split(" ", -1)) {
            args.addAll(List.of("--change", change));
        }
        browser.open(page("i.html", args.toArray(String[]::new)));

        then(browser.script("return document.getElementById('sliders').hidden").asBoolean()).isTrue();
        then(browser.script("return document.getElementById('no-sliders').hidden").asBoolean()).isFalse();
        then(amounts()).hasSize(33);
    }

    @Test
    void the_first_thing_read_is_what_it_comes_to_and_it_follows_the_sliders_and_comes_back() {
        var first = browser.text("#summary");
        then(first).startsWith("Med dygnsbryt 00:00, gräns 2,4 dygn och vistelser över 7 dygn för sig");
        then(browser.script("return document.querySelectorAll('#municipalities thead th').length").asInt())
                .isEqualTo(8);
        browser.script("document.getElementById('threshold').focus()");
        browser.press(RIGHT);
        then(browser.text("#threshold-out")).isEqualTo("2,45 dygn");
        then(browser.text("#summary")).isNotEqualTo(first).contains("gräns 2,45");
        browser.click("#reset");
        then(browser.text("#summary")).isEqualTo(first);
    }

    @Test
    void the_table_sorts_and_filters_by_mouse_and_by_keyboard() {
        browser.click("[data-sort=name]");
        then(names()).startsWith("Bjuv", "Bromölla").endsWith("Åstorp", "Ängelholm", "Örkelljunga", "Östra Göinge");
        browser.click("[data-sort=name]");
        then(names()).startsWith("Östra Göinge", "Örkelljunga");
        then(browser.script("return document.activeElement.dataset.sort").asString()).isEqualTo("name");
        browser.press(TAB + " ");
        then(browser.script(
                "return document.querySelector('[data-sort=base]').closest('th').getAttribute('aria-sort')").asString())
                .isEqualTo("descending");
        browser.type("#filter", "hel");
        then(names()).containsExactly("Helsingborg");
        then(browser.text("#shown")).isEqualTo("1 av 33 kommuner");
        browser.script("document.getElementById('filter').value = ''; const only = document.getElementById('only');"
                + "only.value = 'same'; only.dispatchEvent(new Event('change'))");
        browser.type("#filter", "o");
        then(names()).isNotEmpty().allMatch(name -> name.toLowerCase(Locale.ROOT).contains("o"));
    }

    private static List<String> names() {
        var names = new ArrayList<String>();
        browser.script(
                "return [...document.querySelectorAll('#municipalities tbody th')].map((cell) => cell.textContent)")
                .forEach(each -> names.add(each.asString()));
        return names;
    }

    @Test
    void the_language_changes_all_words_and_numbers() {
        browser.click("[data-lang=en]");

        then(browser.script("return document.documentElement.lang").asString()).isEqualTo("en");
        then(browser.text("#summary")).startsWith("With day break 00:00, threshold 2.4 days");
        then(browser.text("#try h2")).isEqualTo("Try it");
        then(browser.script("return document.body.innerText").asString())
                .doesNotContain("Kommun", "dygn", "räkning", "undefined", "NaN");
        browser.click("[data-lang=sv]");
        then(browser.script("return document.body.innerText").asString())
                .doesNotContain("Municipalit", "undefined", "NaN");
    }

    @Test
    void every_picture_has_a_name_and_its_numbers_behind_it() {
        var pictures = browser.script("""
                return [...document.querySelectorAll("main > figure")].filter((figure) => !figure.hidden).map((figure) => ({
                    id: figure.id, rows: figure.querySelectorAll("details tbody tr").length,
                    named: [...figure.querySelectorAll("svg")].every((svg) => svg.getAttribute("role") === "img"
                        && (svg.getAttribute("aria-label") || svg.querySelector("title"))) }));""");
        then(pictures).extracting(each -> each.get("id").asString())
                .containsExactly("curve", "sweep", "multiples", "bands", "price", "funnel", "funnel-changed",
                        "tornado");
        then(pictures).allSatisfy(each -> {
            then(each.get("named").asBoolean()).as(each.toString()).isTrue();
            then(each.get("rows").asInt()).as(each.toString()).isPositive();
        });
    }

    @Test
    void nothing_is_fetched_evaluated_or_run_that_does_not_stand_in_the_page() {
        then(browser.script("return performance.getEntriesByType('resource').length").asInt()).isZero();
        browser.script("""
                const script = document.createElement("script");
                script.textContent = "window.intruder = true";
                document.body.append(script);
                const image = new Image();
                image.src = "http://127.0.0.1:9/x.png";
                document.body.append(image);""");
        then(browser.script("return window.intruder === undefined").asBoolean()).isTrue();
        then(browser.complaints().toString()).contains("script-src", "img-src data:");
        browser.open(page);
        browser.click("[data-lang=en]");
        move("2", 5, 9);
        then(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void nobody_is_shut_out(String theme) throws IOException {
        browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
        browser.script("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        then(browser.violations()).isEmpty();
        browser.size(420, 900);
        then(browser.violationsButColours()).isEmpty();
    }

    @Test
    void it_prints_to_a4() throws IOException {
        var pdf = browser.print();
        Files.write(SCREENSHOTS.resolve("print.pdf"), pdf);
        var text = new String(pdf, StandardCharsets.ISO_8859_1);

        then(text).startsWith("%PDF-");
        // A4 in points
        then(text).containsPattern("/MediaBox ?\\[0 0 59[45][.0-9]* 84[12][.0-9]*]");
    }

    @Test
    void it_fits_a_narrow_screen_and_is_kept_as_pictures_to_look_at() throws IOException {
        for (var theme : List.of("light", "dark")) {
            browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
            for (int width : new int[]{420, 1200}) {
                browser.size(width, 1000);
                browser.size(width, 200 + browser.script("return document.documentElement.scrollHeight").asInt());
                then(browser.script("return document.documentElement.scrollWidth - innerWidth").asInt())
                        .isLessThanOrEqualTo(0);
                var picture = browser.screenshot();
                then(picture.length).isGreaterThan(50_000);
                Files.write(SCREENSHOTS.resolve(theme + "-" + width + ".png"), picture);
            }
        }
    }

    @Test
    void three_years_of_a_county_stay_small(@TempDir Path own) throws IOException {
        var cases = own.resolve("cases.csv").toString();
        Call.of("generate", "--region", "skane", "--from", "2022-01", "--months", "36", "--seed", "1", "-o", cases);
        var file = own.resolve("r.html");
        var call = Call.of("simulate", "--base", "skane-2018", "--period", "2022-01..2024-12", cases, "--scenario",
                "midnight-and-long-stay", "--replicates", "100", "--every-hour", "--html", file.toString());
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        then(Files.size(file)).isLessThan(3_000_000);
        browser.open(file);
        var times = new ArrayList<Double>();
        for (int i = 0; i < 12; i++) {
            times.add(browser.later("""
                    const done = arguments[1];
                    document.getElementById("threshold").value = 1 + arguments[0] / 10;
                    document.getElementById("break").value = arguments[0];
                    const start = performance.now();
                    document.getElementById("break").dispatchEvent(new Event("input", { bubbles: true }));
                    // the charts further down are drawn before the next picture: they count too
                    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));""", i)
                    .asDouble());
        }
        // drawn anew each time; how long it took is printed; no test judges it while other things are built
        then(times).hasSize(12).allSatisfy(took -> then(took).isPositive());
        times.sort(null);
        System.out.printf("page of 36 months: %d kB, a moved slider %.0f ms (median of 12)%n",
                Files.size(file) / 1000, times.get(6));
    }
}
