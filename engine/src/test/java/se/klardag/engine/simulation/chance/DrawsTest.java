package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.RandomStreams;

/// What is made of draws once they are there: small numbers, added up by hand.
class DrawsTest {
    private static final Draws DRAWS = new Draws(
            Map.of(1280, new double[][]{{1, 2, 3}, {10, 20, 30}}, 1281, new double[][]{{4, 5, 6}, {0, 0, 60}}), 2, 3);

    @Test
    void each_municipality_has_its_own_draws_and_all_have_their_sums() {
        then(DRAWS.of(1280, 0)).containsExactly(1, 2, 3);
        then(DRAWS.of(1281, 1)).containsExactly(0, 0, 60);
        then(DRAWS.of(1293, 1)).containsExactly(0, 0, 0);
        then(DRAWS.total(0)).containsExactly(5, 7, 9);
        then(DRAWS.total(1)).containsExactly(10, 20, 90);
        then(DRAWS.rules()).isEqualTo(2);
        then(DRAWS.replicates()).isEqualTo(3);
    }

    @Test
    void what_is_handed_out_is_a_copy() {
        DRAWS.of(1280, 0)[0] = 99;
        then(DRAWS.of(1280, 0)).containsExactly(1, 2, 3);
    }

    @Test
    void a_difference_is_the_second_less_the_first() {
        then(Draws.difference(DRAWS.of(1280, 0), DRAWS.of(1280, 1))).containsExactly(9, 18, 27);
    }

    /// Of 0 to 100, Hyndman and Fan's eighth: position (101 + 1/3) q + 1/3, counted from 1.
    @ParameterizedTest
    @CsvSource({"0.05, 4.4", "0.5, 50", "0.95, 95.6"})
    void quantiles_are_those_of_the_estimator_that_is_named(double share, double value) {
        var draws = new double[101];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = i;
        }
        then(Distribution.quantile(draws, share)).isCloseTo(value, offset(1e-9));
    }

    @Test
    void three_sums_are_packed_into_one_number_and_added_at_once() {
        long one = PackedSums.of(new CaseSums(2, 300, 0, 40, List.of()));
        long other = PackedSums.of(new CaseSums(3, 4_000, 9, 5, List.of()));
        then(PackedSums.cases(one)).isEqualTo(2);
        then(PackedSums.days(one)).isEqualTo(300);
        then(PackedSums.individualDays(one)).isEqualTo(40);
        then(PackedSums.cases(one + other)).isEqualTo(5);
        then(PackedSums.days(one + other)).isEqualTo(4_300);
        then(PackedSums.individualDays(one + other)).isEqualTo(45);
    }

    @ParameterizedTest
    @CsvSource({"16, 0, 0", "0, 4096, 0", "0, 0, 4096"})
    void what_would_run_over_is_refused(long cases, long days, long apart) {
        thenThrownBy(() -> PackedSums.of(new CaseSums(cases, days, 0, apart, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_most_that_fits_comes_back_as_it_was() {
        long most = PackedSums.of(new CaseSums(15, 4_095, 0, 4_095, List.of()));
        then(PackedSums.cases(most)).isEqualTo(15);
        then(PackedSums.days(most)).isEqualTo(4_095);
        then(PackedSums.individualDays(most)).isEqualTo(4_095);
    }

    @Test
    void sums_are_added_and_taken_away_part_by_part() {
        var one = new CaseSums(1, 20, 3, 40, List.of(5L, 6L));
        var other = new CaseSums(7, 80, 9, 100, List.of(11L, 12L));
        then(one.plus(other)).isEqualTo(new CaseSums(8, 100, 12, 140, List.of(16L, 18L)));
        then(other.minus(one)).isEqualTo(new CaseSums(6, 60, 6, 60, List.of(6L, 6L)));
    }

    /// The same seed, place and replicate give the same chance; any other gives another.
    @Test
    void chance_has_an_address() {
        long here = RandomStreams.of(1, 2, 3).nextLong();
        then(RandomStreams.of(1, 2, 3).nextLong()).isEqualTo(here);
        then(List.of(
                RandomStreams.of(2, 2, 3).nextLong(), RandomStreams.of(1, 3, 3).nextLong(),
                RandomStreams.of(1, 2, 4).nextLong(),
                RandomStreams.of(1, 3, 2).nextLong()))
                .doesNotContain(here)
                .doesNotHaveDuplicates();
    }
}
