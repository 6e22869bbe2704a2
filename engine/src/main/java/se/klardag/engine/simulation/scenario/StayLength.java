package se.klardag.engine.simulation.scenario;

import org.apache.commons.statistics.distribution.WeibullDistribution;

/// How long patients stay after they are ready, as a model (*vårdtidsmodell*): some leave the same day, the rest stay
/// ⌊X⌋ + 1 days where X is Weibull. A long tail: the shape is below 1.
///
/// | | |
/// |---|---|
/// | Unit | midnights |
/// | Valid | an assumption for comparison, never a figure about a municipality |
/// | Source | shape fitted to published bands of delayed days, levels from published means: decision 0012 |
/// | Rounding | none |
///
/// @param delayed share of patients who stay a day or more
/// @param shape   of the Weibull
/// @param scale   of the Weibull, days
public record StayLength(double delayed, double shape, double scale) {
    /// The shape that fits the published bands best.
    public static final double SHAPE = 0.69;

    private static final int LONGEST = 4_000;

    /// The model whose delayed patients stay so long on average.
    public static StayLength withMean(double delayed, double mean) {
        double low = 0.01;
        double high = 10 * mean;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            if (new StayLength(delayed, SHAPE, middle).excessOver(0) < mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new StayLength(delayed, SHAPE, (low + high) / 2);
    }

    /// Share of the delayed who stay more than so many days.
    public double longerThan(int days) {
        return days <= 0 ? 1 : distribution().survivalProbability(days);
    }

    /// Days above so many that a delayed patient stays, on average.
    public double excessOver(int days) {
        var distribution = distribution();
        double sum = days == 0 ? 1 : 0;
        for (int day = Math.max(days, 1); day < LONGEST; day++) {
            sum += distribution.survivalProbability(day);
        }
        return sum;
    }

    /// Days per patient, the same-day ones among them.
    public double mean() {
        return delayed * excessOver(0);
    }

    /// The days below which the given share of all patients stays.
    ///
    /// @param share from 0 up to but not including 1
    public int quantile(double share) {
        return share < 1 - delayed
                ? 0
                : (int) Math.min(
                        LONGEST, 1 + Math.floor(distribution().inverseCumulativeProbability(
                                (share - (1 - delayed)) / delayed)));
    }

    /// So many patients who represent the model: evenly spread over its quantiles.
    public int[] represented(int patients) {
        var days = new int[patients];
        for (int i = 0; i < patients; i++) {
            days[i] = quantile((i + 0.5) / patients);
        }
        return days;
    }

    private WeibullDistribution distribution() {
        return WeibullDistribution.of(shape, scale);
    }
}
