package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.simulation.RandomStreams;

/// What chance alone costs a municipality of a given size, when all are the same (*slumpens pris*). A fair rule would give
/// the same whatever the size.
///
/// | | |
/// |---|---|
/// | Unit | days paid for per 100 cases; share of months |
/// | Valid | a month of so many cases drawn from one stock |
/// | Source | the cases tried, or a model of stays |
/// | Rounding | none |
///
/// @param cases    a month
/// @param share    of months with something to pay
/// @param days     paid for, expected, per 100 cases
public record ChancePrice(int cases, double share, double days) {
    /// The sizes that are shown.
    public static final List<Integer> SIZES = List.of(3, 5, 10, 20, 50, 100, 200, 500);

    private static final long LOW_HALF = 0xFFFFFFFFL;

    /// A month of each size drawn so many times.
    public static List<ChancePrice> by(CaseSample stock, List<Integer> sizes, int replicates, long seed) {
        var prices = new ArrayList<ChancePrice>();
        for (int size : sizes) {
            int billed = 0;
            double days = 0;
            for (int replicate = 0; replicate < replicates; replicate++) {
                double paid = month(stock, size, seed, replicate);
                billed += paid > 0 ? 1 : 0;
                days += paid;
            }
            prices.add(new ChancePrice(size, (double) billed / replicates, 100 * days / replicates / size));
        }
        return prices;
    }

    private static double month(CaseSample stock, int size, long seed, int replicate) {
        var chance = RandomStreams.of(seed, -size, replicate);
        long packed = 0;
        for (int i = 0; i < size; i++) {
            packed += stock.pick(chance.nextLong() & LOW_HALF);
        }
        return stock.rule()
                .billableDays(PackedSums.cases(packed), PackedSums.days(packed), PackedSums.individualDays(packed));
    }
}
