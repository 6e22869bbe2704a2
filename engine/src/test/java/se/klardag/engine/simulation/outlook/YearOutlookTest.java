package se.klardag.engine.simulation.outlook;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YearOutlookTest {
    private static final BigDecimal SO_FAR = new BigDecimal("100");

    private static double[] turns(int months, double even, double odd) {
        return IntStream.range(0, months).mapToDouble(i -> i % 2 == 0 ? even : odd).toArray();
    }

    /// By hand: 10 and 30 in turn over 20 months have mean 20 and standard deviation √(20 × 100 / 19) = 10.2598. Four months to
    /// come are 80, with variance 105.263 × (4 + 16 / 20) = 505.263, its root 22.4781; t of 19 degrees of freedom leaves 5 %
    /// above 1.72913 (tables): 38.868 to either side.
    @Test
    void the_months_to_come_have_the_mean_of_those_there_are() {
        var found = YearOutlook.of(SO_FAR, 8, 4, turns(20, 10, 30)).expected().orElseThrow();

        then(found.mean()).isEqualTo(180);
        then(found.high()).isEqualTo(218.868, offset(0.001));
        then(found.low()).isEqualTo(141.132, offset(0.001));
        then(found.rests()).isEqualTo(20);
        then(found.billed()).isEqualTo(20);
    }

    /// Bills never take back what is billed.
    @Test
    void the_low_end_is_never_below_what_is_billed() {
        var found = YearOutlook.of(SO_FAR, 11, 1, turns(20, 0, 30)).expected().orElseThrow();

        then(found.low()).isEqualTo(100);
        then(found.mean()).isEqualTo(115);
    }

    @Test
    void too_few_months_too_few_bills_and_a_year_that_is_over_say_nothing() {
        then(YearOutlook.of(SO_FAR, 8, 4, turns(18, 10, 30)).expected()).isEmpty();
        then(YearOutlook.of(SO_FAR, 8, 4, new double[0]).expected()).isEmpty();
        var four = new double[20];
        Arrays.fill(four, 0, 4, 9.0);
        then(YearOutlook.of(SO_FAR, 8, 4, four).expected()).isEmpty();
        then(YearOutlook.of(SO_FAR, 12, 0, turns(20, 10, 30)).expected()).isEmpty();
    }

    /// 2 000 worlds whose truth is known: months of many skewed stays above a threshold, most of them 0 where municipalities are
    /// small. The table of the methods page is made of the same.
    @Test
    void nine_years_in_ten_fall_inside() {
        then(held(100, 19, 1)).isBetween(0.85, 0.95);
        then(held(100, 24, 6)).isBetween(0.86, 0.95);
        then(held(10, 24, 6)).isBetween(0.84, 0.95);
        then(held(10, 24, 11)).isBetween(0.84, 0.95);
    }

    static double held(int cases, int months, int toCome) {
        var random = new Random(2017612);
        int held = 0;
        int said = 0;
        for (int world = 0; world < 2_000; world++) {
            var known = IntStream.range(0, months).mapToDouble(_ -> bill(random, cases)).toArray();
            double truth = IntStream.range(0, toCome).mapToDouble(_ -> bill(random, cases)).sum();
            var found = YearOutlook.of(BigDecimal.ZERO, 12 - toCome, toCome, known).expected();
            if (found.isPresent()) {
                said++;
                if (truth >= found.get().low() && truth <= found.get().high()) {
                    held++;
                }
            }
        }
        return (double) held / said;
    }

    /// Days above 2.8 a case: six in ten wait, exponentially 5 days on average, one in 50 four times as long.
    private static double bill(Random random, int cases) {
        double days = 0;
        for (int i = 0; i < cases; i++) {
            if (random.nextDouble() < 0.6) {
                double mean = random.nextInt(50) == 0 ? 20 : 5;
                days += Math.floor(-mean * Math.log(1 - random.nextDouble()));
            }
        }
        return Math.max(0, days - 2.8 * cases);
    }
}
