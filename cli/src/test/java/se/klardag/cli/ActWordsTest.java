package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Explanations under lag (1990:1404) for a court: the act's own words, every exception and every rate with its source, and what only
/// our reading says. The expected words are the act's, from the note on the law.
class ActWordsTest {
    private static final Path FIXTURES = Path.of("..", "fixtures");

    @ParameterizedTest
    @ValueSource(strings = {"text", "md", "html"})
    void an_exception_that_counts_a_case_is_printed_with_its_clause(String format) {
        then(explained("sv", format, "act-1990-own-care-unclear"))
                .containsPattern(
                        "Landstingets egna insatser kan inte genomföras(: 2  |: ärendet räknas som andra)[^\\n]*2–5 §§"
                                + "|ärendet räknas som andra\\.</td>\\s*<td>[^<]*2–5 §§");
        then(of("sv", "long-term-unclear")).contains(
                "Räknas, fast det är oklart om landstingets egna insatser kan genomföras (lag (1990:1404)", "2–5 §§");
        then(of("sv", "long-term-unclear")).doesNotContain("inget skäl att utesluta");
    }

    @Test
    void programs_read_the_exceptions_too() {
        then(explained("sv", "json", "act-1990-own-care-unclear")).contains("\"countedByException\"",
                "\"path\" : \"population.open-care-not-ready\"", "2–5 §§", "\"reading\" : \"R-021\"");
    }

    @ParameterizedTest
    @CsvSource({"sv, sv", "en, en"})
    void no_words_of_the_newer_act(String language, String same) {
        var all = new ArrayList<String>();
        for (var format : List.of("text", "md", "html", "json")) {
            for (var folder : List.of("act-1990-four-tariffs", "act-1990-who-counts", "act-1990-own-care-unclear")) {
                all.add(explained(language, format, folder));
            }
        }
        then(all).allSatisfy(text -> then(text).doesNotContainIgnoringCase("underrättelse")
                .doesNotContainIgnoringCase("ready notice")
                .doesNotContainIgnoringCase("öppna vården"));
        then(Call.in(same, "agreements", "show", "act-1990-1404", "--on", "2016-10-01").out())
                .doesNotContainIgnoringCase("underrättelse")
                .doesNotContainIgnoringCase("ready notice");
    }

    /// By hand: 4 816, 4 085, 3 475 and 3 479 kr are the amounts of 2016.
    @Test
    void every_rate_of_a_figure_is_among_the_rules() {
        var rules = rules(explained("sv", "md", "act-1990-four-tariffs"));
        then(rules).contains("Somatisk: belopp per vårddygn: 4 816 kr", "Psykiatrisk: belopp per vårddygn: 4 085 kr",
                "Geriatrisk: belopp per vårddygn: 3 475 kr", "Långtid: belopp per vårddygn: 3 479 kr");
        then(rules.lines().filter(line -> line.contains("belopp per vårddygn: ")))
                .hasSize(4)
                .allSatisfy(line -> then(line).contains(
                        "SFS 2015:752 enligt Kristianstads kommun (odaterad, senast 2016-12-31, om tiden från 2016-01-01); villkoret gäller"
                                + " 2016-01-01–2016-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"sv, Oklart om landstingets egna insatser kan genomföras, vårt antagande",
            "en, Unclear whether the landsting's own care can be given, our assumption"})
    void that_unclear_is_an_obstacle_is_our_reading(String language, String words, String standing) {
        for (var text : List.of(explained(language, "text", "act-1990-own-care-unclear"),
                of(language, "geriatric-unclear"))) {
            then(text.lines().filter(line -> line.contains(words) && line.contains("11 a §")))
                    .hasSize(1)
                    .allSatisfy(line -> then(line).contains("R-021", standing));
        }
        then(of(language, "geriatric-no")).contains("R-005").doesNotContain("R-021");
    }

    @Test
    void one_case_counts_and_two_count() {
        var text = explained("en", "text", "act-1990-four-tariffs");
        then(text).contains("1 case counts, and 4 days are billed", "2 cases count, and 11 days are billed");
    }

    @Test
    void a_count_of_calendar_days_lists_no_holidays_and_cites_that_free_days_are_dates() {
        var rules = rules(Call.in("sv", "explain", "--agreement", "statute", "--period", "2019-01", "--municipality",
                "all", "--format", "md",
                FIXTURES.resolve("statute/statute-psychiatric-turn-of-2019/cases.csv").toString()).out());
        then(rules).doesNotContain("6 juni").doesNotContain("annandag pingst");
        then(rules.lines().filter(line -> line.contains("Psykiatrisk vård") && line.contains("dagar efter den dag")))
                .isNotEmpty()
                .allSatisfy(line -> then(line).contains("R-001"));
        // the notice of December 2018 has the thirty days of that year, and they are listed with its dates
        then(rules).contains("Psykiatrisk vård, 2018-01-02 till 2018-12-31: Betalningsansvaret inträder 30 dagar");
    }

    @ParameterizedTest
    @CsvSource({"sv, daterad 2023-01-17", "en, dated 2023-01-17"})
    void the_day_of_a_statement_is_beside_its_source(String language, String day) {
        then(Call.in(language, "agreements", "show", "skane-2018").out()).containsPattern("presentation \\(\\s*"
                + day.replace(" ", "\\s+"));
        var cases = FIXTURES.resolve("average/skane-2022-09/cases.csv").toString();
        then(Call.in(language, "explain", "--agreement", "skane-2018", "--period", "2022-09", "--municipality", "1280",
                cases).out()).contains(day);
        then(Call.in(language, "agreements", "show", "skane-2018", "--format", "json").out())
                .contains("\"dated\" : \"2023-01-17\"");
        then(Call.in(language, "explain", "--agreement", "skane-2018", "--period", "2022-09", "--municipality", "1280",
                "--format", "json", cases).out()).contains("\"dated\" : \"2023-01-17\"");
    }

    @Test
    void a_source_of_a_day_to_come_is_refused_on_that_day_only(@TempDir Path folder) {
        var own = CaseLines.text(folder, "egen.yaml", """
                id: egen
                extends: skane-2018
                sources: {brev: {title: brev, dated: 2026-12-01}}
                liability.threshold: {value: 4, status: official, source: brev}
                """).toString();
        var cases = FIXTURES.resolve("average/skane-2022-09/cases.csv").toString();
        for (var args : List.of(
                List.of("settle", "--agreement", own, "--period", "2022-09", cases),
                List.of("agreements", "show", own), List.of("agreements", "validate", own))) {
            var before = Call.in("en", LocalDate.of(2026, 11, 30), args.toArray(String[]::new));
            then(before.code()).as(before.out()).isEqualTo(2);
            then(before.out() + before.err()).contains("egen.yaml:3:", "dated is 2026-12-01, a day to come");
            then(Call.in("en", LocalDate.of(2026, 12, 1), args.toArray(String[]::new)).code()).isZero();
        }
    }

    private static String explained(String language, String format, String folder) {
        var call = Call.in(language, "explain", "--agreement", "act-1990-1404-skane", "--period", "2016-10",
                "--municipality", "1290", "--format", format,
                FIXTURES.resolve("act-1990").resolve(folder).resolve("cases.csv").toString());
        then(call.code()).as(call.err()).isZero();
        return call.out();
    }

    private static String of(String language, String id) {
        return Call.in(language, "explain", "--agreement", "act-1990-1404-skane", "--period", "2016-10", "--case", id,
                FIXTURES.resolve("act-1990/act-1990-own-care-unclear/cases.csv").toString()).out();
    }

    /// The table of rules alone.
    private static String rules(String markdown) {
        return markdown.substring(markdown.indexOf("## Bestämmelser"), markdown.indexOf("## Beräkning"));
    }
}
