package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.terms.value.Status.ASSUMED;
import static se.klardag.engine.terms.value.Status.SECONDARY;
import static se.klardag.engine.terms.value.Status.VERIFIED;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;

/// The statute against law.md 1.1.
class StatuteTest {
    private static final FreeDays THREE_OR_FOUR = new FreeDays.AfterNotice(3, 4, LocalTime.NOON);
    private static final FreeDays THIRTY = new FreeDays.AfterNotice(30, 30, LocalTime.NOON);

    /// P01 to P05.
    @ParameterizedTest
    @ValueSource(strings = {"2018-01-01", "2018-12-31", "2019-01-01", "2022-09-05", "2025-12-31"})
    void somatic_care_has_three_free_days_or_four_after_twelve(LocalDate notice) {
        var days = freeDays(RuleFolder.shipped("statute", "2022-09").somatic(), notice);
        assertThat(days).isEqualTo(THREE_OR_FOUR);
    }

    /// P06 and P08: by the date of the notice, whatever month is settled.
    @ParameterizedTest
    @CsvSource({"2018-01-02, true", "2018-12-31, true", "2019-01-01, false", "2022-09-05, false"})
    void psychiatric_care_has_thirty_free_days_for_a_notice_of_2018(LocalDate notice, boolean thirty) {
        for (var month : new String[]{"2019-01", "2022-09"}) {
            assertThat(freeDays(RuleFolder.shipped("statute", month).psychiatric(), notice))
                    .isEqualTo(thirty ? THIRTY : THREE_OR_FOUR);
        }
    }

    /// P07 and R-010: the older act held on 1 January 2018 only, so that a notice sent by then has 30 days, and no day before 2 January.
    @ParameterizedTest
    @ValueSource(strings = {"2017-11-20", "2017-12-31", "2018-01-01"})
    void a_notice_sent_while_the_older_act_held_has_thirty_days_and_none_before_it_ended(LocalDate notice) {
        for (var month : new String[]{"2018-01", "2018-02"}) {
            var line = ((Liability.Individual) RuleFolder.shipped("statute", month).psychiatric().liability())
                    .freeDays();
            assertThat(line.on(notice).value())
                    .isEqualTo(new FreeDays.AfterNotice(
                            30, 30, LocalTime.NOON, Optional.of(LocalDate.of(2018, 1, 2))));
            assertThat(line.on(notice).provenance().status()).isEqualTo(ASSUMED);
            assertThat(line.on(notice).provenance().reading()).isEqualTo("R-010");
        }
    }

    /// Somatic care follows the new act from its first day, by R-010 and not by a text.
    @Test
    void a_notice_before_the_act_has_its_free_days_by_a_reading() {
        var line = ((Liability.Individual) RuleFolder.shipped("statute", "2018-02").somatic().liability()).freeDays();
        var before = line.on(LocalDate.of(2017, 12, 31));
        assertThat(before.value()).isEqualTo(THREE_OR_FOUR);
        assertThat(before.provenance().reading()).isEqualTo("R-010");
        assertThat(line.on(LocalDate.of(2018, 1, 1)).provenance().status()).isEqualTo(VERIFIED);
    }

    /// A case of the year can have begun before the act: what nobody read of it makes the month's bills provisional.
    @ParameterizedTest
    @CsvSource({"2018-01, true", "2018-12, true", "2019-01, false", "2022-09, false"})
    void free_days_of_stays_from_before_the_act_are_open_in_2018(String month, boolean open) {
        var terms = RuleFolder.shipped("statute", month);
        assertThat(terms.isOpenOn("liability.freeDays")).isEqualTo(open);
        assertThat(terms.isOpenOn("psychiatric.liability.freeDays")).isEqualTo(open);
    }

    @Test
    void the_two_kinds_of_care_are_settled_apart_in_2018_only() {
        assertThat(RuleFolder.shipped("statute", "2018-06").split()).isTrue();
        assertThat(RuleFolder.shipped("statute", "2019-01").split()).isFalse();
        assertThat(RuleFolder.shipped("statute", "2022-09").split()).isFalse();
    }

    /// P09, P10, and law.md Q2 and Q9.
    @Test
    void calendar_days_day_by_day_open_cases_in_each_at_its_own_date_s_rate() {
        var terms = RuleFolder.shipped("statute", "2022-09").somatic();
        assertThat(terms.dayCount()).isInstanceOfSatisfying(DayCount.CalendarDays.class, calendar -> {
            assertThat(calendar.firstDayIn().value()).isTrue();
            assertThat(calendar.lastDayIn().value()).isFalse();
        });
        assertThat(terms.attribution()).isInstanceOfSatisfying(
                Attribution.DayByDay.class,
                daily -> assertThat(daily.openCases().value()).isTrue());
        assertThat(terms.price()).isInstanceOfSatisfying(Price.PerDay.class, perDay -> {
            assertThat(perDay.chosenBy().value()).isEqualTo(Price.RateDate.CARE_DAY);
            assertThat(perDay.dailyRate().value()).isEqualByComparingTo("9300");
        });
    }

    /// P13 to P18.
    @Test
    void preconditions_and_the_exclusion_of_the_act() {
        assertThat(RuleFolder.shipped("statute", "2022-09").somatic().population().rules())
                .extracting(rule -> rule.reason().code() + " " + rule.effect().provenance().status())
                .containsExactly(
                        "no-admission-notice VERIFIED",
                        "no-ready-notice VERIFIED",
                        "late-admission-notice ASSUMED",
                        "sip-not-called VERIFIED",
                        "late-sip-call ASSUMED",
                        "open-care-not-ready ASSUMED",
                        "withdrawn ASSUMED");
    }

    @Test
    void deadlines_that_leave_cases_out_are_open_terms_here() {
        assertThat(RuleFolder.shipped("statute", "2022-09").openTerms())
                .extracting(open -> open.path() + " " + open.status().code())
                .containsExactly(
                        "attribution.membership assumed",
                        "attribution.openCases assumed",
                        "clock.end assumed",
                        "dayCount.firstDay assumed",
                        "dayCount.lastDay assumed",
                        "deadlines.restDays assumed",
                        "population.consent-refused assumed",
                        "population.deceased assumed",
                        "population.forensic-care assumed",
                        "population.late-admission-notice assumed",
                        "population.late-sip-call assumed",
                        "population.open-care-not-ready assumed",
                        "population.withdrawn assumed",
                        "price.dailyRate secondary",
                        "price.date assumed");
    }

    /// law.md 1.1: A to September 2025, B to February 2026.
    @ParameterizedTest
    @CsvSource({"2025-09, VERIFIED", "2025-10, OFFICIAL", "2026-02, OFFICIAL", "2026-03, ASSUMED"})
    void how_far_the_text_was_read_limits_its_status(String month, Status status) {
        var terms = RuleFolder.shipped("statute", month).somatic();
        assertThat(((Liability.Individual) terms.liability()).model().provenance().status()).isEqualTo(status);
    }

    @Test
    void statuses_as_the_act_was_read() {
        var terms = RuleFolder.shipped("statute", "2022-09").somatic();
        var line = ((Liability.Individual) terms.liability()).freeDays();
        assertThat(line.on(LocalDate.of(2022, 9, 5)).provenance().status()).isEqualTo(VERIFIED);
        assertThat(terms.clock().start().provenance().status()).isEqualTo(VERIFIED);
        assertThat(terms.clock().end().provenance().status()).isEqualTo(ASSUMED);
        assertThat(((Price.PerDay) terms.price()).dailyRate().provenance().status()).isEqualTo(SECONDARY);
    }

    @Test
    void a_month_before_the_act_stops() {
        assertThatExceptionOfType(RuleGapException.class).isThrownBy(() -> RuleFolder.shipped("statute", "2017-12"));
    }

    private static FreeDays freeDays(Terms terms, LocalDate notice) {
        return ((Liability.Individual) terms.liability()).freeDays().on(notice).value();
    }
}
