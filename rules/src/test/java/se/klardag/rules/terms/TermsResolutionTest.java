package se.klardag.rules.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.RuleFolder;
import se.klardag.rules.files.RuleFileException;

/// What holds in a month, and what stops it.
class TermsResolutionTest {
    private static final String STEPS = """
            sources: {paper: {title: "a signed paper"}, minutes: {title: "minutes", dated: 2022-09-01}}
            liability:
              threshold:
                values:
                  - {from: 2022-01-01, to: 2022-06-30, value: 3, status: verified, source: paper}
                  - {from: 2022-07-01, to: 2022-09-15, value: 2.8, status: verified, source: paper}
                  - {from: 2022-09-16, to: 2022-12-31, value: 2.5, status: official, source: minutes}
                gaps:
                  - {from: 2023-01-01, to: 2023-12-31, why: {sv: "läs protokollet", en: "read the minutes"}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RuleFolder files = new RuleFolder(Path.of(""));

    @BeforeEach
    void in_a_folder_of_its_own() {
        files = new RuleFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({"2022-01, 3", "2022-06, 3", "2022-07, 2.8", "2022-08, 2.8", "2022-10, 2.5", "2022-12, 2.5"})
    void a_list_of_values_gives_the_month_s(String month, String threshold) {
        var terms = RuleFolder.resolve(files.change(STEPS), month);
        assertThat(((Liability.Average) terms.somatic().liability()).threshold().value())
                .isEqualByComparingTo(threshold);
    }

    @Test
    void a_value_that_changes_inside_the_month_is_refused() {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(files.change(STEPS), "2022-09"))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("liability.threshold");
                    assertThat(gap.reason().english()).contains("changes inside 2022-09");
                    assertThat(gap.reason().swedish()).contains("ändras inom månaden 2022-09");
                });
    }

    @Test
    void a_date_outside_stops_with_the_reason_in_the_file() {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(files.change(STEPS), "2023-03"))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("liability.threshold");
                    assertThat(gap.reason().english()).contains("read the minutes");
                    assertThat(gap.reason().swedish()).contains("läs protokollet");
                });
    }

    @ParameterizedTest
    @CsvSource({"2021-12", "2024-01"})
    void a_date_outside_with_no_reason_stops_too(String month) {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(files.change(STEPS), month))
                .satisfies(gap -> assertThat(gap.reason().english()).contains("no value is stated for the date"));
    }

    @Test
    void an_unknown_value_stops_and_names_the_document_to_read() {
        var agreement = files.change("""
                longStay:
                  over: {status: unknown, source: {title: "affärsreglerna", at: "§ 7"}}
                """);
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(agreement, "2022-09"))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("longStay.over");
                    assertThat(gap.reason().english()).contains("read affärsreglerna, § 7");
                    assertThat(gap.reason().swedish()).contains("läs affärsreglerna, § 7");
                });
    }

    @ParameterizedTest
    @CsvSource({"2021-12, false", "2022-01, true", "2022-12, true", "2023-01, false"})
    void a_period_outside_the_agreement_stops(String month, boolean inForce) {
        var agreement = files.change("from: 2022-01-01\nto: 2022-12-31\n");
        if (inForce) {
            assertThat(RuleFolder.resolve(agreement, month).period().month()).hasToString(month);
        } else {
            assertThatExceptionOfType(RuleGapException.class)
                    .isThrownBy(() -> RuleFolder.resolve(agreement, month))
                    .satisfies(gap -> assertThat(gap.reason().english())
                            .contains("in force from 2022-01-01 to 2022-12-31")
                            .contains(month));
        }
    }

    @Test
    void a_term_that_nobody_stated_stops() {
        var bare = files.agreement("id: mine\ntitle: nothing agreed\nfrom: 2022-01-01\nparties: {all: true}\n");
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.resolve(bare, "2022-09"))
                .satisfies(gap -> {
                    assertThat(gap.path()).isNotEmpty();
                    assertThat(gap.reason().english()).contains("not stated in mine");
                });
    }

    @Test
    void an_amount_of_the_parties_own_replaces_the_table() {
        var price = (Price.PerDay) files.changed("price: {dailyRate: 9512.50}\n").somatic().price();
        assertThat(price.dailyRate().value()).isEqualByComparingTo("9512.50");
        // where the table has a gap too
        assertThat(RuleFolder.resolve(files.change("price: {dailyRate: 9000}\n"), "2021-03").somatic().price())
                .isInstanceOf(Price.PerDay.class);
    }

    @Test
    void following_up_needs_no_amount() {
        assertThat(
                RuleFolder.resolve(files.change("liability: {model: follow-up-only}\n"), "2021-03").somatic().price())
                .isInstanceOf(Price.Nothing.class);
    }

    @Test
    void each_rounding_form_of_the_mean() {
        assertThat(rounding("none")).isEqualTo("Unrounded[]");
        assertThat(rounding("2 decimals down")).isEqualTo("ToDecimals[decimals=2, mode=DOWN]");
        assertThat(rounding("0 decimals half-up")).isEqualTo("ToDecimals[decimals=0, mode=HALF_UP]");
        assertThat(rounding("6 decimals half-up")).isEqualTo("ToDecimals[decimals=6, mode=HALF_UP]");
    }

    @Test
    void a_population_rule_can_be_added_changed_and_switched_off() {
        var rules = files.changed("""
                population:
                  consent-refused: out-of-numerator
                  withdrawn: counted
                  deceased: out-of-both
                """).somatic().population().rules();
        assertThat(rules).extracting(rule -> rule.reason().code())
                .containsExactly(
                        "no-admission-notice", "no-ready-notice", "consent-refused", "sip-not-called",
                        "open-care-not-ready",
                        "own-rules-opt-orv", "deceased");
        assertThat(rules).filteredOn(rule -> rule.reason() == Reason.CONSENT_REFUSED)
                .singleElement()
                .satisfies(rule -> assertThat(rule.effect().value()).isEqualTo(Effect.OUT_OF_NUMERATOR));
    }

    @Test
    void kinds_of_care_are_split_where_their_values_differ_or_the_file_says_so() {
        assertThat(files.changed("psychiatric: {longStay: {over: 30}}\n").split()).isTrue();
        assertThat(files.changed("attribution: {careTypes: separate}\n").split()).isTrue();
        assertThat(files.changed("somatic: {liability: {threshold: 2.8}}\n").split()).isFalse();
    }

    @Test
    void free_days_end_when_any_of_the_three_values_ends() {
        // GIVEN free days for all of 2022 whose later form is stated until June
        var agreement = files.agreement("""
                id: mine
                extends: statute
                liability:
                  freeDays: {value: 5, from: 2022-01-01, to: 2022-12-31, status: verified, source: {title: a paper}}
                  freeDaysIfLater:
                    values:
                      - {value: 6, from: 2022-01-01, to: 2022-06-30, status: verified, source: {title: a paper}}
                      - {value: 7, from: 2022-09-01, status: official, source: {title: a paper, dated: 2022-09-01}}
                """);
        var line = ((Liability.Individual) RuleFolder.resolve(agreement, "2022-09").somatic().liability()).freeDays();
        // THEN a notice of July has none, rather than June's
        assertThat(line.on(LocalDate.of(2022, 6, 30)).value())
                .isEqualTo(new FreeDays.AfterNotice(5, 6, LocalTime.NOON));
        assertThat(line.on(LocalDate.of(2022, 9, 1)).value()).isEqualTo(new FreeDays.AfterNotice(5, 7, LocalTime.NOON));
        assertThatExceptionOfType(RuleGapException.class).isThrownBy(() -> line.on(LocalDate.of(2022, 7, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "longStay: {over: 7, place: capped, billed: all-days} | 3:36 | twice | två gånger",
            "longStay: {over: 0, place: capped} | 3:21 | keeps no day | inget dygn",
            "attribution: {membership: day-by-day, openCases: included} | 3:15 | closed-in-month | closed-in-month",
            "price: {date: care-day} | 3:9 | day-by-day | day-by-day",
            "parties: {municipalities: ['1280', '1208', '9999']} | 3:1 | 1208, 9999 | finns inte: 1208, 9999",
            "parties: {region: '02'} | 3:1 | does not exist: 02 | finns inte: 02",
    })
    void values_that_cannot_stand_together_are_refused_with_their_place(
            String text, String place, String english, String swedish) {
        var agreement = files.change(text + "\n");
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> RuleFolder.resolve(agreement, "2022-09"))
                .satisfies(unusable -> assertThat(unusable.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.place()).contains("mine.yaml:" + place + " ");
                    assertThat(problem.message().english()).contains(english);
                    assertThat(problem.message().swedish()).contains(swedish);
                }));
    }

    @Test
    void fewer_free_days_for_the_later_notice_are_refused_with_their_place() {
        var agreement = files.agreement("id: mine\nextends: statute\nliability: {freeDays: 5, freeDaysIfLater: 4}\n");
        assertThatExceptionOfType(RuleFileException.class)
                .isThrownBy(() -> RuleFolder.resolve(agreement, "2022-09"))
                .satisfies(unusable -> assertThat(unusable.problems().getFirst().place())
                        .contains("mine.yaml:3:26 liability.freeDaysIfLater"));
    }

    private String rounding(String written) {
        var terms = files.changed("liability: {rounding: " + written + "}\n");
        var average = (Liability.Average) terms.somatic().liability();
        assertThat(average.longStay()).isInstanceOf(LongStay.InAverage.class);
        return average.rounding().value().toString();
    }
}
