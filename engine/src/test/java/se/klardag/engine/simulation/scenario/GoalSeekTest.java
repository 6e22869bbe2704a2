package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looking for the value that brings a sum where it is wanted.
class GoalSeekTest {
    private static final BigDecimal STEP = new BigDecimal("0.0001");

    @Test
    void a_value_of_the_grid_is_found_whichever_way_the_sum_goes() {
        // 1000 − 300 t is zero at 3.3333…: 3.3333 leaves 0.01
        var falling = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "-300", "1000"));
        then(falling.value()).isEqualByComparingTo("3.3333");
        then(falling.gap()).isEqualByComparingTo("0.01");
        then(falling.brackets()).isTrue();
        var rising = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "400", "-1000"));
        then(rising.value()).isEqualByComparingTo("2.5");
        then(rising.gap()).isEqualByComparingTo("0");
    }

    @Test
    void where_the_gap_stays_zero_the_first_such_value_is_taken() {
        var flat = GoalSeek.nearest(
                BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "-100", "250").max(BigDecimal.ZERO));
        then(flat.value()).isEqualByComparingTo("2.5");
        then(flat.brackets()).isTrue();
    }

    @Test
    void without_a_solution_the_nearest_end_is_told_as_none() {
        var none = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "10", "5"));
        then(none.value()).isEqualByComparingTo("0");
        then(none.brackets()).isFalse();
    }

    @Test
    void a_short_grid_is_tried_value_by_value_so_that_a_turn_is_no_trap() {
        // (t − 2)(t − 9) is zero at 2 and at 9, and of one sign at both ends
        var turning = GoalSeek.nearest(
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                t -> t.subtract(BigDecimal.TWO).multiply(t.subtract(BigDecimal.valueOf(9))));
        then(turning.value()).isEqualByComparingTo("2");
        then(turning.gap()).isEqualByComparingTo("0");
        then(turning.brackets()).isTrue();
    }

    /// (t − 100)(t − 300) is zero twice and positive at both ends: 30 000 at 0, and at 401 it is 301 × 101.
    @Test
    void a_grid_of_up_to_four_hundred_steps_is_tried_value_by_value_and_a_longer_one_is_halved() {
        var found = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.valueOf(400), BigDecimal.ONE, GoalSeekTest::turning);
        then(found.value()).isEqualByComparingTo("100");
        then(found.brackets()).isTrue();
        var missed = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.valueOf(401), BigDecimal.ONE, GoalSeekTest::turning);
        then(missed.value()).isEqualByComparingTo("0");
        then(missed.gap()).isEqualByComparingTo("30000");
        then(missed.brackets()).isFalse();
    }

    @Test
    void a_gap_that_is_zero_at_an_end_is_solved_there() {
        var low = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "3", "0"));
        then(low.value()).isEqualByComparingTo("0");
        then(low.brackets()).isTrue();
        var high = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "3", "-30"));
        then(high.value()).isEqualByComparingTo("10");
        then(high.gap()).isEqualByComparingTo("0");
        then(high.brackets()).isTrue();
        var everywhere = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "0", "0"));
        then(everywhere.value()).isEqualByComparingTo("0");
        then(everywhere.brackets()).isTrue();
    }

    @Test
    void a_long_grid_without_a_solution_tells_its_nearer_end() {
        var last = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "-10", "105"));
        then(last.value()).isEqualByComparingTo("10");
        then(last.gap()).isEqualByComparingTo("5");
        then(last.brackets()).isFalse();
    }

    @Test
    void a_short_grid_without_a_solution_tells_the_first_of_its_nearest_values() {
        // 2 at 3 and at 4, more elsewhere; and the same below zero
        var above = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE, GoalSeekTest::bowl);
        then(above.value()).isEqualByComparingTo("3");
        then(above.gap()).isEqualByComparingTo("2");
        then(above.brackets()).isFalse();
        var below = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE, t -> bowl(t).negate());
        then(below.value()).isEqualByComparingTo("3");
        then(below.gap()).isEqualByComparingTo("-2");
        then(below.brackets()).isFalse();
    }

    /// Zero once and on one side of it everywhere else: at the first value, in the middle, at the last.
    @ParameterizedTest
    @CsvSource({"0, 1", "0, -1", "4, 1", "4, -1", "10, 1", "10, -1"})
    void a_gap_that_only_touches_zero_is_solved_there(long zero, long side) {
        var touched = GoalSeek.nearest(
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.ONE,
                t -> t.subtract(BigDecimal.valueOf(zero)).abs().multiply(BigDecimal.valueOf(side)));

        then(touched.value()).isEqualByComparingTo(BigDecimal.valueOf(zero));
        then(touched.gap()).isEqualByComparingTo("0");
        then(touched.brackets()).isTrue();
    }

    @Test
    void a_solution_at_the_last_value_of_a_short_grid_is_found() {
        var last = GoalSeek.nearest(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE, t -> line(t, "2", "-19"));

        // 18 − 19 and 20 − 19 are as near: the first
        then(last.value()).isEqualByComparingTo("9");
        then(last.brackets()).isTrue();
    }

    /// (t − 3)(t − 4) + 2.
    private static BigDecimal bowl(BigDecimal t) {
        return t.subtract(BigDecimal.valueOf(3)).multiply(t.subtract(BigDecimal.valueOf(4))).add(BigDecimal.TWO);
    }

    private static BigDecimal turning(BigDecimal t) {
        return t.subtract(BigDecimal.valueOf(100)).multiply(t.subtract(BigDecimal.valueOf(300)));
    }

    private static BigDecimal line(BigDecimal at, String slope, String start) {
        return at.multiply(new BigDecimal(slope)).add(new BigDecimal(start));
    }
}
