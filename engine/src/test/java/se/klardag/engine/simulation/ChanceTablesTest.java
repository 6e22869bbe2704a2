package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.simulation.chance.CaseSample;
import se.klardag.engine.simulation.chance.ChancePrice;
import se.klardag.engine.simulation.chance.Distribution;
import se.klardag.engine.simulation.chance.Funnel;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.simulation.scenario.StayLength;

/// Chance compared with figures worked out elsewhere: an independent simulation in another language (numpy) of the same
/// models, whose tables are given here. Tolerances are four standard errors of this test's own draws, and as much again
/// for the tables'.
class ChanceTablesTest {
    /// Share of samples whose percentile interval of the mean holds the true one; nominal 95 %.
    @ParameterizedTest(name = "delayed {0} of {1} days, {2} cases")
    @CsvSource({
            "0.4, 3.4, 10, 0.73",
            "0.4, 3.4, 30, 0.87",
            "0.4, 3.4, 100, 0.91",
            "0.7, 4.0, 10, 0.81",
            "0.7, 4.0, 30, 0.89",
            "0.7, 4.0, 100, 0.92",
            "0.85, 4.6, 10, 0.81",
            "0.85, 4.6, 30, 0.89",
            "0.85, 4.6, 100, 0.93"})
    void a_percentile_interval_of_few_cases_covers_less_than_it_says(
            double delayed, double mean, int cases, double coverage) {
        var model = StayLength.withMean(delayed, mean);
        var stock = model.represented(50_000);
        var terms = List.of(List.of(TermsForTests.average("0").breakAt("00:00").rate("1").agreement()));
        var chance = new Random(20_240_601 + cases);
        int worlds = 400;
        int covered = 0;
        for (int world = 0; world < worlds; world++) {
            var days = new int[cases];
            Arrays.setAll(days, _ -> stock[chance.nextInt(stock.length)]);
            var draws = Resampling.of(Stays.of(days), terms)
                    .draw(400, world, Resampling.Volume.OBSERVED, 1)
                    .of(TermsForTests.MALMO, 0);
            double truth = model.mean() * cases;
            if (Distribution.quantile(draws, 0.025) <= truth && truth <= Distribution.quantile(draws, 0.975)) {
                covered++;
            }
        }
        // 4 × √(0.8 × 0.2 × (1/400 + 1/1200)) = 0.092 at worst, 0.05 at 0.93
        double error = 4 * Math.sqrt(coverage * (1 - coverage) * (1.0 / worlds + 1.0 / 1_200));
        then((double) covered / worlds).isCloseTo(coverage, offset(error));
    }

    /// The interval that is shown, 5 to 95 %, over a thousand worlds of known stays: nine in ten hold the true expected bill.
    @ParameterizedTest(name = "days {0}, {1} cases, threshold {2}")
    @CsvSource({
            // days that are equally likely; how many cases; threshold
            "0 1 2 3 4 5 6, 200, 0",
            "0 0 0 1 2 4, 400, 0",
            "0 0 1 1 2 3 5 8, 400, 1"})
    void nine_in_ten_intervals_of_many_cases_hold_the_expected_bill(String days, int cases, String threshold) {
        var known = Arrays.stream(days.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        var terms = List.of(List.of(TermsForTests.average(threshold).breakAt("00:00").rate("1").agreement()));
        // far above the threshold the bill is a straight line: its expectation is the mean's
        double truth = cases * (Arrays.stream(known).average().orElseThrow() - Double.parseDouble(threshold));
        var chance = new Random(25);
        int worlds = 1_000;
        int held = 0;
        int next = 0;
        for (int world = 0; world < worlds; world++) {
            var drawn = Distribution.of(Resampling.of(Stays.of(world(known, cases, chance)), terms)
                    .draw(400, world, Resampling.Volume.OBSERVED, 1)
                    .of(TermsForTests.MALMO, 0));
            if (drawn.low() <= truth && truth <= drawn.high()) {
                held++;
            }
            double another = Arrays.stream(world(known, cases, chance)).sum()
                    - cases * Double.parseDouble(threshold);
            if (drawn.low() <= another && another <= drawn.high()) {
                next++;
            }
        }
        then(held / (double) worlds).isBetween(0.88, 0.92);
        // Another month of the same world is as far from the truth again: Φ(1.645/√2) twice over is 0.755.
        then(next / (double) worlds).isCloseTo(0.755, offset(0.055));
    }

    private static int[] world(int[] known, int cases, Random chance) {
        var days = new int[cases];
        Arrays.setAll(days, _ -> known[chance.nextInt(known.length)]);
        return days;
    }

    /// What chance costs by size at a threshold of 2.8: share of months billed, and days per 100 cases.
    @ParameterizedTest(name = "delayed {0} of {1} days, {2} cases")
    @CsvSource({
            "0.4, 3.4, 3, 14.0, 29.4",
            "0.4, 3.4, 5, 11.5, 17.7",
            "0.4, 3.4, 10, 8.1, 7.2",
            "0.4, 3.4, 20, 3.7, 2.1",
            "0.4, 3.4, 100, 0.0, 0.0",
            "0.6, 4.0, 3, 30.1, 79.2",
            "0.6, 4.0, 5, 29.7, 60.3",
            "0.6, 4.0, 10, 30.3, 38.1",
            "0.6, 4.0, 20, 28.7, 24.1",
            "0.6, 4.0, 100, 17.2, 4.9",
            "0.6, 4.0, 500, 2.5, 0.22",
            "0.7, 4.0, 3, 36.6, 98.8",
            "0.7, 4.0, 5, 37.3, 76.9",
            "0.7, 4.0, 10, 41.3, 57.9",
            "0.7, 4.0, 20, 43.0, 40.3",
            "0.7, 4.0, 100, 46.8, 18.2",
            "0.7, 4.0, 500, 48.9, 8.2"})
    void chance_alone_bills_small_municipalities(
            double delayed, double mean, int cases, double percent, double days) {
        var rule = TermsForTests.average("2.8").terms();
        var stock = CaseSample.ofDays(StayLength.withMean(delayed, mean).represented(100_000), rule);
        var price = ChancePrice.by(stock, List.of(cases), 20_000, 20_240_601).getFirst();

        // 4 × √(0.25/20000) = 1.4 points at most, and the table's own
        then(100 * price.share()).isCloseTo(percent, offset(2.0));
        // the excess is as skew as the stays: 4 standard errors are 5 % of it at the worst size, and the table's own
        then(price.days()).isCloseTo(days, offset(0.1 + 0.08 * days));
    }

    @Test
    void the_funnel_of_equal_cases_is_a_line_and_narrows_with_the_root_of_the_size() {
        var rule = TermsForTests.average("2.8").terms();
        var flat = Funnel.at(CaseSample.ofDays(new int[]{2, 2, 2}, rule), List.of(5, 5_000), 200, 1);
        then(flat).allSatisfy(each -> then(List.of(each.outerLow(), each.low(), each.high(), each.outerHigh()))
                .containsOnly(2.0));
        // coin flips of 0 and 2 days: mean 1, deviation 1; at 2 500 cases 1.96/50 above
        var coins = Funnel.at(CaseSample.ofDays(new int[]{0, 2}, rule), List.of(400, 2_500), 10_000, 1);
        then(coins.get(0).high()).isCloseTo(1 + 1.96 / 20, offset(0.01));
        then(coins.get(1).high()).isCloseTo(1 + 1.96 / 50, offset(0.005));
        then(coins.get(1).outerLow()).isCloseTo(1 - 3.09 / 50, offset(0.01));
    }
}
