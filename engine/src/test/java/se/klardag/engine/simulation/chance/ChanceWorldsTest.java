package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A small edition of the table in the methods page, with worlds enough to see what it says and no more.
class ChanceWorldsTest {
    private static final int WORLDS = 400;

    /// Nine in ten, within 5 points: four standard errors of 400 worlds are 6.
    @ParameterizedTest
    @ValueSource(ints = {19, 36})
    void nine_in_ten_new_months_lie_in_the_interval_whatever_the_rule(int months) {
        for (var rule : ChanceWorlds.rules()) {
            for (var sizes : List.of(List.of(10), List.of(3, 10, 30))) {
                var found = ChanceWorlds.measure(rule, sizes, months, WORLDS, 4);
                then(found.held()).as(rule.name() + " " + sizes).isBetween(0.84, 0.96);
                then(found.shown()).as(rule.name() + " " + sizes).isPositive();
            }
        }
    }

    /// Why no amount is expected of a single month: near the threshold the resampled bills are far above the true mean, where
    /// the bills themselves are about it.
    @Test
    void what_resampling_expects_of_a_single_month_is_too_high_near_the_threshold() {
        var nearby = ChanceWorlds.rules().get(1);
        var found = ChanceWorlds.measure(nearby, List.of(30), 1, 1_000, 4);

        then(found.resampled()).isGreaterThan(1.4);
        then(found.observed()).isBetween(0.75, 1.25);
        // nor is the share of drawn months with a bill the true one, where it is said at all
        then(ChanceWorlds.measure(nearby, List.of(10), 1, WORLDS, 4).said() - found.billed()).isGreaterThan(0.2);
    }
}
