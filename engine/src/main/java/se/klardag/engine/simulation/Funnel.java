package se.klardag.engine.simulation;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/// How far from everybody's mean a municipality of a given size comes by chance (*trattdiagram*): limits drawn from all
/// cases together, since stays are far too skew for a normal curve.
///
/// @param cases    how many
/// @param outerLow 0.1 % of such municipalities come below
/// @param low      2.5 % do
/// @param high     2.5 % come above
/// @param outerHigh 0.1 % do
public record Funnel(int cases, double outerLow, double low, double high, double outerHigh) {
    /// Above so many cases the limits follow the square root of the size.
    private static final int DRAWN = 1_000;

    private static final long LOW_HALF = 0xFFFFFFFFL;

    /// Limits at each size.
    ///
    /// @param sizes 1 case or more each
    public static List<Funnel> at(CaseStock stock, List<Integer> sizes, int replicates, long seed) {
        var drawn = sizes.stream().map(size -> Math.min(size, DRAWN)).distinct().sorted().toList();
        var means = new double[drawn.size()][replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            walk(stock, drawn, Streams.of(seed, Long.MIN_VALUE, replicate), means, replicate);
        }
        double centre = mean(stock);
        return sizes.stream().map(size -> {
            var own = means[drawn.indexOf(Math.min(size, DRAWN))];
            double shrink = Math.sqrt((double) Math.min(size, DRAWN) / size);
            var limits = new double[4];
            var shares = new double[]{0.001, 0.025, 0.975, 0.999};
            for (int i = 0; i < limits.length; i++) {
                limits[i] = centre + (Distribution.quantile(own, shares[i]) - centre) * shrink;
            }
            return new Funnel(size, limits[0], limits[1], limits[2], limits[3]);
        }).toList();
    }

    /// Days by cases of the whole stock.
    public static double mean(CaseStock stock) {
        long cases = 0;
        long days = 0;
        for (long packed : IntStream.range(0, stock.size()).mapToLong(stock::at).toArray()) {
            cases += Packed.cases(packed);
            days += Packed.days(packed);
        }
        return cases == 0 ? 0 : (double) days / cases;
    }

    /// One long row of cases, looked at whenever it has one of the sizes.
    private static void walk(
            CaseStock stock,
            List<Integer> sizes,
            UniformRandomProvider chance,
            double[][] means,
            int replicate) {
        long cases = 0;
        long days = 0;
        int drawn = 0;
        for (int i = 0; i < sizes.size(); i++) {
            for (; drawn < sizes.get(i); drawn++) {
                long packed = stock.pick(chance.nextLong() & LOW_HALF);
                cases += Packed.cases(packed);
                days += Packed.days(packed);
            }
            means[i][replicate] = cases == 0 ? 0 : (double) days / cases;
        }
    }
}
