package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Looking for the value that brings a sum where it is wanted.
class SolvingTest {
    private static final BigDecimal STEP = new BigDecimal("0.0001");

    @Test
    void a_value_of_the_grid_is_found_whichever_way_the_sum_goes() {
        // 1000 − 300 t is zero at 3.3333…: 3.3333 leaves 0.01
        var falling = Solving.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "-300", "1000"));
        then(falling.value()).isEqualByComparingTo("3.3333");
        then(falling.gap()).isEqualByComparingTo("0.01");
        then(falling.brackets()).isTrue();
        var rising = Solving.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "400", "-1000"));
        then(rising.value()).isEqualByComparingTo("2.5");
        then(rising.gap()).isEqualByComparingTo("0");
    }

    @Test
    void where_the_gap_stays_zero_the_first_such_value_is_taken() {
        var flat = Solving.nearest(
                BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "-100", "250").max(BigDecimal.ZERO));
        then(flat.value()).isEqualByComparingTo("2.5");
        then(flat.brackets()).isTrue();
    }

    @Test
    void without_a_solution_the_nearest_end_is_told_as_none() {
        var none = Solving.nearest(BigDecimal.ZERO, BigDecimal.TEN, STEP, t -> line(t, "10", "5"));
        then(none.value()).isEqualByComparingTo("0");
        then(none.brackets()).isFalse();
    }

    @Test
    void a_short_grid_is_tried_value_by_value_so_that_a_turn_is_no_trap() {
        // (t − 2)(t − 9) is zero at 2 and at 9, and of one sign at both ends
        var turning = Solving.nearest(
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                t -> t.subtract(BigDecimal.TWO).multiply(t.subtract(BigDecimal.valueOf(9))));
        then(turning.value()).isEqualByComparingTo("2");
        then(turning.gap()).isEqualByComparingTo("0");
        then(turning.brackets()).isTrue();
    }

    private static BigDecimal line(BigDecimal at, String slope, String start) {
        return at.multiply(new BigDecimal(slope)).add(new BigDecimal(start));
    }
}
