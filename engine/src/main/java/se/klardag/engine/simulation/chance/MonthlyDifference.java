package se.klardag.engine.simulation.chance;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// What a month's bill differs by under the two rules, in the long run (*skillnad per månad*), and whether chance could make
/// the difference that is seen.
///
/// | | |
/// |---|---|
/// | Unit | as the bills: kronor a month |
/// | Valid | cases as before, without trend and season; coverage measured in the methods page |
/// | Source | Student's t over the months' paired differences, its level shared among all that are compared (Bonferroni) |
/// | Rounding | none |
///
/// @param mean     of the months' differences
/// @param low      lower end of the interval, widened for all that are compared at once
/// @param months   that it rests on
/// @param changed  how many of them differ
/// @param compared how many municipalities are compared at once
public record MonthlyDifference(double mean, double low, double high, int months, int changed, int compared) {
    /// Fewer months say nothing.
    public static final int FEWEST_MONTHS = 19;
    /// Fewer months that differ say nothing of how much a month differs.
    public static final int FEWEST_CHANGED = 10;

    private static final double OUTSIDE = 0.05;

    /// Whether there is enough to say something.
    public static boolean enough(double[] differences) {
        return differences.length >= FEWEST_MONTHS && changed(differences) >= FEWEST_CHANGED;
    }

    /// Of one municipality's differences, month by month; empty where there is not [#enough].
    ///
    /// @param compared how many municipalities are looked at together, 1 or more
    public static Optional<MonthlyDifference> of(double[] differences, int compared) {
        if (!enough(differences)) {
            return Optional.empty();
        }
        int months = differences.length;
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares = Arrays.stream(differences).map(each -> (each - mean) * (each - mean)).sum();
        double error = Math.sqrt(squares / (months - 1) / months);
        double reach = error * TDistribution.of(months - 1).inverseSurvivalProbability(OUTSIDE / 2 / compared);
        return Optional.of(
                new MonthlyDifference(mean, mean - reach, mean + reach, months, changed(differences), compared));
    }

    /// Whether chance alone could make the difference that is seen.
    public boolean mayBeChance() {
        return low <= 0 && high >= 0;
    }

    private static int changed(double[] differences) {
        return Math.toIntExact(Arrays.stream(differences).filter(each -> Math.abs(each) > 1e-9).count());
    }
}
