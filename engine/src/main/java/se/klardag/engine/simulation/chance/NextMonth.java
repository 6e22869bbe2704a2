package se.klardag.engine.simulation.chance;

import java.util.Arrays;
import java.util.Optional;

/// Between what amounts a new month's bill is to be expected (*nästa månads räkning*), from the bills of the months there are
/// and nothing else: if months follow no trend and no season, a new one falls anywhere among them with the same chance.
///
/// | | |
/// |---|---|
/// | Unit | as the bills: kronor |
/// | Valid | a new month under the same terms, with cases as before; nine times in ten, measured in the methods page |
/// | Source | order statistics: of n months, a new one is below the r-th lowest with chance r / (n + 1) |
/// | Rounding | none |
///
/// @param months that it rests on
/// @param billed of them with something to pay
public record NextMonth(double low, double high, int months, int billed) {
    /// Fewer months cannot hold nine in ten.
    public static final int FEWEST_MONTHS = 19;
    /// Fewer months with a bill say nothing of how large one is.
    public static final int FEWEST_BILLED = 5;

    private static final double OUTSIDE = 0.1;

    /// Of one municipality's bills, 0 where it had none; empty where the months are too few, or too few of them billed.
    public static Optional<NextMonth> of(double[] bills) {
        var sorted = Arrays.stream(bills).sorted().toArray();
        int months = sorted.length;
        int billed = (int) Arrays.stream(sorted).filter(bill -> bill > 0).count();
        int oneSide = rank(OUTSIDE, months);
        if (months < FEWEST_MONTHS || billed < Math.max(FEWEST_BILLED, oneSide)) {
            return Optional.empty();
        }
        int each = rank(OUTSIDE / 2, months);
        double low = sorted[each - 1];
        // no bill is below 0: where the low end is 0, all that falls outside is above
        return Optional.of(new NextMonth(low, sorted[months - (low > 0 ? each : oneSide)], months, billed));
    }

    private static int rank(double share, int months) {
        return Math.max(1, Math.toIntExact(Math.round(share * (months + 1))));
    }
}
