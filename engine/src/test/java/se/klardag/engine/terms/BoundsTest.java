package se.klardag.engine.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.TermsForTests.term;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.calendar.DeemedTime;
import se.klardag.engine.terms.calendar.Notices;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.Repayment;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Timeline;

/// The outermost values that terms may have, and the first that they may not.
class BoundsTest {
    private static final DeemedTime BY_TWO = new DeemedTime(
            LocalTime.of(14, 0), Map.of(), BusinessCalendar.EVERY_DAY);

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void a_mean_may_be_rounded_to_none_and_to_six_decimals(int decimals) {
        assertThat(new MeanRounding.ToDecimals(decimals, RoundingMode.DOWN).decimals()).isEqualTo(decimals);
    }

    /// July is decided by January to June where six months decide, and by May and June where two do.
    @Test
    void two_months_at_least_and_a_year_at_most_decide() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trigger.PooledMonths(term("liability.trigger", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trigger.PooledMonths(term("liability.trigger", 5)));
        var july = YearMonth.of(2022, 7);
        assertThat(new Trigger.PooledMonths(term("liability.trigger", 2)).deciding(july))
                .containsExactly(YearMonth.of(2022, 5), YearMonth.of(2022, 6));
        assertThat(new Trigger.PooledMonths(term("liability.trigger", 12)).deciding(july))
                .startsWith(YearMonth.of(2021, 1))
                .endsWith(YearMonth.of(2021, 12))
                .hasSize(12);
    }

    @Test
    void days_of_a_tariff_are_numbered_from_one_and_end_no_earlier_than_they_begin() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TariffLine.DayNumbers(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new TariffLine.DayNumbers(3, 2));
        // only day 3: a stay of 5 days has one such, one of 2 days none, and after 3 days there is none left
        var third = new TariffLine.DayNumbers(3, 3);
        assertThat(third.of(0, 5)).isEqualTo(1);
        assertThat(third.of(0, 2)).isZero();
        assertThat(third.of(3, 4)).isZero();
        assertThat(third.of(2, 1)).isEqualTo(1);
    }

    @Test
    void a_line_of_a_tariff_costs_something_and_may_reach_every_day() {
        assertThat(line("0.01", TariffLine.DayNumbers.EVERY_DAY).reachesEveryDay()).isTrue();
        assertThat(line("0.01", new TariffLine.DayNumbers(1, 2)).reachesEveryDay()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> line("0", TariffLine.DayNumbers.EVERY_DAY));
    }

    @Test
    void weights_of_a_repayment_may_be_nothing_for_some_but_not_for_all() {
        assertThat(weights("0", "1").weights()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> weights("0", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> weights("-1", "2"));
    }

    @Test
    void no_weekday_or_one_day_of_an_interval_is_the_least() {
        assertThat(weekdays(0).days()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> weekdays(-1));
        assertThat(interval(1).lastDay(LocalDate.of(2022, 9, 5), 0)).isEqualTo(LocalDate.of(2022, 9, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> interval(0));
    }

    @Test
    void a_notice_may_be_asked_for_on_the_day_itself_but_not_after_it() {
        assertThat(notices(0).ahead().value()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> notices(-1));
    }

    @Test
    void a_calendar_has_an_open_day() {
        var all = EnumSet.allOf(DayOfWeek.class);
        assertThatIllegalArgumentException().isThrownBy(() -> closedOn(all));
        all.remove(DayOfWeek.WEDNESDAY);
        // Thursday 8 September 2022: the next Wednesday is the 14th
        assertThat(closedOn(all).orNextOpen(LocalDate.of(2022, 9, 8))).isEqualTo(LocalDate.of(2022, 9, 14));
    }

    @Test
    void everybody_is_whoever_has_a_code() {
        assertThat(Parties.everybody().include(1)).isTrue();
        assertThat(Parties.everybody().include(9_999)).isTrue();
        assertThat(Parties.everybody().include(0)).isFalse();
        assertThat(Parties.of(Set.of(1281, 1280)).codes()).containsExactly(1280, 1281);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void codes_of_statuses_are_their_names_in_lower_case_and_a_status_is_no_weaker_than_itself(Status status) {
        assertThat(status.code()).isEqualTo(status.name().toLowerCase(Locale.ROOT));
        assertThat(status.orWeaker(status)).isEqualTo(status);
    }

    @Test
    void an_agreement_binds_unless_a_term_is_open() {
        var agreement = average("2.8").agreement();
        assertThat(agreement.binding()).isTrue();
        var open = new AgreementTerms(
                agreement.agreement(), agreement.period(), agreement.editions(), agreement.selectedBy(),
                agreement.careTypes(), agreement.parties(),
                List.of(new OpenTerm("liability.threshold", Status.ASSUMED)), FieldCoverage.WHOLE);
        assertThat(open.binding()).isFalse();
        assertThat(agreement.psychiatric()).isEqualTo(agreement.somatic());
        assertThat(average("2.8").agreement(average("3.5"), false).psychiatric())
                .isNotEqualTo(agreement.somatic())
                .isEqualTo(average("3.5").terms());
    }

    @Test
    void an_agreement_without_a_rate_has_no_price_and_one_with_one_rate_has_that() {
        var missing = average("2.8").rateMissing("read the annex");
        assertThat(missing.agreement().price()).isInstanceOf(Price.Unknown.class);
        assertThatExceptionOfType(RuleGapException.class).isThrownBy(() -> missing.agreement().price().currency());
        var psychiatricOnly = missing.agreement(average("2.8").rate("7000"), true);
        assertThat(psychiatricOnly.price()).isInstanceOfSatisfying(
                Price.PerDay.class,
                price -> assertThat(price.dailyRate().value()).isEqualByComparingTo("7000"));
    }

    @Test
    void only_a_term_that_suspends_holds_a_bill_back() {
        assertThat(known(Optional.empty()).suspension()).isEmpty();
        assertThat(known(Optional.of(Activation.SUSPENDED)).suspension()).isPresent();
        for (var activation : Activation.values()) {
            assertThat(known(Optional.of(activation)).suspension().isPresent())
                    .isEqualTo(activation == Activation.SUSPENDED);
        }
    }

    @Test
    void one_edition_split_by_nothing_gives_one_bill() {
        assertThat(average("2.8").agreement().split()).isFalse();
        assertThat(average("2.8").agreement(average("3.5"), true).split()).isTrue();
        var terms = average("2.8");
        var edition = terms.edition(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 9, 30), terms, false);
        assertThat(terms.agreement(Optional.of(SelectedBy.DISCHARGE), edition).split()).isFalse();
    }

    private static CareTerms.Known known(Optional<Activation> activation) {
        return new CareTerms.Known(
                CareGroup.ALL, individual().terms(), activation.map(value -> term("invoice.activation", value)),
                Optional.empty());
    }

    private static TariffLine line(String rate, TariffLine.DayNumbers days) {
        return new TariffLine(
                "all", term("price.lines.all.rate", new BigDecimal(rate)), term("price.lines.all.days", days),
                Optional.empty(), Optional.empty());
    }

    private static Repayment weights(String malmo, String lund) {
        return new Repayment(
                term("price.repaidBy", "region"),
                new TreeMap<>(Map.of(
                        TermsForTests.MALMO, new BigDecimal(malmo), TermsForTests.LUND, new BigDecimal(lund))));
    }

    private static FreeDays.Weekdays weekdays(int days) {
        return new FreeDays.Weekdays(
                days, FreeDays.Message.READY_NOTICE, FreeDays.Entry.DAY_AFTER,
                new Timeline<>("liability.holidays", List.of(), List.of()));
    }

    private static FreeDays.MinimumInterval interval(int days) {
        return new FreeDays.MinimumInterval(
                days, BY_TWO, BusinessCalendar.EVERY_DAY, BusinessCalendar.EVERY_DAY, Optional.empty());
    }

    private static Notices notices(int ahead) {
        return new Notices(
                term("clock.notices.assessment", BY_TWO), term("clock.notices.ready", BY_TWO),
                term("clock.notices.ahead", ahead));
    }

    private static BusinessCalendar closedOn(Set<DayOfWeek> weekdays) {
        return new BusinessCalendar(
                "mostly-closed", weekdays, Set.of(), LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31));
    }
}
