package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// What no adoption can state: another value than the act's own words, what holds later than it was asked, and nothing at all.
class AdoptionLimitsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Each is verified in statute.yaml, for all dates or for those that are stated.
    @ParameterizedTest
    @ValueSource(strings = {
            "liability.freeDays: {value: 1, source: signed}",
            "liability.cutOff: {value: \"00:00\", source: signed}",
            "population.no-admission-notice: {value: counted, source: signed}",
            "population.sip-not-called: {value: counted, source: signed}",
            "population.sip-not-called: counted",
            "liability.freeDays: {values: [{from: 2022-01-01, to: 2022-12-31, value: 1, source: signed}]}",
            // from 2026-03-01 the act is not checked, before that it is
            "liability.freeDays: {values: [{from: 2026-01-01, value: 1, source: signed}]}",
            // that an obstacle frees is read; that it frees the whole case is not
            "population.open-care-not-ready: {value: counted, source: signed}",
            "psychiatric.population.open-care-not-ready: counted",
            // what the act says of all care it says of each kind
            "psychiatric.liability.cutOff: {value: \"00:00\", source: signed}",
            "somatic.population.sip-not-called: {value: counted, source: signed}",
            "psychiatric.liability.freeDays: {values: [{from: 2018-06-01, to: 2018-06-30, value: 1, source: signed}]}",
            "price.dailyRate: {value: national.daily-rate, source: signed}",
            // 7 800 kr of 2019 is read in HSLF-FS 2018:67
            "price.dailyRate: {values: [{from: 2019-01-01, to: 2019-12-31, value: 9000, source: signed}]}",
            "price.dailyRate: {values: [{from: 2019-12-31, to: 2019-12-31, value: 9000, source: signed}]}",
            // 9 300 kr of 2022 is what a party states, and 12 000 of 2025 second-hand: no party reads another amount out of the act
            "price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 15000, source: signed}]}",
            "price.dailyRate: {values: [{from: 2025-01-01, to: 2025-12-31, value: 15000, source: signed}]}"
    })
    void what_an_act_says_itself_no_party_sets(String line) {
        var refused = problem(adoption("sets:\n  " + line + "\n"));
        assertThat(refused.place()).contains("adoption.yaml:7:");
        assertThat(refused.message().english()).contains("a party's own reading cannot change it");
        assertThat(refused.message().swedish()).contains("en parts egen läsning kan inte ändra det");
    }

    /// The days before a month ended would be in no bill: neither of that month, nor of the one in which the patient left.
    @Test
    void no_region_leaves_the_days_of_open_cases_out_of_every_month() {
        var refused = problem(adoption("sets:\n  attribution.openCases: {value: excluded, source: signed}\n"));
        assertThat(refused.place()).contains("adoption.yaml:7:");
        assertThat(refused.message().english()).contains("would count in no month");
    }

    @Test
    void the_refusal_names_the_line_the_term_and_where_the_act_says_it() {
        var refused = problem(adoption("sets:\n  liability.freeDays: {value: 1, source: signed}\n"));
        assertThat(refused.place()).endsWith("adoption.yaml:7:3 sets.liability.freeDays: ");
        assertThat(refused.message().english())
                .contains("lag (2017:612)", "5 kap. 4 §", "2018-01-01");
    }

    /// Assumed, second-hand, not read, or not checked on the dates.
    @ParameterizedTest
    @ValueSource(strings = {
            "clock.end: {value: discharge, source: signed}",
            "population.late-sip-call: {value: counted, source: signed}",
            "liability.freeDays: {values: [{from: 2026-03-01, value: 4, source: signed}]}",
            "price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, source: signed}]}",
            // the amount of the table, and one for a year that the table has a gap for
            "price.dailyRate: {values: [{from: 2019-01-01, to: 2019-12-31, value: 7800.00, source: signed}]}",
            "price.dailyRate: {values: [{from: 2021-01-01, to: 2021-12-31, value: 8900, source: signed}]}"
    })
    void what_an_act_leaves_open_a_region_says_how_it_reads(String line) {
        assertThat(agreement(adoption("sets:\n  " + line + "\n")).id()).isEqualTo("read");
    }

    @Test
    void an_agreement_says_what_its_parties_agreed_also_where_the_one_we_know_was_read() {
        var text = adoption("""
                sets:
                  population.no-admission-notice: {value: counted, source: signed}
                  price.dailyRate: {values: [{from: 2022-01-01, to: 2022-12-31, value: 9300, source: signed}]}
                """).replace("statute", "skane-2018");
        assertThat(agreement(text).id()).isEqualTo("read");
    }

    /// Skåne's amount is the table's, by the year: one without an end went before those of 2019 to 2025 and of every year to come.
    @ParameterizedTest
    @ValueSource(strings = {
            "price.dailyRate: {value: 9300, source: signed}",
            "price.dailyRate: 9300",
            "psychiatric.price.dailyRate: {value: 9300, source: signed}",
            "price.dailyRate: {values: [{from: 2022-01-01, value: 9300, source: signed}]}"
    })
    void an_amount_that_would_hold_for_every_year_is_refused(String line) {
        var refused = problem(adoption("sets:\n  " + line + "\n").replace("statute", "skane-2018"));
        assertThat(refused.place()).contains("adoption.yaml:7:");
        assertThat(refused.message().english()).contains("would hold for every year", "from and to");
        assertThat(refused.message().swedish()).contains("skulle gälla för alla år", "from och to");
    }

    @Test
    void an_amount_without_dates_holds_for_the_period_of_the_paper() {
        var text = adoption(
                "from: 2022-01-01\nto: 2022-12-31\nsets:\n  price.dailyRate: {value: 9300, source: signed}\n")
                .replace("statute", "skane-2018");
        assertThat(agreement(text).at("price.dailyRate").orElseThrow().versions())
                .filteredOn(each -> each.value().equals("9300"))
                .singleElement()
                .matches(each -> each.from().toString().equals("2022-01-01"))
                .matches(each -> String.valueOf(each.to()).equals("2022-12-31"));
    }

    @Test
    void an_older_act_says_its_own_too() {
        // 4 § of the ordinance picks the category: verified in act-1990-1404.yaml
        var text = adoption("sets:\n  price.category: {value: geriatric, source: signed}\n")
                .replace("statute", "act-1990-1404")
                .replace("2026-03-01", "2010-01-01");
        assertThat(problem(text).message().english()).contains("a party's own reading cannot change it");
    }

    /// Skåne's amount for long-term care in 2017, and the somatic one of 2016, are in the table.
    @ParameterizedTest
    @CsvSource({"price.dailyRate, 2016, 4816, true", "price.dailyRate, 2016, 4817, false",
            "long_term.price.dailyRate, 2017, 3652, true", "long_term.price.dailyRate, 2017, 3700, false",
            "price.dailyRate, 2014, 4600, true"})
    void the_older_act_has_its_amounts_too(String path, String year, String amount, boolean taken) {
        var text = adoption(
                "sets:\n  " + path + ": {values: [{from: Y-01-01, to: Y-12-31, value: ".replace("Y", year) + amount
                        + ", source: signed}]}\n")
                .replace("adopts: statute", "adopts: act-1990-1404-skane");
        if (taken) {
            assertThat(agreement(text).id()).isEqualTo("read");
        } else {
            assertThat(problem(text).message().english()).contains("takes an agreement of the parties",
                    "förordning (1991:1278)");
        }
    }

    /// 2026 is a gap of the table: what fills it was read no earlier than the autumn before.
    @ParameterizedTest
    @CsvSource({"2025-11-01, true", "2025-10-31, false", "2018-01-10, false"})
    void nobody_has_read_an_amount_before_it_was_set(String on, boolean taken) {
        var text = adoption(
                "sets:\n  price.dailyRate: {values: [{from: 2026-01-01, to: 2026-12-31, value: 12500, source: signed}]}\n")
                .replace("on: 2026-03-01", "on: " + on);
        if (taken) {
            assertThat(agreement(text).id()).isEqualTo("read");
        } else {
            assertThat(problem(text).place()).contains("adoption.yaml:7:");
            assertThat(problem(text).message().english()).contains(on, "2026", "2025-11-01");
            assertThat(problem(text).message().swedish()).contains(on, "två månader före året");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{value: 9300, source: signed}",
            "{values: [{from: 2022-01-01, value: 9300, source: signed}]}",
            "{values: [{from: 2022-07-01, to: 2023-06-30, value: 9300, source: signed}]}"
    })
    void an_amount_that_is_set_by_the_year_is_stated_by_the_year(String rate) {
        var refused = problem(adoption("sets:\n  price.dailyRate: " + rate + "\n"));
        assertThat(refused.place()).contains("adoption.yaml:7:");
        assertThat(refused.message().english()).contains("each calendar year",
                "values: [{from: 2022-01-01, to: 2022-12-31");
    }

    @ParameterizedTest
    @CsvSource({"2022-01-10, 2026-02, true", "2022-01-10, 2026-03, false", "2022-01-10, 2026-06, false",
            "2026-03-01, 2026-06, true", "2026-02-28, 2026-06, false"})
    void what_still_holds_nobody_confirms_beforehand(LocalDate on, YearMonth month, boolean known) {
        var act = new RuleFolder(folder).write("act.yaml", """
                id: act-with-amount
                extends: statute
                act: true
                sources: {own: {title: "Regulation (invented for a test)"}}
                price: {dailyRate: {from: 2026-01-01, value: 12500, status: verified, source: own}}
                """);
        var text = adoption("confirms: [liability.freeDays]\n").replace("2026-03-01", on.toString())
                .replace("adopts: statute", "adopts: " + act);
        var open = TermsResolution.resolve(agreement(text), month, Municipalities.shipped()).openTerms();
        var assumed = new OpenTerm("liability.freeDays", Status.ASSUMED);
        assertThat(open.contains(assumed)).isEqualTo(!known);
    }

    @Test
    void the_line_that_came_too_early_is_named() {
        var text = adoption("confirms: [liability.freeDays]\n").replace("2026-03-01", "2022-01-10");
        assertThat(agreement(text).remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.place()).endsWith("adoption.yaml:6:12 confirms.0: ");
            assertThat(remark.message().english()).contains("2022-01-10", "2026-03-01", "the text was not checked");
        });
    }

    /// An open term is what the paper says of the dates that it covers, whenever it was signed.
    @Test
    void an_open_term_is_confirmed_for_all_dates() {
        var text = adoption("confirms: [clock.end]\n").replace("2026-03-01", "2022-01-10");
        assertThat(agreement(text).remarks()).isEmpty();
        assertThat(agreement(text).at("clock.end").orElseThrow().versions()).singleElement()
                .matches(version -> version.adopted() && version.to() == null);
    }

    @ParameterizedTest
    @CsvSource({"2016-09-19, true", "2016-09-18, false", "2010-01-01, false"})
    void councils_decide_up_to_two_years_ahead(String on, boolean taken) {
        // skane-2018 is in force from 2018-09-19
        var text = adoption("").replace("statute", "skane-2018").replace("2026-03-01", on);
        if (taken) {
            assertThat(agreement(text).id()).isEqualTo("read");
        } else {
            assertThat(problem(text).place()).endsWith("adoption.yaml:4:1 on: ");
            assertThat(problem(text).message().english()).contains(on, "2018-09-19");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "…", "\\u200b", "\\u2060", "\\u00ad", "\\u3164", "\\u2800", "\\u202e", "\\u0001"})
    void a_text_that_prints_as_nothing_is_none(String nothing) {
        var by = adoption("").replace("\"role\"", "\"" + nothing + "\"");
        assertThat(problem(by).message().english()).contains("says nothing");
        assertThat(problem(by).place()).endsWith("adoption.yaml:3:1 by: ");
        var title = adoption("").replace("\"Minutes\"", "\"" + nothing + "\"");
        assertThat(problem(title).place()).contains("adoption.yaml:5:", "sources.signed.title: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by", "title", "at"})
    void a_text_has_an_end(String key) {
        for (var length : List.of(200, 201)) {
            var text = "a".repeat(length);
            var file = switch (key) {
                case "by" -> adoption("").replace("\"role\"", text);
                case "title" -> adoption("").replace("\"Minutes\"", text);
                default -> adoption("sets:\n  clock.end: {value: discharge, source: signed, at: " + text + "}\n");
            };
            if (length == 200) {
                assertThat(agreement(file).id()).isEqualTo("read");
            } else {
                assertThat(problem(file).message().english()).contains("201 characters", "at most 200");
            }
        }
    }

    private static String adoption(String rest) {
        return """
                id: read
                adopts: statute
                by: "role"
                on: 2026-03-01
                sources: {signed: {title: "Minutes"}}
                """ + rest;
    }

    private RuleProblem problem(String text) {
        return catchThrowableOfType(RuleFileException.class, () -> agreement(text)).problems().getFirst();
    }

    private Agreement agreement(String text) {
        return Agreements.find(new RuleFolder(folder).write("adoption.yaml", text).toString());
    }
}
