package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// A statement binds from the day it is made: what it says of the time before is what is said to have held, and no binding
/// bill rests on it. A signed agreement and its adoption hold for the time they state.
class StandingInTimeTest {
    private static final String STATED = """
            sources:
              talk: {title: "Minutes", dated: 2022-07-15%s}
            liability:
              threshold: {value: 3, status: %s, source: talk}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// A month that begins before the statement is not covered by it, whatever its last days.
    @ParameterizedTest
    @CsvSource({"2018-10, INFERRED", "2022-06, INFERRED", "2022-07, INFERRED", "2022-08, OFFICIAL"})
    void a_statement_binds_from_its_day(String month, Status status) {
        var known = threshold(change(STATED.formatted("", "official")), month);
        assertThat(known.status()).isEqualTo(status);
        assertThat(known.spoken()).isEqualTo("2022-07-15");
        // nothing but the standing changes in time: the value and its dates are as stated
        assertThat(known.from()).isEqualTo("2018-09-19");
        assertThat(known.to()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2022-04, INFERRED", "2022-05, OFFICIAL", "2022-07, OFFICIAL"})
    void a_statement_that_says_from_when_it_holds_binds_from_then(String month, Status status) {
        var text = STATED.formatted(", speaksFrom: 2022-05-01", "official");
        assertThat(threshold(change(text), month).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"assumed, ASSUMED", "inferred, INFERRED", "secondary, INFERRED", "verified, INFERRED"})
    void what_is_known_worse_does_not_become_better(String written, Status status) {
        assertThat(threshold(change(STATED.formatted("", written)), "2022-06").status()).isEqualTo(status);
    }

    @Test
    void a_value_that_begins_after_its_source_is_not_touched() {
        var text = STATED.formatted("", "official").replace("{value: 3,", "{from: 2022-08-01, value: 3,");
        var known = threshold(change(text), "2022-08");
        assertThat(known.status()).isEqualTo(Status.OFFICIAL);
        assertThat(known.spoken()).isNull();
    }

    @Test
    void the_signed_agreement_holds_for_its_own_time_whenever_it_was_signed() {
        var adopted = new RuleFolder(folder).agreement("""
                id: mine
                adopts: skane-2018
                by: a role
                on: 2026-01-15
                sources:
                  signed: {title: "The agreement", dated: 2026-01-10}
                confirms: [liability.threshold]
                sets:
                  liability.charge: {value: excess-times-cases, source: signed}
                """);
        var average = (Liability.Average) resolved(adopted, "2018-10");
        assertThat(average.threshold().provenance().status()).isEqualTo(Status.OFFICIAL);
        assertThat(average.threshold().provenance().spoken()).isNull();
    }

    @Test
    void what_a_version_is_known_by_on_each_date() {
        var version = change(STATED.formatted("", "official")).at("liability.threshold")
                .orElseThrow()
                .versions()
                .getFirst();
        assertThat(version.weakest()).isEqualTo(Status.INFERRED);
        assertThat(version.statusOn(LocalDate.of(2022, 7, 14))).isEqualTo(Status.INFERRED);
        assertThat(version.statusOn(LocalDate.of(2022, 7, 15))).isEqualTo(Status.OFFICIAL);
    }

    /// Left undated, a statement would count for all time: silence would make it stronger than its day does.
    @ParameterizedTest
    @ValueSource(strings = {
            "liability: {threshold: {value: 3, status: official, source: talk}}",
            "liability: {threshold: {value: 3, status: secondary, source: talk}}",
            "liability: {threshold: {value: 3, status: official, source: {title: Minutes}}}",
            "liability: {threshold: {values: [{value: 3, status: official, source: talk, from: 2022-01-01}]}}",
            "psychiatric: {liability: {threshold: {value: 3, status: official, source: talk}}}",
            "rates: [{value: 9300, status: official, source: talk, from: 2022-01-01, to: 2022-12-31}]",
            "notes: [{id: A, says: x, status: secondary, source: talk}]"})
    void a_statement_without_a_day_is_refused(String stated) {
        var text = "sources: {talk: {title: Minutes}}\n" + stated + "\n";
        var problem = catchThrowableOfType(RuleFileException.class, () -> change(text)).problems().getFirst();
        assertThat(problem.place()).contains("mine.yaml:");
        assertThat(problem.message().english()).startsWith("the statement has no day: give its source dated");
        change(text.replace("title: Minutes", "title: Minutes, dated: 2022-07-15"));
    }

    /// A law and an agreement that was read hold for the time they state, our own arithmetic and default for none.
    @ParameterizedTest
    @CsvSource({"verified, VERIFIED", "inferred, INFERRED", "assumed, ASSUMED"})
    void what_is_no_statement_needs_no_day(String written, Status status) {
        var text = STATED.formatted("", written).replace(", dated: 2022-07-15", "");
        assertThat(threshold(change(text), "2018-10").status()).isEqualTo(status);
    }

    @Test
    void a_scenario_dates_its_statements_too() {
        var text = """
                schema: 1
                id: tried
                title: {sv: Ett prov, en: A trial}
                author: {sv: en roll, en: a role}
                baseline: skane-2018
                changes:
                  liability.threshold: {value: 3, status: official, source: {title: Minutes}}
                """;
        var tree = YamlTree.read(RuleText.of("tried.yaml", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(SchemaCheck.problems(tree, "change-v1")).singleElement()
                .satisfies(problem -> assertThat(problem.message().english()).startsWith("the statement has no day"));
    }

    /// By hand: the region's page states no day and was read after the agreement's last sure month, so that what rests on it
    /// alone is inferred; the amount is stated by the parties' news of 2021-12-14.
    @ParameterizedTest
    @CsvSource({"2021-11, INFERRED", "2022-09, OFFICIAL"})
    void what_skane_says_of_its_amount_counts_from_the_day_it_said_so(String month, Status status) {
        var skane = Agreements.find("skane-2018");
        var rate = skane.at("price.dailyRate").orElseThrow().versions().getFirst();
        assertThat(rate.statusOn(YearMonth.parse(month).atDay(1))).isEqualTo(status);
        var own = skane.at("population.own-rules-opt-orv").orElseThrow().versions().getFirst();
        assertThat(own.statusOn(YearMonth.parse(month).atDay(1))).isEqualTo(Status.INFERRED);
    }

    @ParameterizedTest
    @CsvSource({"2022-07-15, 2022-13-01", "2022-07-15, 2022-02-30"})
    void a_day_that_is_none_is_told_at_its_place(String good, String wrong) {
        var text = STATED.formatted("", "official").replace(good, wrong);
        var problem = catchThrowableOfType(RuleFileException.class, () -> change(text)).problems().getFirst();
        assertThat(problem.place()).contains("mine.yaml", ":4");
        assertThat(problem.message().english()).contains("no date: " + wrong);
    }

    @Test
    void from_when_a_statement_holds_needs_its_day() {
        var text = STATED.formatted("", "official").replace("dated: 2022-07-15", "speaksFrom: 2022-05-01");
        assertThat(catchThrowableOfType(RuleFileException.class, () -> change(text))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"2022-07-15", "2030-01-01"})
    void a_statement_speaks_of_no_time_from_its_own_day_on(String day) {
        var text = STATED.formatted(", speaksFrom: " + day, "official");
        var problem = catchThrowableOfType(RuleFileException.class, () -> change(text)).problems().getFirst();
        assertThat(problem.message().english()).contains("the day must be before dated");
    }

    /// The parties of Skåne state 9 300 kr for 2022, whether the file names their region or some of its municipalities; those
    /// of Stockholm do not.
    @ParameterizedTest
    @CsvSource({"'{region: \"12\"}', OFFICIAL", "'{municipalities: [\"1280\", \"1281\"]}', OFFICIAL",
            "'{municipalities: [\"0180\"]}', SECONDARY", "'{municipalities: [\"1280\", \"0180\"]}', SECONDARY"})
    void a_rate_is_as_well_known_to_some_municipalities_of_a_region_as_to_all(String parties, Status status) {
        var terms = TermsResolution.resolve(
                change("parties: " + parties + "\n"), YearMonth.of(2022, 9), Municipalities.shipped());
        assertThat(((Price.PerDay) terms.somatic().price()).dailyRate().provenance().status()).isEqualTo(status);
    }

    private Agreement change(String text) {
        return new RuleFolder(folder).change(text);
    }

    private static Provenance threshold(Agreement agreement, String month) {
        return ((Liability.Average) resolved(agreement, month)).threshold().provenance();
    }

    private static Liability resolved(Agreement agreement, String month) {
        return TermsResolution.resolve(agreement, YearMonth.parse(month), Municipalities.shipped())
                .somatic()
                .liability();
    }
}
