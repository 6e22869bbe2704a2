package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The model of stays against tails that were worked out apart from it; the tables round to three figures.
class StayLengthTest {
    @ParameterizedTest(name = "mean {0}")
    @CsvSource({
            "2.1, 1.153, 0.596, 0.144, 0.031, 0.0037",
            "3.0, 1.878, 0.477, 0.251, 0.084, 0.018",
            "3.36, 2.165, 0.444, 0.286, 0.106, 0.027",
            "4.6, 3.144, 0.365, 0.380, 0.176, 0.061",
            "6.1, 4.322, 0.305, 0.460, 0.248, 0.105"})
    void the_tail_of_a_mean(double mean, double scale, double one, double over3, double over7, double over14) {
        var model = StayLength.withMean(1, mean);

        then(model.scale()).isCloseTo(scale, offset(0.006));
        then(1 - model.longerThan(1)).isCloseTo(one, offset(0.0015));
        then(model.longerThan(3)).isCloseTo(over3, offset(0.0015));
        then(model.longerThan(7)).isCloseTo(over7, offset(0.0015));
        then(model.longerThan(14)).isCloseTo(over14, offset(0.0015));
    }

    @ParameterizedTest(name = "mean {0}")
    @CsvSource({
            "2.1, 1.10, 0.696, 0.464, 0.226, 0.118",
            "3.0, 2.00, 1.477, 1.125, 0.688, 0.440",
            "3.36, 2.36, 1.804, 1.416, 0.913, 0.612",
            "4.0, 3.00, 2.398, 1.957, 1.352, 0.964"})
    void expected_days_above_so_many(double mean, double one, double two, double three, double five, double seven) {
        var model = StayLength.withMean(0.35, mean);

        then(model.excessOver(0)).isCloseTo(mean, offset(1e-6));
        then(model.excessOver(1)).isCloseTo(one, offset(0.004));
        then(model.excessOver(2)).isCloseTo(two, offset(0.004));
        then(model.excessOver(3)).isCloseTo(three, offset(0.004));
        then(model.excessOver(5)).isCloseTo(five, offset(0.004));
        then(model.excessOver(7)).isCloseTo(seven, offset(0.004));
    }

    @Test
    void patients_who_represent_the_model_have_its_mean_and_its_same_day_share() {
        var model = StayLength.withMean(0.35, 3.0);
        var days = model.represented(100_000);

        then((double) Arrays.stream(days).filter(day -> day == 0).count() / days.length).isCloseTo(0.65, offset(1e-5));
        then(Arrays.stream(days).average().orElse(0)).isCloseTo(model.mean(), offset(0.005));
        then(model.mean()).isCloseTo(1.05, offset(1e-6));
    }

    /// With a shape of 1 the tail is e^(−days/2): half of the delayed stay above 2 ln 2 = 1.39, which is 2 whole days, and a
    /// quarter above 2.77, which is 3.
    @Test
    void quantiles_begin_where_the_same_day_share_ends() {
        var model = new StayLength(0.5, 1, 2);

        then(model.quantile(0)).isZero();
        then(model.quantile(0.49)).isZero();
        then(model.quantile(0.5)).isEqualTo(1);
        then(model.quantile(0.75)).isEqualTo(2);
        then(model.quantile(0.875)).isEqualTo(3);
        then(model.longerThan(0)).isEqualTo(1);
        then(model.longerThan(2)).isCloseTo(Math.exp(-1), offset(1e-12));
        // the middles of two halves, of four quarters: 0.125, 0.375, 0.625 of which a quarter is delayed: 0.58, and 0.875
        then(model.represented(2)).containsExactly(0, 2);
        then(model.represented(4)).containsExactly(0, 0, 1, 3);
        then(new StayLength(1, 1, 2).represented(1)).containsExactly(2);
    }

    /// 1 + e^(−1/2) + e^(−1) + … = 1 / (1 − e^(−1/2)), and from 3 days on e^(−3/2) times as much.
    @Test
    void days_above_a_limit_are_a_geometric_sum() {
        var model = new StayLength(0.5, 1, 2);
        double all = 1 / (1 - Math.exp(-0.5));

        then(model.excessOver(0)).isCloseTo(all, offset(1e-9));
        then(model.excessOver(1)).isCloseTo(all - 1, offset(1e-9));
        then(model.excessOver(3)).isCloseTo(all * Math.exp(-1.5), offset(1e-9));
        then(model.mean()).isCloseTo(all / 2, offset(1e-9));
    }
}
