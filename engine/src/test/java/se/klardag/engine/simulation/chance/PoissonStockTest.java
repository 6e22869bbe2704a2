package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.simulation.chance.SampledMunicipality.PoissonStock;
import se.klardag.engine.simulation.chance.SampledMunicipality.UnitDraws;

class PoissonStockTest {
    private static final int MONTHS = 2;
    private static final int DRAWS = 20_000;

    /// 300 a month of no day (drawn as a number), 40 of one day (as a number), 10 of five days and 5 of twenty (one by one). By
    /// the formulas of a compound Poisson sum: cases have mean and variance 355; days mean 40 + 50 + 100 = 190 and variance
    /// 40 + 10 × 25 + 5 × 400 = 2 290; their covariance is the mean of the days. Four standard errors of 20 000 draws are allowed.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_sums_are_those_of_units_drawn_one_by_one(int rules) {
        var months = new PoissonStock(stock(rules), rules, MONTHS).of(RandomStreams.of(1, rules, 0));
        var cases = new double[DRAWS];
        var days = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            var sums = new long[rules * UnitDraws.PARTS];
            months.add(sums);
            cases[draw] = sums[0];
            days[draw] = sums[1];
            for (int rule = 1; rule < rules; rule++) {
                then(sums[3 * rule]).isEqualTo(sums[0]);
                // under rule n a stay has n days more, and as many of them are individual
                then(sums[3 * rule + 1]).isEqualTo(sums[1] + rule * sums[0]);
                then(sums[3 * rule + 2]).isEqualTo(rule * sums[0]);
            }
        }
        then(mean(cases)).isCloseTo(355, within(4 * Math.sqrt(355.0 / DRAWS)));
        then(mean(days)).isCloseTo(190, within(4 * Math.sqrt(2_290.0 / DRAWS)));
        then(covariance(cases, cases)).isCloseTo(355, within(355 * 4 * Math.sqrt(2.0 / DRAWS)));
        then(covariance(days, days)).isCloseTo(2_290, within(2_290 * 4 * Math.sqrt(2.1 / DRAWS)));
        then(covariance(cases, days)).isCloseTo(190, within(4 * Math.sqrt((355.0 * 2_290 + 190 * 190) / DRAWS)));
    }

    /// A unit of which there are no others: nothing is drawn one by one.
    @ParameterizedTest
    @ValueSource(ints = {50, 200})
    void equal_units_are_a_number_of_them(int units) {
        var stock = new long[units];
        Arrays.fill(stock, PackedSums.of(new CaseSums(1, 4, 0, 0, List.of())));
        var months = new PoissonStock(stock, 1, MONTHS).of(RandomStreams.of(1, 1, 0));
        for (int month = 0; month < 100; month++) {
            var sums = new long[UnitDraws.PARTS];
            months.add(sums);
            then(sums).containsExactly(sums[0], 4 * sums[0], 0);
        }
    }

    private static long[] stock(int rules) {
        var units = new ArrayList<Integer>();
        add(units, 300, 0);
        add(units, 40, 1);
        add(units, 10, 5);
        add(units, 5, 20);
        Collections.shuffle(units, new Random(1));
        return units.stream()
                .flatMapToLong(days -> LongStream.range(0, rules)
                        .map(rule -> PackedSums.of(new CaseSums(1, days + rule, 0, rule, List.of()))))
                .toArray();
    }

    private static void add(List<Integer> units, int aMonth, int days) {
        units.addAll(Collections.nCopies(MONTHS * aMonth, days));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double covariance(double[] one, double[] other) {
        double meanOfOne = mean(one);
        double meanOfOther = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
        }
        return sum / (one.length - 1);
    }
}
