package se.klardag.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.klardag.engine.TermsForTests.term;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.value.Term;

class FigureTest {
    private static final Term<String> RULE = term("liability.rounding", "2 decimals half-up");
    private static final Evidence NOBODY = new Evidence("a", CareType.NOT_STATED, List.of());

    @Test
    void days_per_case_times_cases_are_days_and_days_times_a_rate_are_kronor() {
        assertThat(Unit.DAYS_PER_CASE.times(Unit.CASES)).isEqualTo(Unit.DAYS);
        assertThat(Unit.CASES.times(Unit.DAYS_PER_CASE)).isEqualTo(Unit.DAYS);
        assertThat(Unit.DAYS.times(Unit.SEK_PER_DAY)).isEqualTo(Unit.SEK);
        assertThat(Unit.SEK_PER_DAY.times(Unit.DAYS)).isEqualTo(Unit.SEK);
    }

    @ParameterizedTest
    @MethodSource("units")
    void no_other_units_multiply(Unit unit) {
        assertThatIllegalArgumentException().isThrownBy(() -> unit.times(unit));
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Product(
                Label.AMOUNT, agreed(Unit.SEK, "1"), agreed(unit, "1")));
        if (unit.kind() != Unit.Kind.MONEY_PER_DAY) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Product(
                    Label.AMOUNT, counted(Unit.DAYS, 1), agreed(unit, "1")));
        }
    }

    static List<Unit> units() {
        return List.of(
                Unit.CASES, Unit.DAYS, Unit.DAYS_PER_CASE, Unit.SEK, Unit.SEK_PER_DAY, Unit.money(new Currency("NOK")),
                Unit.perDay(new Currency("NOK")));
    }

    @Test
    void two_currencies_are_never_added_or_held_against_each_other() {
        var crowns = agreed(Unit.SEK, "100");
        var pounds = agreed(Unit.money(new Currency("GBP")), "100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.Sum(Label.TOTAL, Unit.SEK, List.of(crowns, pounds)))
                .withMessage("TOTAL adds GBP to SEK");
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Excess(Label.AMOUNT, crowns, pounds));
        assertThat(Unit.DAYS.times(Unit.perDay(new Currency("GBP")))).isEqualTo(pounds.unit());
        assertThat(Unit.perDay(new Currency("GBP")).name()).isEqualTo("GBP_PER_DAY");
        assertThatIllegalArgumentException().isThrownBy(() -> new Currency("kr"));
    }

    @Test
    void a_sum_adds_one_unit_only() {
        var days = List.<Figure>of(counted(Unit.DAYS, 2), counted(Unit.DAYS, 3));
        assertThat(new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, days).value()).isEqualByComparingTo("5");
        assertThat(new Figure.Sum(Label.TOTAL, Unit.SEK, List.of()).value()).isEqualByComparingTo("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Sum(Label.TOTAL, Unit.SEK, days));
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Sum(
                Label.BILLABLE_DAYS, Unit.DAYS, List.of(counted(Unit.DAYS, 2), counted(Unit.CASES, 3))));
    }

    @ParameterizedTest
    @CsvSource({"39, 28, 11", "28, 28, 0", "27, 28, 0", "0, 28, 0"})
    void an_excess_is_never_below_zero(long from, long limit, BigDecimal excess) {
        var figure = new Figure.Excess(Label.EXCESS_DAYS, counted(Unit.DAYS, from), counted(Unit.DAYS, limit));
        assertThat(figure.value()).isEqualByComparingTo(excess);
        assertThat(figure.unit()).isEqualTo(Unit.DAYS);
    }

    @Test
    void an_excess_or_a_limit_compares_one_unit_only() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Excess(
                Label.EXCESS_DAYS, counted(Unit.DAYS, 1), counted(Unit.CASES, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.AtMost(
                Label.STAY_DAYS, counted(Unit.DAYS, 1), counted(Unit.CASES, 1)));
    }

    @ParameterizedTest
    @CsvSource({"9, 7, 7", "7, 7, 7", "3, 7, 3"})
    void at_most_is_the_lesser(long from, long limit, BigDecimal least) {
        var figure = new Figure.AtMost(Label.STAY_DAYS, counted(Unit.DAYS, from), counted(Unit.DAYS, limit));
        assertThat(figure.value()).isEqualByComparingTo(least);
    }

    @Test
    void a_mean_is_days_by_cases_and_needs_a_case() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Mean(
                Label.MEAN, counted(Unit.CASES, 1), counted(Unit.DAYS, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> mean(1, 0));
    }

    /// 118 / 37 = 3.189189…, 2 / 3 = 0.666…, 1 / 3 = 0.333…, 5,089,999 / 2,000,000 = 2.5449995
    @ParameterizedTest
    @CsvSource({
            "402,     120,     3.350000",
            "118,     37,      3.189189",
            "2,       3,       0.666667",
            "1,       3,       0.333333",
            "0,       5,       0.000000",
            "5089999, 2000000, 2.545000",
    })
    void a_mean_is_shown_half_up_to_six_decimals(long days, long cases, BigDecimal shown) {
        assertThat(mean(days, cases).value()).isEqualTo(shown);
    }

    /// 5,089,999 / 2,000,000 = 2.5449995 is shown as 2.545000. Rounded from there two decimals would be 2.55; they are
    /// 2.54. In the same way 5,999,999 / 2,000,000 = 2.9999995 is shown as 3.000000 and cut to 2.99.
    @Test
    void rounding_a_mean_starts_from_the_exact_quotient_and_not_from_the_one_shown() {
        assertThat(rounded(mean(5_089_999, 2_000_000), 2, RoundingMode.HALF_UP)).isEqualTo("2.54");
        assertThat(rounded(mean(5_999_999, 2_000_000), 2, RoundingMode.DOWN)).isEqualTo("2.99");
        assertThat(rounded(mean(5_999_999, 2_000_000), 0, RoundingMode.DOWN)).isEqualTo("2");
    }

    /// 51 / 20 = 2.55, 13 / 8 = 1.625, 23 / 3 = 7.666…
    @ParameterizedTest
    @CsvSource({
            "51, 20, 1, HALF_UP, 2.6",
            "51, 20, 1, DOWN,    2.5",
            "13, 8,  2, HALF_UP, 1.63",
            "13, 8,  2, DOWN,    1.62",
            "13, 8,  4, HALF_UP, 1.6250",
            "23, 3,  2, DOWN,    7.66",
            "23, 3,  2, HALF_UP, 7.67",
            "23, 3,  0, HALF_UP, 8",
    })
    void a_mean_rounded_as_the_terms_say(long days, long cases, int decimals, RoundingMode mode, String value) {
        assertThat(rounded(mean(days, cases), decimals, mode)).isEqualTo(value);
    }

    @Test
    void a_rounded_figure_keeps_its_unit_and_shows_what_it_rounded() {
        var mean = mean(13, 8);
        var rounded = new Figure.Rounded(Label.MEAN_ROUNDED, mean, 2, RoundingMode.DOWN, RULE);
        assertThat(rounded.unit()).isEqualTo(Unit.DAYS_PER_CASE);
        assertThat(rounded.parts()).containsExactly(mean);
    }

    @Test
    void nothing_that_is_counted_is_below_zero() {
        assertThatIllegalArgumentException().isThrownBy(() -> counted(Unit.DAYS, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.StayDays(Label.STAY_DAYS, NOBODY, 5, 4, List.of(RULE)));
    }

    @Test
    void a_tally_counts_what_it_holds_and_does_not_show_it_twice() {
        Figure stay = new Figure.StayDays(Label.STAY_DAYS, NOBODY, 5, 7, List.of(RULE));
        var tally = new Figure.Tally(Label.CASES, List.of(stay, stay, stay));
        assertThat(tally.value()).isEqualByComparingTo("3");
        assertThat(tally.unit()).isEqualTo(Unit.CASES);
        assertThat(tally.parts()).isEmpty();
        assertThat(stay.value()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @CsvSource({"4, 3, 9", "3, 3, 0", "2, 3, 0"})
    void what_is_held_comes_only_strictly_above_the_limit(long deciding, long limit, BigDecimal value) {
        var figure = new Figure.Released(
                Label.DECIDING_MEAN, counted(Unit.DAYS, 9), counted(Unit.CASES, deciding), counted(Unit.CASES, limit),
                RULE);
        assertThat(figure.value()).isEqualByComparingTo(value);
        assertThat(figure.unit()).isEqualTo(Unit.DAYS);
    }

    /// 7 / 3 is shown as 2.333333, which is 2.333333 and no more; exactly it is more. 8 / 4 is 2 exactly.
    @Test
    void a_mean_that_decides_is_held_against_the_limit_as_it_is_and_not_as_it_is_shown() {
        assertThat(heldBy(mean(7, 3), "2.333333").isReleased()).isTrue();
        assertThat(heldBy(mean(7, 3), "2.333334").isReleased()).isFalse();
        assertThat(heldBy(mean(8, 4), "2").isReleased()).isFalse();
        assertThat(heldBy(mean(8, 4), "1.9").isReleased()).isTrue();
        assertThat(heldBy(agreed(Unit.DAYS_PER_CASE, "2.5"), "2").isReleased()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> heldBy(counted(Unit.DAYS, 7), "2"));
    }

    @Test
    void a_mean_of_no_cases_is_nothing_and_of_some_it_is_refused() {
        var none = new Figure.NoMean(Label.DECIDING_MEAN, counted(Unit.CASES, 0));
        assertThat(none.value()).isEqualByComparingTo("0");
        assertThat(heldBy(none, "0").isReleased()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.NoMean(Label.DECIDING_MEAN, counted(Unit.CASES, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure.NoMean(Label.DECIDING_MEAN, counted(Unit.DAYS, 0)));
    }

    @Test
    void each_figure_shows_what_it_is_made_of_in_the_order_of_the_arithmetic() {
        var days = counted(Unit.DAYS, 7);
        var cases = counted(Unit.CASES, 3);
        var limit = counted(Unit.DAYS, 4);
        var rate = agreed(Unit.SEK_PER_DAY, "100");
        var mean = new Figure.Mean(Label.MEAN, days, cases);
        assertThat(mean.parts()).containsExactly(days, cases);
        assertThat(new Figure.Excess(Label.EXCESS_DAYS, days, limit).parts()).containsExactly(days, limit);
        assertThat(new Figure.AtMost(Label.STAY_DAYS, days, limit).parts()).containsExactly(days, limit);
        assertThat(new Figure.Released(Label.DECIDING_MEAN, days, cases, cases, RULE).parts())
                .containsExactly(days, cases, cases);
        var amount = new Figure.Product(Label.AMOUNT, days, rate);
        assertThat(amount.parts()).containsExactly(days, rate);
        var owed = new Figure.OwedTo(Label.OWED_TO, term("price.payee", "the county"), amount);
        assertThat(owed.parts()).containsExactly(amount);
        assertThat(owed.unit()).isEqualTo(Unit.SEK);
        assertThat(owed.value()).isEqualByComparingTo("700");
        assertThat(days.parts()).isEmpty();
        assertThat(rate.parts()).isEmpty();
        var without = new Figure.WithoutDays(Label.STAY_DAYS, NOBODY, RULE);
        assertThat(without.parts()).isEmpty();
        assertThat(without.unit()).isEqualTo(Unit.DAYS);
        assertThat(without.value()).isEqualByComparingTo("0");
        assertThat(new Figure.AtMost(Label.STAY_DAYS, days, limit).unit()).isEqualTo(Unit.DAYS);
        assertThat(new Figure.StayDays(Label.STAY_DAYS, NOBODY, 5, 5, List.of(RULE)).value()).isEqualByComparingTo("0");
        assertThat(new Figure.StayDays(Label.STAY_DAYS, NOBODY, 5, 7, List.of(RULE)).parts()).isEmpty();
    }

    private static Figure.Released heldBy(Figure by, String limit) {
        return new Figure.Released(
                Label.DECIDING_MEAN, counted(Unit.DAYS, 9), by, agreed(Unit.DAYS_PER_CASE, limit), RULE);
    }

    private static Figure.Counted counted(Unit unit, long count) {
        return new Figure.Counted(Label.STAY_DAYS, unit, count);
    }

    private static Figure agreed(Unit unit, String value) {
        return new Figure.Agreed(Label.THRESHOLD, unit, new BigDecimal(value), RULE);
    }

    private static Figure.Mean mean(long days, long cases) {
        return new Figure.Mean(Label.MEAN, counted(Unit.DAYS, days), counted(Unit.CASES, cases));
    }

    private static String rounded(Figure part, int decimals, RoundingMode mode) {
        return new Figure.Rounded(Label.MEAN_ROUNDED, part, decimals, mode, RULE).value().toPlainString();
    }
}
