package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;

/// What is said of a difference by chance, and of who lies outside it.
class MonthlyDifferenceTest {
    /// 10 and 30 in turn over 20 months: mean 20, standard deviation √(20 × 100 / 19) = 10.2598, error 2.29416. The t of 19
    /// degrees of freedom leaves 2.5 % above 2.09302 (tables): 4.8017 to either side.
    @Test
    void the_interval_is_students() {
        var found = MonthlyDifference.of(turns(20, 10, 30), 1).orElseThrow();

        then(found.mean()).isEqualTo(20);
        then(found.high() - 20).isEqualTo(4.8017, offset(0.0005));
        then(20 - found.low()).isEqualTo(4.8017, offset(0.0005));
        then(found.mayBeChance()).isFalse();
        then(found.changed()).isEqualTo(20);
    }

    /// One of ten compared leaves 0.25 % above: t is 3.1737 for 19 degrees of freedom (tables).
    @Test
    void it_widens_with_how_many_are_compared() {
        var found = MonthlyDifference.of(turns(20, 10, 30), 10).orElseThrow();

        then(found.high() - 20).isEqualTo(2.29416 * 3.1737, offset(0.001));
    }

    @Test
    void what_reaches_over_zero_may_be_chance() {
        then(MonthlyDifference.of(turns(20, -30, 40), 1).orElseThrow().mayBeChance()).isTrue();
    }

    @Test
    void too_few_months_and_too_few_that_differ_say_nothing() {
        then(MonthlyDifference.of(turns(18, 10, 30), 1)).isEmpty();
        then(MonthlyDifference.of(turns(19, 10, 30), 1)).isPresent();
        // 19 months of which nine differ
        then(MonthlyDifference.of(turns(19, 0, 30), 1)).isEmpty();
        then(MonthlyDifference.of(turns(20, 0, 30), 1)).isPresent();
    }

    private static double[] turns(int months, double even, double odd) {
        return IntStream.range(0, months).mapToDouble(i -> i % 2 == 0 ? even : odd).toArray();
    }

    /// A small edition of the second table in the methods page.
    @Test
    void nearly_always_nobody_is_wrongly_said_to_differ_and_an_interval_holds() {
        var none = DifferenceWorlds.measure(DifferenceWorlds.neutral(10), 10, 24, 60, true);
        then(none.wrongly()).isLessThan(0.08);
        for (var pair : DifferenceWorlds.pairs()) {
            then(DifferenceWorlds.measure(pair, 10, 36, 30, false).alone()).as(pair.name()).isBetween(0.91, 0.995);
        }
    }

    /// Nine kommuner of 100 one-day stays, and one of 300 stays of 30 days: alone it would lift the mean to 8.5 and put the
    /// other nine below. Without it, all stays that are left are of one day.
    @Test
    void one_kommun_far_away_moves_neither_mean_nor_limits_of_the_funnel() {
        var terms = TermsForTests.average("2.8").terms();
        var cases = new TreeMap<Integer, Long>();
        var days = new TreeMap<Integer, Long>();
        for (int code = 1; code <= 9; code++) {
            cases.put(code, 100L);
            days.put(code, 100L);
        }
        cases.put(10, 300L);
        days.put(10, 9_000L);
        var plot = Funnel.Plot.of(cases, days, without -> {
            var stays = cases.entrySet()
                    .stream()
                    .filter(each -> !without.contains(each.getKey()))
                    .flatMapToInt(each -> IntStream.range(0, Math.toIntExact(each.getValue()))
                            .map(_ -> each.getKey() == 10 ? 30 : 1))
                    .toArray();
            return Optional.of(CaseSample.ofDays(stays, terms));
        }, 1);

        then(plot.without()).containsExactly(10);
        then(plot.mean()).isEqualTo(1);
        var outside = new TreeMap<Integer, Integer>();
        plot.dots().forEach(dot -> outside.put(dot.municipality(), dot.outside()));
        then(outside).containsAllEntriesOf(Map.of(1, 0, 9, 0, 10, 2));
        then(plot.limits()).isNotEqualTo(List.of());
    }
}
