package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.TermsForTests.term;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.price.TariffLine;
import se.klardag.engine.terms.value.RuleGapException;

/// The rule in plain numbers against days and kronor worked out by hand, and against bills settled the usual way.
class CompiledRuleTest {
    /// Days less threshold times cases, never below 0; nothing where there is no case.
    @ParameterizedTest(name = "{1} days of {0} cases at {2}")
    @CsvSource({
            "5, 20, 2.8,  6",
            "5, 14, 2.8,  0",
            "5, 13, 2.8,  0",
            "4, 13, 3,    1",
            "4, 7,  1.25, 2",
            "8, 3,  0,    3",
            "0, 7,  2.8,  0"})
    void an_unrounded_excess(long cases, long days, String threshold, double excess) {
        var rule = CompiledRule.of(average(threshold).rate("9300.5").terms());

        then(rule.billableDays(cases, days, 0)).isCloseTo(excess, offset(1e-12));
        then(rule.kronor(cases, days, 0)).isCloseTo(9300.5 * excess, offset(1e-8));
    }

    /// The mean is rounded first: 10/4 = 2.5 is 3, less 1.5, times 4; 10/3 = 3.33… is cut to 3.3; 11/3 = 3.666… is 3.67, and
    /// 17/12 = 1.41666… is 1.4167 or, cut, 1.4166.
    @ParameterizedTest(name = "{1} days of {0} cases at {2}, {3} decimals {4}")
    @CsvSource({
            "4,  10, 1.5,  0, HALF_UP, 6",
            "4,  10, 1.5,  0, DOWN,    2",
            "4,  9,  1.5,  0, HALF_UP, 2",
            "3,  10, 2.8,  1, DOWN,    1.5",
            "3,  10, 2.8,  1, HALF_UP, 1.5",
            "3,  11, 2.85, 2, HALF_UP, 2.46",
            "3,  11, 2.85, 2, DOWN,    2.43",
            "12, 17, 1,    4, HALF_UP, 5.0004",
            "12, 17, 1,    4, DOWN,    4.9992",
            "3,  10, 3.3,  1, DOWN,    0",
            "3,  10, 3.4,  1, DOWN,    0",
            "0,  10, 1.5,  1, DOWN,    0"})
    void a_rounded_excess(
            long cases, long days, String threshold, int decimals, RoundingMode mode, double excess) {
        var rule = CompiledRule.of(average(threshold).meanTo(decimals, mode).terms());

        then(rule.billableDays(cases, days, 0)).isCloseTo(excess, offset(1e-12));
    }

    @Test
    void days_apart_are_paid_for_where_long_stayers_are_carved_out_and_only_there() {
        // 20 − 5 × 3 = 5 days above, 4 apart
        then(CompiledRule.of(average("3").carveOut(7).terms()).billableDays(5, 20, 4)).isEqualTo(9);
        then(CompiledRule.of(average("3").terms()).billableDays(5, 20, 4)).isEqualTo(5);
        then(CompiledRule.of(average("3").carveOut(7).terms()).billableDays(0, 0, 4)).isEqualTo(4);
    }

    @Test
    void each_case_on_its_own_pays_for_its_liable_days_whatever_the_average() {
        then(CompiledRule.of(individual().rate("100").terms()).kronor(5, 20, 4)).isEqualTo(400);
        then(CompiledRule.of(individual().rate("100").terms()).kronor(0, 0, 1)).isEqualTo(100);
    }

    @Test
    void what_is_only_followed_or_not_billed_costs_nothing() {
        var followed = TermsForTests.followUpOnly().terms();
        then(CompiledRule.of(followed).billableDays(5, 20, 4)).isZero();
        then(CompiledRule.of(followed).kronor(5, 20, 4)).isZero();
        then(CompiledRule.of(somatic(average("0"))).kronor(5, 20, 0)).isEqualTo(20 * 9300.0);
        then(CompiledRule.of(somatic(average("0").suspended())).kronor(5, 20, 0)).isZero();
    }

    @Test
    void a_price_that_is_not_known_stops_what_is_billed_and_nothing_else() {
        thenThrownBy(() -> CompiledRule.of(average("0").rateMissing("not yet published").terms()))
                .isInstanceOf(RuleGapException.class)
                .hasMessageContaining("not yet published");
        then(CompiledRule.of(somatic(average("0").rateMissing("not yet published").suspended())).kronor(1, 9, 0))
                .isZero();
    }

    @Test
    void terms_that_plain_numbers_cannot_hold_are_named_and_refused() {
        var tariff = individual().price(tariff()).terms();
        var earlier = average("2.8").decidedBy(3).terms();

        then(CompiledRule.unfit(tariff)).hasValueSatisfying(why -> {
            then(why.path()).isEqualTo("tariff");
            then(why.reason().swedish()).isEqualTo("dygnets pris beror på dess nummer i vårdtiden");
            then(why.reason().english()).isEqualTo("a day's price depends on its number");
        });
        then(CompiledRule.unfit(earlier)).hasValueSatisfying(why -> {
            then(why.path()).isEqualTo("liability.trigger");
            then(why.reason().english()).isEqualTo("earlier months decide whether a month is charged");
        });
        then(CompiledRule.unfit(average("2.8").terms())).isEmpty();
        then(CompiledRule.unfit(individual().terms())).isEmpty();
        thenThrownBy(() -> CompiledRule.of(tariff)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tariff prices days by their number");
        thenThrownBy(() -> CompiledRule.of(earlier)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("earlier months decide");
    }

    /// 10/3 = 3.33… would be 4 upwards; nothing is to make 3 of it in silence.
    @ParameterizedTest
    @EnumSource(value = RoundingMode.class, names = {"HALF_UP", "DOWN"}, mode = EnumSource.Mode.EXCLUDE)
    void a_mean_that_is_rounded_otherwise_is_refused(RoundingMode mode) {
        var terms = average("1").meanTo(0, mode).terms();

        then(CompiledRule.unfit(terms)).hasValueSatisfying(why -> {
            then(why.path()).isEqualTo("liability.rounding");
            then(why.reason().english()).isEqualTo("the mean is rounded neither to the nearest nor down");
        });
        thenThrownBy(() -> CompiledRule.of(terms)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mean rounded " + mode);
    }

    @ParameterizedTest
    @EnumSource(value = RoundingMode.class, names = {"HALF_UP", "DOWN"})
    void a_mean_that_is_rounded_to_the_nearest_or_down_is_not(RoundingMode mode) {
        then(CompiledRule.unfit(average("1").meanTo(0, mode).terms())).isEmpty();
    }

    /// Stays of 0, 1, 4, 9 and 11 days, 25 in all, under terms of every form; the excess of each by hand.
    @Test
    void a_settled_bill_its_sums_and_the_compiled_rule_say_the_same() {
        // 25 − 5 × 2.8 = 11
        all(average("2.8").breakAt("00:00"), 11);
        // the mean is 5, less 2.8, five times
        all(average("2.8").breakAt("00:00").meanTo(0, RoundingMode.HALF_UP), 11);
        // without the 9 and the 11: 5 − 3 × 1.5 = 0.5 above, 2 and 4 days over 7 apart
        all(average("1.5").breakAt("00:00").carveOut(7), 6.5);
        // 1.6666… is cut to 1.6: 0.1 three times, and the 6
        all(average("1.5").breakAt("00:00").carveOut(7).meanTo(1, RoundingMode.DOWN), 6.3);
        // capped at 7: 0 + 1 + 4 + 7 + 7 = 19, less 5 × 1.5, and the 6
        all(
                average("1.5").breakAt("00:00")
                        .carveOut(7, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT),
                17.5);
        // with all days billed: 0.5 and 9 and 11
        all(
                average("1.5").breakAt("00:00").carveOut(7, LongStay.Place.REMOVED, LongStay.Billed.ALL_DAYS),
                20.5);
        // three free days, the last day out: 1, 6 and 8 of the last three
        all(individual().freeDays(3, 4, "12:00").closedInMonth(), 15);
    }

    private static void all(TermsForTests terms, double billable) {
        var agreement = terms.rate("100").agreement();
        var cases = Stays.of(0, 1, 4, 9, 11);
        var bill = MonthSettler.settle(cases.source(agreement), agreement, CaseListener.NOBODY).bills().getFirst();
        var known = agreement.current().of(CareType.SOMATIC).known();
        var sums = CaseSums.of(bill.pool());
        var expected = BigDecimal.valueOf(billable).multiply(BigDecimal.valueOf(100));

        then(bill.amount().value()).isEqualByComparingTo(expected);
        then(sums.amount(TermsForTests.MALMO, known, Optional.empty())).isEqualByComparingTo(expected);
        then(CompiledRule.of(known).kronor(sums.cases(), sums.days(), sums.individualDays()))
                .isCloseTo(expected.doubleValue(), offset(1e-9));
        then(Resampling.of(cases, List.of(List.of(agreement))).asTheyAre().get(TermsForTests.MALMO))
                .containsExactly(new double[]{expected.doubleValue()}, offset(1e-9));
    }

    @Test
    void sums_on_a_bill_that_is_held_back_are_nothing() {
        var sums = new CaseSums(2, 20, 0, 0, List.of());
        then(sums.amount(TermsForTests.MALMO, somatic(average("3").rate("10")), Optional.empty()))
                .isEqualByComparingTo("140");
        then(sums.amount(TermsForTests.MALMO, somatic(average("3").rate("10").suspended()), Optional.empty()))
                .isEqualByComparingTo("0");
    }

    /// Five days apart, of which the first line reaches 2 and the second 3: 2 × 5 + 3 × 8.
    @Test
    void sums_under_a_tariff_are_priced_line_by_line() {
        var sums = new CaseSums(0, 0, 1, 5, List.of(2L, 3L));

        then(sums.amount(TermsForTests.MALMO, somatic(individual().price(tariff())), Optional.empty()))
                .isEqualByComparingTo("34");
    }

    private static CareTerms.Known somatic(TermsForTests terms) {
        return terms.agreement().current().of(CareType.SOMATIC).known();
    }

    private static Price tariff() {
        return new Price.Tariff(
                List.of(line("early", "5", 1, 2), line("late", "8", 3, Long.MAX_VALUE)), Map.of(),
                term("price.date", Price.RateDate.SETTLED_MONTH), Price.DayIndex.CONTINUES, Optional.empty(),
                Currency.SEK);
    }

    private static TariffLine line(String name, String rate, long first, long last) {
        return new TariffLine(
                name,
                term("price.lines." + name + ".rate", new BigDecimal(rate)),
                term("price.lines." + name + ".days", new TariffLine.DayNumbers(first, last)),
                Optional.empty(),
                Optional.empty());
    }
}
