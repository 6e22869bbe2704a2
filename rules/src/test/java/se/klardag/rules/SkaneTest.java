package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.terms.value.Status.ASSUMED;
import static se.klardag.engine.terms.value.Status.INFERRED;
import static se.klardag.engine.terms.value.Status.OFFICIAL;
import static se.klardag.engine.terms.value.Status.VERIFIED;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.population.Deadlines;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Payable;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;

/// skane-2018 against the table it was ordered by, value by value.
class SkaneTest {
    private final AgreementTerms september = RuleFolder.shipped("skane-2018", "2022-09");

    @Test
    void an_average_with_threshold_2_8_and_no_rounding_of_the_mean() {
        var average = average();
        holds(average.model(), "average", INFERRED);
        assertThat(average.threshold().value()).isEqualByComparingTo("2.8");
        status(average.threshold(), INFERRED);
        assertThat(average.threshold().provenance().source().title()).contains("2023-01-17");
        holds(average.rounding(), new MeanRounding.Unrounded(), ASSUMED);
        holds(average.charge(), "excess-times-cases", ASSUMED);
    }

    @Test
    void long_stayers_are_in_the_average() {
        assertThat(average().longStay()).isInstanceOfSatisfying(
                LongStay.InAverage.class, inAverage -> status(inAverage.stated(), INFERRED));
    }

    @Test
    void breaks_passed_at_noon() {
        assertThat(september.somatic().dayCount()).isInstanceOfSatisfying(
                DayCount.BreaksPassed.class,
                breaks -> holds(breaks.dayBreak(), new DayBreak(LocalTime.NOON), INFERRED));
        assertThat(statusOf("dayCount.mode")).isEqualTo(INFERRED);
    }

    @Test
    void the_national_rate_of_the_settled_month_s_year() {
        assertThat(september.somatic().price()).isInstanceOfSatisfying(Price.PerDay.class, perDay -> {
            assertThat(perDay.dailyRate().value()).isEqualByComparingTo(BigDecimal.valueOf(9300));
            status(perDay.dailyRate(), OFFICIAL);
            holds(perDay.chosenBy(), Price.RateDate.SETTLED_MONTH, ASSUMED);
        });
    }

    @Test
    void the_clock_runs_from_ready_notice_to_discharge() {
        holds(september.somatic().clock().start(), Clock.Start.READY_NOTICE, ASSUMED);
        holds(september.somatic().clock().end(), Clock.End.DISCHARGE, ASSUMED);
    }

    @Test
    void cases_closed_in_the_month_zero_day_cases_in_and_care_types_pooled() {
        assertThat(september.somatic().attribution()).isInstanceOfSatisfying(Attribution.ClosedInMonth.class,
                closed -> {
                    holds(closed.membership(), "closed-in-month", ASSUMED);
                    holds(closed.zeroDayCases(), true, ASSUMED);
                });
        holds(september.careTypes(), "pooled", ASSUMED);
        assertThat(september.split()).isFalse();
        assertThat(september.psychiatric()).isSameAs(september.somatic());
    }

    @Test
    void the_exclusions_in_their_order_out_of_both_each_with_its_status() {
        assertThat(september.somatic().population().rules())
                .allSatisfy(rule -> assertThat(rule.effect().value()).isEqualTo(Effect.OUT_OF_BOTH))
                .extracting(rule -> rule.reason().code() + " " + rule.effect().provenance().status())
                .containsExactly(
                        "no-admission-notice VERIFIED",
                        "no-ready-notice VERIFIED",
                        "consent-refused INFERRED",
                        "sip-not-called VERIFIED",
                        "open-care-not-ready VERIFIED",
                        "own-rules-opt-orv INFERRED",
                        "withdrawn ASSUMED");
    }

    @Test
    void late_messages_and_deaths_count() {
        assertThat(september.somatic().population().rules())
                .extracting(rule -> rule.reason())
                .doesNotContain(Reason.LATE_ADMISSION_NOTICE, Reason.LATE_SIP_CALL, Reason.DECEASED);
        for (var path : List.of("late-admission-notice", "late-sip-call", "deceased")) {
            assertThat(statusOf("population." + path)).isEqualTo(ASSUMED);
        }
    }

    @Test
    void deadlines_for_findings_are_the_statute_s() {
        var deadlines = september.somatic().population().deadlines();
        holds(deadlines.admissionNotice(), 24, VERIFIED);
        holds(deadlines.sipCall(), 3, VERIFIED);
        holds(deadlines.restDays(), Deadlines.RestDays.MOVE, ASSUMED);
    }

    @Test
    void whole_kronor_half_up() {
        holds(september.somatic().payable(), Payable.WHOLE_KRONA_HALF_UP, VERIFIED);
    }

    @Test
    void the_open_terms_are_the_assumed_and_inferred_ones_by_path() {
        assertThat(september.binding()).isFalse();
        assertThat(september.openTerms())
                .extracting(open -> open.path() + " " + open.status().code())
                .containsExactly(
                        "attribution.careTypes assumed",
                        "attribution.membership assumed",
                        "attribution.zeroDayCases assumed",
                        "clock.end assumed",
                        "clock.start assumed",
                        // the minutes of 2023-01-17 tell of a time before them
                        "dayCount.break inferred",
                        "dayCount.mode inferred",
                        "liability.charge assumed",
                        "liability.model inferred",
                        "liability.rounding assumed",
                        "liability.threshold inferred",
                        "longStay.over inferred",
                        "population.consent-refused inferred",
                        "population.deceased assumed",
                        "population.forensic-care assumed",
                        "population.late-admission-notice assumed",
                        "population.late-sip-call assumed",
                        "population.own-rules-opt-orv inferred",
                        "population.withdrawn assumed",
                        "price.date assumed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02", "2023-12", "2024-06", "2025-12"})
    void from_february_2023_everything_is_assumed(String month) {
        var later = RuleFolder.shipped("skane-2018", month);
        assertThat(later.openTerms()).hasSize(27);
        assertThat(later.openTerms()).extracting(OpenTerm::status).containsOnly(ASSUMED);
        assertThat(later.openTerms()).extracting(OpenTerm::path)
                .contains("liability.threshold", "dayCount.break", "invoice.payable", "price.dailyRate",
                        "population.no-admission-notice");
        assertThat(later.somatic().payable().provenance().status()).isEqualTo(ASSUMED);
    }

    @Test
    void until_january_2023_only_the_rate_is_weaker_than_in_2022() {
        assertThat(RuleFolder.shipped("skane-2018", "2023-01").openTerms())
                .filteredOn(open -> !september.openTerms().contains(open))
                .extracting(open -> open.path() + " " + open.status().code())
                .containsExactly("price.dailyRate secondary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-12", "2018-08", "2018-09"})
    void a_month_not_wholly_after_2018_09_19_stops(String month) {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> RuleFolder.shipped("skane-2018", month))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("skane-2018");
                    assertThat(gap.reason().english()).contains("2018-09-19").contains(month);
                    assertThat(gap.reason().swedish()).contains("gäller från 2018-09-19");
                });
    }

    private Liability.Average average() {
        return (Liability.Average) september.somatic().liability();
    }

    private static Status statusOf(String path) {
        return Agreements.find("skane-2018").at(path).orElseThrow().versions().getFirst().weakest();
    }

    private static <T> void holds(Term<T> term, T value, Status status) {
        assertThat(term.value()).as(term.path()).isEqualTo(value);
        status(term, status);
    }

    private static void status(Term<?> term, Status status) {
        assertThat(term.provenance().status()).as(term.path()).isEqualTo(status);
    }
}
