package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// How a difference is divided among changes.
class ShapleyEffectsTest {
    @Test
    void two_changes_are_the_mean_of_both_orders() {
        // GIVEN nothing made 100, the first alone 160, the second alone 90, both 120.
        // By hand: the first is +60 when made first and +30 when made last: 45. The second is −10 first, −40 last: −25.
        var amounts = List.of("100", "160", "90", "120");

        then(parts(2, amounts)).containsExactly(new BigDecimal("45.00"), new BigDecimal("-25.00"));
    }

    @Test
    void three_changes_that_do_not_divide_share_the_last_ore() {
        // GIVEN that any change at all brings the amount to 1: each stands for a third, in six orders of which two begin
        // with it. 0.33 three times leaves an öre, which goes to the first.
        var amounts = List.of("0", "1", "1", "1", "1", "1", "1", "1");

        then(parts(3, amounts)).containsExactly(
                new BigDecimal("0.34"), new BigDecimal("0.33"), new BigDecimal("0.33"));
    }

    @Test
    void one_change_is_the_whole_difference() {
        then(parts(1, List.of("12.345", "10"))).containsExactly(new BigDecimal("-2.345"));
    }

    @Test
    void a_municipality_that_appears_only_with_a_change_starts_from_nothing() {
        var parts = ShapleyEffects.split(1, set -> set == 0 ? Map.of() : Map.of(1280, BigDecimal.TEN));

        then(parts.get(1280)).containsExactly(new BigDecimal("10.00"));
    }

    @Test
    void none_and_too_many_are_refused() {
        thenThrownBy(() -> ShapleyEffects.split(0, _ -> Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 to 8 changes, not 0");
        thenThrownBy(() -> ShapleyEffects.split(9, _ -> Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 to 8 changes, not 9");
    }

    /// Each change adds its own power of two whatever else is made: the number of the set is the amount.
    @Test
    void the_most_changes_that_are_allowed_are_told_apart() {
        var parts = ShapleyEffects.split(ShapleyEffects.MOST, set -> Map.of(1280, BigDecimal.valueOf(set)));

        then(parts.get(1280)).containsExactly(
                new BigDecimal("1.00"), new BigDecimal("2.00"), new BigDecimal("4.00"), new BigDecimal("8.00"),
                new BigDecimal("16.00"), new BigDecimal("32.00"), new BigDecimal("64.00"), new BigDecimal("128.00"));
    }

    @Property(seed = "2017612", tries = 300)
    void the_parts_add_up_to_the_difference_whatever_the_amounts(
            @ForAll @IntRange(min = 1, max = 5) int changes, @ForAll long seed) {
        var chance = new Random(seed);
        var amounts = new ArrayList<String>();
        for (int set = 0; set < 1 << changes; set++) {
            amounts.add(BigDecimal.valueOf(chance.nextInt(100_000_000), chance.nextInt(5)).toPlainString());
        }
        var parts = parts(changes, amounts);

        then(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(new BigDecimal(amounts.getLast()).subtract(new BigDecimal(amounts.getFirst())));
        then(parts).hasSize(changes);
    }

    private static List<BigDecimal> parts(int changes, List<String> amounts) {
        return ShapleyEffects.split(changes, set -> {
            var one = new HashMap<Integer, BigDecimal>();
            one.put(1280, new BigDecimal(amounts.get(set)));
            return one;
        }).getOrDefault(1280, List.of());
    }
}
