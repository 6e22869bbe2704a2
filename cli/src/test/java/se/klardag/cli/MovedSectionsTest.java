package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.JsonNode;

/// Every part of the page after every move of a control. What a moved page shows must be what a page shows that the program
/// has computed for the very same terms: the engine's figures stand in that one, the page's own arithmetic in the other.
class MovedSectionsTest {
    /// The parts that speak of the proposal that was computed, and of no other rule.
    private static final List<String> OF_PROPOSAL = List.of("years", "units", "certain", "chance-table", "price",
            "funnel-changed", "tornado");
    /// What a part shows: its pictures to the last coordinate, its words and its numbers. A municipality's row has the kinds
    /// of change behind its first five cells where the terms are those of the proposal.
    private static final String SHOWN = """
            const shown = {};
            for (const part of document.querySelectorAll("#large, #summary, #counts, #hit, main figure, main > section")) {
              if (part.id === "" || part.hidden) continue;
              if (part.querySelector("#municipalities")) continue;
              shown[part.id] = [...part.querySelectorAll("svg")].map((svg) => svg.outerHTML).join("") + part.textContent;
            }
            for (const row of document.querySelectorAll("#municipalities tbody tr, #municipalities tfoot tr"))
              shown["row " + (row.dataset.code ?? "all")] = [...row.children].slice(0, 5).map((cell) => cell.textContent).join("|");
            return shown;""";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path cases;

    /// A step: a control of the page, where it is put, and the term that it sets as the program writes it.
    private record Move(String control, String value, String path, String stated) {}

    @BeforeAll
    static void three_months_of_a_county_and_a_browser() {
        cases = folder.resolve("cases.csv");
        then(Call.of("generate", "--region", "skane", "--from", "2022-11", "--months", "3", "--seed", "7", "-o",
                cases.toString()).code()).isEqualTo(ExitCode.DONE);
        browser = Browser.start("--host-resolver-rules=MAP * ~NOTFOUND");
        browser.size(1200, 1000);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static Path page(String name, Map<String, String> changes, String... more) {
        var file = folder.resolve(name);
        var args = new ArrayList<>(List.of("simulate", "--base", "skane-2018", "--period", "2022-11..2023-01",
                cases.toString(), "--replicates", "100", "--every-hour", "--force", "--html", file.toString()));
        changes.forEach((path, value) -> args.addAll(List.of("--change", path + "=" + value)));
        args.addAll(List.of(more));
        var call = Call.of(args.toArray(String[]::new));
        then(call.code()).as(call.err()).isEqualTo(ExitCode.DONE);
        return file;
    }

    private static void move(Move move) {
        browser.script("""
                const control = document.getElementById(arguments[0]);
                control.value = arguments[1];
                control.dispatchEvent(new Event("input", { bubbles: true }));""", move.control(), move.value());
    }

    private static Map<String, String> shown() {
        browser.later("const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done(true)));");
        var found = new TreeMap<String, String>();
        browser.script(SHOWN).properties().forEach(each -> found.put(each.getKey(), each.getValue().asString()));
        return found;
    }

    /// The computed terms lie off the thresholds' grid of 0.05, and so do two of the moves' results.
    @Test
    void every_part_shows_after_every_move_what_a_page_computed_for_those_terms_shows() throws IOException {
        var terms = new HashMap<>(Map.of("liability.threshold", "2.3812"));
        var moved = page("moved.html", terms);
        var kept = new ArrayList<Map<String, String>>();
        browser.open(moved);
        var asProposed = shown();
        then(asProposed).containsKeys("curve", "multiples", "bands", "winners", "years", "chance-table", "row all");
        var moves = List.of(
                new Move("break", "0", "dayCount.break", "00:00"),
                new Move("over", "7", "longStay.over", "7"),
                new Move("place", "capped", "longStay.place", "capped"),
                new Move("rate", "8750", "price.dailyRate", "8750"),
                new Move("threshold", "3.15", "liability.threshold", "3.15"),
                new Move("rounding", "1 decimals half-up", "liability.rounding", "1 decimals half-up"),
                new Move("break", "17", "dayCount.break", "17:00"));
        for (var move : moves) {
            move(move);
            kept.add(shown());
        }
        for (int i = 0; i < moves.size(); i++) {
            terms.put(moves.get(i).path(), moves.get(i).stated());
            browser.open(page("computed.html", terms));
            var computed = shown();
            computed.keySet().removeAll(OF_PROPOSAL);

            then(kept.get(i).get("try")).contains("Reglagen");
            var slid = comparable(kept.get(i));
            var expected = comparable(computed);
            then(slid.keySet()).as("after " + moves.get(i)).isEqualTo(expected.keySet()).hasSizeGreaterThan(40);
            for (var part : expected.keySet()) {
                then(slid.get(part)).as(part + " after " + moves.get(i)).isEqualTo(expected.get(part));
            }
        }
        browser.open(moved);
        move(moves.getFirst());
        browser.click("#reset");
        then(shown()).isEqualTo(asProposed);
    }

    /// Without the controls themselves: they say that something was moved.
    private static Map<String, String> comparable(Map<String, String> shown) {
        var left = new TreeMap<>(shown);
        left.remove("try");
        return left;
    }

    /// Each field of a picture of two terms is coloured and named by what the program computes for that pair alone.
    @Test
    void two_terms_at_once_are_a_picture_whose_every_field_is_what_the_program_computes_for_it() {
        browser.open(
                page("heat.html", Map.of("liability.threshold", "2.4"), "--sweep", "liability.threshold=2.0..3.0:0.5",
                        "--sweep", "longStay.over=7..21:7"));
        var fields = browser
                .script("""
                return [...document.querySelectorAll("#sweep svg rect")].map((field) => [
                    field.querySelector("title").textContent, field.getAttribute("class"), field.getAttribute("opacity")]);""");

        then(fields).hasSize(9);
        var largest = 0L;
        var differences = new ArrayList<Long>();
        for (var threshold : List.of("2.0", "2.5", "3.0")) {
            for (var over : List.of("7", "14", "21")) {
                differences.add(difference(threshold, over));
                largest = Math.max(largest, Math.abs(differences.getLast()));
            }
        }
        for (int i = 0; i < 9; i++) {
            JsonNode field = fields.get(i);
            long difference = differences.get(i);
            var sign = difference > 0 ? "+" : difference < 0 ? "\u2212" : "";
            then(field.get(0).asString().replaceAll("[\\s\u00a0\u202f]", ""))
                    .as(i + "")
                    .endsWith(":" + sign + Math.abs(difference));
            then(field.get(1).asString())
                    .isEqualTo(difference > 0 ? "bar-more" : difference < 0 ? "bar-less" : "bar-base");
            then(field.get(2).asDouble()).isCloseTo(
                    0.06 + 0.74 * Math.abs(difference) / largest, org.assertj.core.data.Offset.offset(0.006));
        }
        then(browser.text("#sweep h2")).isNotBlank();
        then(browser.script("return document.querySelectorAll('#sweep details tbody tr').length").asInt()).isEqualTo(9);
        then(browser.complaints()).isEmpty();
    }

    private static long difference(String threshold, String over) {
        var json = Call
                .of("simulate", "--base", "skane-2018", "--period", "2022-11..2023-01", cases.toString(), "--change",
                        "liability.threshold=" + threshold, "--change", "longStay.over=" + over, "--replicates", "100",
                        "--format",
                        "json")
                .json()
                .get("difference");
        long sum = 0;
        for (var each : json.get("municipalities")) {
            sum += each.get("changedPayable").asLong() - each.get("basePayable").asLong();
        }
        return sum;
    }
}
