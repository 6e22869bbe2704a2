package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What the shape of a file does not show: values nothing uses, terms that are missing.
class RuleReviewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RuleFolder files = new RuleFolder(Path.of(""));

    @BeforeEach
    void in_a_folder_of_its_own() {
        files = new RuleFolder(folder);
    }

    static List<String> shipped() {
        return Agreements.ids();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_agreement_we_ship_has_no_problem(String id) {
        assertThat(Agreements.review(Path.of("agreements", id + ".yaml")).problems()).isEmpty();
    }

    @Test
    void every_address_of_the_schema_says_when_it_is_used() {
        var schema = JsonMapper.shared()
                .readTree(new String(Bundled.bytes("schema/agreement-v1.schema.json"), StandardCharsets.UTF_8));
        var paths = new ArrayList<String>();
        for (var group : schema.at("/$defs/groups").properties()) {
            if (!group.getValue().has("properties")) {
                continue; // the lines of a tariff, whose names are the file's own
            }
            group.getValue().get("properties").propertyNames().forEach(key -> paths.add(group.getKey() + "." + key));
        }
        paths.removeIf(path -> path.startsWith("population."));

        assertThat(TermUse.ALL).extracting(TermUse::path).containsExactlyInAnyOrderElementsOf(paths);
        paths.add("tariff");
        assertThat(paths).containsAll(
                TermUse.ALL.stream().flatMap(use -> use.besides().stream()).map(TermUse.Beside::path).toList());
    }

    @Test
    void terms_without_which_a_shipped_agreement_could_not_be_settled_are_not_missing() {
        assertThat(Agreements.missing(Agreements.find("skane-2018"))).isEmpty();
        assertThat(Agreements.missing(Agreements.find("statute"))).isEmpty();
        assertThat(Agreements.missing(Agreements.find("uppsala"))).contains("clock.start", "invoice.payable")
                .doesNotContain("liability.model", "liability.threshold");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "psychiatric: {longStay: {over: 30, place: removed}}",
            "longStay: {over: 7, place: capped}",
            "psychiatric: {dayCount: {mode: calendar-days, firstDay: in, lastDay: out}}",
            "liability: {model: follow-up-only}",
            "sources: {a: {title: a}}\nliability: {model: {status: unknown, source: a}, freeDays: 3}",
    })
    void a_value_that_one_kind_of_care_or_one_date_may_use_is_no_problem(String text) {
        assertThat(Agreements.problems(files.write("mine.yaml", RuleFolder.CHANGES_SKANE + text + "\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "psychiatric: {longStay: {place: removed}}",
            "psychiatric: {dayCount: {firstDay: in}}",
            "liability: {freeDays: 3}",
            "liability: {threshold: 3}\nsomatic: {liability: {threshold: 3}}\npsychiatric: {liability: {threshold: 4}}",
            "liability:\n  model: follow-up-only\n  threshold: 3",
            "price: {dailyRate: 9000}\nliability: {model: follow-up-only}",
    })
    void a_value_that_nothing_can_use_is_one(String text) {
        assertThat(Agreements.problems(files.write("mine.yaml", RuleFolder.CHANGES_SKANE + text + "\n")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message().english()).contains("is never used");
                    assertThat(problem.message().swedish()).contains("används aldrig");
                    assertThat(problem.line()).isGreaterThanOrEqualTo(3);
                });
    }

    @Test
    void what_the_base_has_and_a_change_leaves_unused_is_not_the_change_s_fault() {
        assertThat(Agreements.problems(files.write("mine.yaml", """
                id: mine
                extends: statute
                liability: {model: average, threshold: 3, rounding: none, charge: excess-times-cases}
                attribution: {membership: closed-in-month, zeroDayCases: included}
                longStay: {over: none}
                price: {date: settled-month}
                """))).isEmpty();
    }

    @Test
    void a_contradiction_of_later_dates_is_found_too() {
        assertThat(Agreements.problems(files.write("mine.yaml", """
                id: mine
                extends: skane-2018
                sources: {a: {title: a}}
                attribution:
                  openCases: included
                  membership:
                    values:
                      - {from: 2018-09-19, to: 2022-12-31, value: closed-in-month, status: assumed, source: a}
                      - {from: 2023-01-01, value: day-by-day, status: assumed, source: a}
                """))).singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(9);
                    assertThat(problem.message().english()).contains("an average needs closed-in-month");
                });
    }

    @Test
    void a_file_that_says_what_it_does_not_know_misses_terms_without_fault() {
        var review = Agreements.review(files.write("mine.yaml", """
                id: mine
                title: an invented agreement
                parties: {all: true}
                from: 2022-01-01
                liability: {model: {status: unknown, source: {title: the agreement}}}
                """));

        assertThat(review.problems()).isEmpty();
        assertThat(review.remarks()).singleElement()
                .satisfies(remark -> assertThat(remark.message().english()).contains("a settlement stops: ")
                        .contains("clock.start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"brake, break", "thershold, threshold", "freeDay, freeDays", "statsu, status"})
    void a_misspelt_key_is_near_the_one_that_was_meant(String pair) {
        var words = pair.split(", ", 2);
        var keys = List.of("mode", "break", "threshold", "freeDays", "freeDaysIfLater", "status", "source", "value");

        assertThat(SchemaKeys.nearest(words[0], keys)).contains(words[1]);
        assertThat(SchemaKeys.nearest("xyzzy", keys)).isEmpty();
    }
}
