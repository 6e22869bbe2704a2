package se.klardag.engine.simulation.outlook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import se.klardag.engine.simulation.chance.NextMonth;

/// What a calendar year's bills may come to (*årsutfall*): those that are there, and for each month to come the mean of the
/// months there are.
///
/// | | |
/// |---|---|
/// | Unit | kronor |
/// | Valid | months to come under the same terms, with cases as before; nine years in ten, measured as 87.5 to 92.0 % in the methods page |
/// | Source | the mean of n months is right on average for each of r to come; their sum lies around it with variance s² (r + r² / n), and Student's t of n − 1 says how far |
/// | Rounding | none; shown as an estimate |
///
/// @param soFar    to pay for the year's months up to this one
/// @param months   how many those are
/// @param toCome   months of the year that are still to come
/// @param expected empty where the months do not say: too few, not alike, or too few of them billed; and where the year is over
public record YearOutlook(BigDecimal soFar, int months, int toCome, Optional<Expected> expected) {
    private static final double OUTSIDE = 0.1;

    /// What the whole year may come to (*väntat årsutfall*).
    ///
    /// @param low    never below what is billed so far
    /// @param rests  how many months it rests on
    /// @param billed of them with something to pay
    public record Expected(double mean, double low, double high, int rests, int billed) {}

    /// The outlook of a year.
    ///
    /// @param alike bills of the months there are, 0 where there was none, in the last month's kronor; empty where the months are
    ///              not alike
    public static YearOutlook of(BigDecimal soFar, int months, int toCome, double[] alike) {
        int billed = (int) Arrays.stream(alike).filter(bill -> bill > 0).count();
        if (toCome == 0 || alike.length < NextMonth.FEWEST_MONTHS || billed < NextMonth.FEWEST_BILLED) {
            return new YearOutlook(soFar, months, toCome, Optional.empty());
        }
        int rests = alike.length;
        double mean = Arrays.stream(alike).average().orElseThrow();
        double squares = Arrays.stream(alike).map(each -> (each - mean) * (each - mean)).sum();
        double error = Math.sqrt(squares / (rests - 1) * (toCome + (double) toCome * toCome / rests));
        double reach = error * TDistribution.of(rests - 1).inverseSurvivalProbability(OUTSIDE / 2);
        double billedSoFar = soFar.doubleValue();
        double middle = toCome * mean;
        return new YearOutlook(soFar, months, toCome, Optional.of(new Expected(
                billedSoFar + middle, billedSoFar + Math.max(0, middle - reach), billedSoFar + middle + reach, rests,
                billed)));
    }
}
