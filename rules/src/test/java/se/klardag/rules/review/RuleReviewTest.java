package se.klardag.rules.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.rules.Agreements;
import se.klardag.rules.RuleFolder;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.ShippedResources;
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
                .readTree(
                        new String(ShippedResources.bytes("schema/agreement-v1.schema.json"), StandardCharsets.UTF_8));
        var paths = new ArrayList<String>();
        for (var group : schema.at("/$defs/groups").properties()) {
            if (!group.getValue().has("properties")) {
                continue; // the lines of a tariff, whose names are the file's own
            }
            group.getValue().get("properties").propertyNames().forEach(key -> paths.add(group.getKey() + "." + key));
        }
        // a reason needs no other, but for the one that asks how notices are given
        paths.removeIf(path -> path.startsWith("population.") && !path.equals("population.short-notice"));

        assertThat(TermUse.ALL.stream().map(TermUse::path).distinct()).containsExactlyInAnyOrderElementsOf(paths);
        paths.addAll(List.of("tariff", "tariff.days"));
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
        assertThat(review.remarks()).hasSize(2)
                .anySatisfy(remark -> assertThat(remark.message().english()).contains("a settlement stops: ")
                        .contains("clock.start"))
                .anySatisfy(remark -> {
                    assertThat(remark.line()).isEqualTo(5);
                    assertThat(remark.message().english())
                            .isEqualTo("gap: liability.model is unknown; read the agreement");
                });
    }

    /// What is missing, and the line of the value that asks for it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "statute | clock.end: 'discharge, payer-ready' | clock.silence",
            "statute | clock.end: 'discharge, payer-ready, withdrawal' | clock.silence",
            "statute | psychiatric.clock.end: 'discharge, payer-ready' | clock.silence",
            "statute | notices.ready: '17:00' | notices.assessment; notices.closed; notices.ahead",
            "statute | liability.minimumInterval: 2 | notices.assessment; notices.closed; liability.intervalClosed;"
                    + " liability.firstDayClosed; liability.firstDayFreeBy",
            "statute | somatic.liability.dayKind: weekdays | liability.freeDaysAfter; liability.entersOn;"
                    + " liability.holidays",
            "statute | price.dailyRate: national.daily-rate-before-2018 | price.category",
            "statute | dayCount.mode: breaks-passed | dayCount.break",
            "skane-2018 | dayCount.mode: calendar-days | dayCount.firstDay; dayCount.lastDay",
            "skane-2018 | liability.model: individual | liability.freeDays; liability.freeDaysIfLater; liability.cutOff",
            "statute | {attribution.membership: closed-in-month, price.date: settled-month} | attribution.zeroDayCases",
    })
    void a_term_that_another_one_asks_for_is_missing_at_that_one(String base, String line, String missing) {
        var text = line.startsWith("{") ? line.substring(1, line.length() - 1).replace(", ", "\n") : line;
        var file = files.write("mine.yaml", "id: mine\nextends: " + base + "\n" + text + "\n");
        var review = Agreements.review(file);

        assertThat(review.lacking()).isTrue();
        assertThat(review.problems()).extracting(problem -> problem.message().english().split(" ", 2)[0])
                .containsExactlyInAnyOrder(missing.split("; ", -1));
        assertThat(review.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message().english()).contains("is missing, and is needed when ");
        });
    }

    @Test
    void a_term_that_is_asked_for_and_stated_as_unknown_is_a_gap() {
        var file = files.write("mine.yaml", """
                id: mine
                extends: statute
                clock:
                  end: "discharge, payer-ready"
                  silence: {status: unknown, source: {title: the agreement}, at: "4 §"}
                """);
        var review = Agreements.review(file);

        assertThat(review.problems()).isEmpty();
        assertThat(review.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.line()).isEqualTo(5);
            assertThat(remark.message().english()).isEqualTo(
                    "gap: clock.silence is unknown; read the agreement, 4 §");
        });
    }

    @Test
    void a_value_that_is_missing_for_some_dates_is_a_fault_unless_the_file_says_so() {
        var hole = "id: mine\nextends: skane-2018\nliability.threshold: {value: 3, to: 2022-12-31}\n";
        var told = """
                id: mine
                extends: skane-2018
                liability.threshold:
                  values: [{value: 3, to: 2022-12-31}]
                  gaps: [{from: 2023-01-01, to: 2099-12-31, why: not agreed}]
                """;

        assertThat(Agreements.problems(files.write("hole.yaml", hole))).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message().english()).startsWith("liability.threshold has no value from 2023-01-01");
        });
        assertThat(Agreements.problems(files.write("told.yaml", told))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "statute | dayCount.firstDay: out | the day of entry is decided by liability.freeDays and freeDaysIfLater",
            "gavleborg-2016 | psychiatric.dayCount.firstDay: out | the day of entry is decided by liability.entersOn",
            "statute | price.date: settled-month | both words give the same rate",
            "skane-2018 | clock.end: 'discharge, withdrawal' | population.withdrawn leaves the case out anyhow",
            "statute | population.withdrawn: out-of-numerator | the same as out-of-both",
            "statute | population.no-ready-notice: counted | so the case is left out anyhow",
            "skane-2018 | deadlines.sipCall: 5 | population.late-sip-call leaves no case out",
            "scotland | invoice.payable: ore-half-up | nothing is charged when liability.model is follow-up-only",
            "norway-2012 | liability.cutOff: '10:00' | freeDays and freeDaysIfLater are as many",
            "england-2003 | population.short-notice: counted | ",
    })
    void a_value_without_effect_is_said_to_have_none(String base, String line, String why) {
        var file = files.write("mine.yaml", "id: mine\nextends: " + base + "\n" + line + "\n");
        var review = Agreements.review(file);

        assertThat(review.problems()).isEmpty();
        assertThat(review.remarks().stream().filter(remark -> remark.file().equals(file.toString())))
                .filteredOn(remark -> remark.message().english().startsWith("has no effect: "))
                .hasSize(why == null ? 0 : 1)
                .allSatisfy(remark -> {
                    assertThat(remark.line()).isEqualTo(3);
                    assertThat(remark.message().english()).endsWith(why);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "liability.freeDays: 0", "somatic: {liability: {freeDays: 0}}\npsychiatric.liability.freeDays: 3"})
    void a_first_day_that_can_cost_has_an_effect(String line) {
        var file = files.write(
                "mine.yaml", "id: mine\nextends: statute\ndayCount.firstDay: out\n" + line + "\n");
        assertThat(Agreements.review(file).remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "population.short-notice: out-of-both", "liability.entersOn: day-after", "notices.ahead: 2",
            "price.afterMove: restarts", "clock.silence: can-receive", "longStay.place: capped"})
    void a_value_that_asks_for_another_one_in_vain_is_never_used(String line) {
        assertThat(Agreements.problems(files.write("mine.yaml", RuleFolder.CHANGES_SKANE + line + "\n")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().english()).contains("is never used"));
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
