package se.klardag.engine.simulation.chance;

import org.apache.commons.statistics.descriptive.Quantile;

/// What drawn sums come to (*fördelning*). Never a mean plus or minus something: bills above a threshold are not
/// symmetric.
///
/// | | |
/// |---|---|
/// | Unit | as drawn: kronor |
/// | Valid | a prediction under stated terms and chance alone, not a bill |
/// | Source | quantiles by Hyndman and Fan's estimator 8 |
/// | Rounding | none |
///
/// @param expected mean of the draws
/// @param low      5 % of the draws are below
/// @param high     5 % are above
/// @param positive share of the draws above 0
/// @param negative share below 0
public record Distribution(
        double expected,
        double low,
        double median,
        double high,
        double positive,
        double negative) {
    private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(true);

    /// Of draws in any order.
    public static Distribution of(double[] draws) {
        var quantiles = QUANTILE.evaluate(draws, 0.05, 0.5, 0.95);
        double sum = 0;
        int positive = 0;
        int negative = 0;
        for (double draw : draws) {
            sum += draw;
            if (draw > 0) {
                positive++;
            } else if (draw < 0) {
                negative++;
            }
        }
        return new Distribution(
                sum / draws.length,
                quantiles[0],
                quantiles[1],
                quantiles[2],
                (double) positive / draws.length,
                (double) negative / draws.length);
    }

    /// Any quantile of draws in any order.
    public static double quantile(double[] draws, double share) {
        return QUANTILE.evaluate(draws, share);
    }
}
