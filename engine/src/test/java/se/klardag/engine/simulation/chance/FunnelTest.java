package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.terms.Terms;

/// Stocks of stays, what chance costs and how far it reaches, where the answer can be only one, or hangs on one draw.
class FunnelTest {
    private static final Terms TERMS = average("2.8").terms();

    /// 32 bits pick evenly: the first quarter of them the first of four.
    @ParameterizedTest
    @CsvSource({"0, 1", "1073741823, 1", "1073741824, 2", "2147483648, 3", "3221225471, 3", "3221225472, 4",
            "4294967295, 4"})
    void bits_pick_evenly_from_the_stock(long bits, long days) {
        var stock = CaseSample.ofDays(new int[]{1, 2, 3, 4}, TERMS);

        then(PackedSums.days(stock.pick(bits))).isEqualTo(days);
        then(PackedSums.cases(stock.pick(bits))).isEqualTo(1);
    }

    @Test
    void a_stock_is_the_stays_in_their_order() {
        var stock = CaseSample.ofDays(new int[]{0, 3, 12}, average("1").carveOut(7).terms());

        then(stock.size()).isEqualTo(3);
        then(List.of(stock.at(0), stock.at(1), stock.at(2))).containsExactly(
                PackedSums.of(new CaseSums(1, 0, 0, 0, List.of())),
                PackedSums.of(new CaseSums(1, 3, 0, 0, List.of())),
                PackedSums.of(new CaseSums(0, 0, 0, 5, List.of())));
        // days are midnights whatever the terms' own day break
        then(CaseSample.ofDays(new int[]{3}, average("1").breakAt("14:00").terms()).at(0)).isEqualTo(stock.at(1));
        then(CaseSample.ofDays(new int[]{3}, average("1").breakAt("10:00").terms()).at(0)).isEqualTo(stock.at(1));
    }

    @Test
    void stays_of_another_model_are_refused() {
        for (var terms : List.of(individual(), individual().breakAt("12:00"), average("1").calendarDays(true, false))) {
            thenThrownBy(() -> CaseSample.ofDays(new int[]{1}, terms.terms()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("stays are of the average model");
        }
    }

    @Test
    void the_mean_is_days_by_cases_and_0_of_none() {
        then(Funnel.mean(CaseSample.ofDays(new int[]{0, 2, 7}, TERMS))).isEqualTo(3);
        then(Funnel.mean(CaseSample.ofDays(new int[]{0, 1}, TERMS))).isEqualTo(0.5);
        // 9 days is a long-stayer's, and no case of the average
        var apart = average("1").carveOut(7).terms();
        then(Funnel.mean(CaseSample.ofDays(new int[]{0, 2, 7, 9}, apart))).isEqualTo(3);
        then(Funnel.mean(CaseSample.ofDays(new int[]{9, 10}, apart))).isZero();
        then(Funnel.at(CaseSample.ofDays(new int[]{9, 10}, apart), List.of(4), 3, 1))
                .containsExactly(new Funnel(4, 0, 0, 0, 0));
    }

    @Test
    void equal_cases_have_no_funnel_whatever_the_order_of_the_sizes() {
        then(Funnel.at(CaseSample.ofDays(new int[]{2, 2, 2}, TERMS), List.of(5_000, 5, 1, 5), 10, 1))
                .containsExactly(
                        new Funnel(5_000, 2, 2, 2, 2), new Funnel(5, 2, 2, 2, 2), new Funnel(1, 2, 2, 2, 2),
                        new Funnel(5, 2, 2, 2, 2));
    }

    /// Drawn once, a municipality of one case is at one of the stays, never between; one of two is at a half of whole days,
    /// and the first of its cases is the one of the size before: the row goes on.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void one_draw_of_one_case_is_a_stay_and_two_cases_begin_with_it(long seed) {
        var stock = CaseSample.ofDays(new int[]{0, 10}, TERMS);
        var drawn = Funnel.at(stock, List.of(2, 1), 1, seed);
        double one = drawn.get(1).low();
        double two = drawn.get(0).low();

        then(one).isIn(0.0, 10.0);
        then(two).isIn(one == 0 ? List.of(0.0, 5.0) : List.of(5.0, 10.0));
        then(drawn.get(1).outerHigh()).isEqualTo(one);
    }

    /// The limits of 4 000 cases are half as far from the mean as those of 1 000; below that they are drawn.
    @Test
    void above_a_thousand_cases_the_limits_follow_the_root_of_the_size() {
        var stock = CaseSample.ofDays(new int[]{0, 0, 0, 0, 1, 10, 40}, TERMS);
        double mean = 51.0 / 7;
        var drawn = Funnel.at(stock, List.of(1_000, 4_000, 999), 60, 3);
        var at = drawn.get(0);
        var far = drawn.get(1);

        then(far.low() - mean).isCloseTo((at.low() - mean) / 2, offset(1e-12));
        then(far.outerLow() - mean).isCloseTo((at.outerLow() - mean) / 2, offset(1e-12));
        then(far.high() - mean).isCloseTo((at.high() - mean) / 2, offset(1e-12));
        then(far.outerHigh() - mean).isCloseTo((at.outerHigh() - mean) / 2, offset(1e-12));
        then(at.outerLow()).isLessThan(at.low());
        then(at.low()).isLessThan(mean);
        then(at.high()).isGreaterThan(mean);
        then(at.outerHigh()).isGreaterThan(at.high());
        then(drawn.get(2).high()).isNotEqualTo(at.high());
    }

    /// Of 41 draws of one case from 0 and 10 days, both ends come: the chance of none is 2⁻⁴⁰.
    @Test
    void the_limits_of_one_case_are_the_ends_of_the_stock() {
        then(Funnel.at(CaseSample.ofDays(new int[]{0, 10}, TERMS), List.of(1), 41, 1))
                .containsExactly(new Funnel(1, 0, 0, 10, 10));
    }

    @Test
    void what_chance_costs_is_per_hundred_cases_and_a_month_that_costs_nothing_is_not_billed() {
        // 5 − 3 = 2 a case
        var five = CaseSample.ofDays(new int[]{5, 5}, average("3").terms());
        then(ChancePrice.by(five, List.of(1, 7), 10, 1)).containsExactly(
                new ChancePrice(1, 1, 200), new ChancePrice(7, 1, 200));
        var three = CaseSample.ofDays(new int[]{3, 3}, average("3").terms());
        then(ChancePrice.by(three, List.of(4), 10, 1)).containsExactly(new ChancePrice(4, 0, 0));
    }

    /// One case of 0 or 10 days at a threshold of 4 costs 0 or 6: the days are six times the share, per hundred cases.
    @Test
    void months_that_are_billed_are_a_share_of_those_drawn() {
        var price = ChancePrice.by(CaseSample.ofDays(new int[]{0, 10}, average("4").terms()), List.of(1), 40, 2)
                .getFirst();

        then(price.share()).isBetween(0.2, 0.8);
        then(price.days()).isCloseTo(600 * price.share(), offset(1e-9));
    }

    /// Sizes have addresses below zero, where no municipality has its own.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_size_draws_from_a_stream_of_its_own(long seed) {
        var stock = CaseSample.ofDays(new int[]{0, 10}, average("4").terms());
        boolean stays = (RandomStreams.of(seed, -1, 0).nextLong() & 0xFFFF_FFFFL) >= 1L << 31;

        then(ChancePrice.by(stock, List.of(1), 1, seed)).containsExactly(
                stays ? new ChancePrice(1, 1, 600) : new ChancePrice(1, 0, 0));
    }
}
