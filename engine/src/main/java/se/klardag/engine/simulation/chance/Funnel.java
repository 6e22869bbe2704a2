package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import se.klardag.engine.simulation.RandomStreams;

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
    private static final int DRAWN = 500;

    private static final long LOW_HALF = 0xFFFFFFFFL;

    /// Limits at each size.
    ///
    /// @param sizes 1 case or more each
    public static List<Funnel> at(CaseSample stock, List<Integer> sizes, int replicates, long seed) {
        var drawn = sizes.stream().map(size -> Math.min(size, DRAWN)).distinct().sorted().toList();
        var means = new double[drawn.size()][replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            walk(stock, drawn, RandomStreams.of(seed, Long.MIN_VALUE, replicate), means, replicate);
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
    public static double mean(CaseSample stock) {
        long cases = 0;
        long days = 0;
        for (int i = 0; i < stock.size(); i++) {
            long packed = stock.at(i);
            cases += PackedSums.cases(packed);
            days += PackedSums.days(packed);
        }
        return cases == 0 ? 0 : (double) days / cases;
    }

    /// One long row of cases, looked at whenever it has one of the sizes.
    private static void walk(
            CaseSample stock,
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
                cases += PackedSums.cases(packed);
                days += PackedSums.days(packed);
            }
            means[i][replicate] = cases == 0 ? 0 : (double) days / cases;
        }
    }

    /// A municipality in the funnel.
    ///
    /// @param mean days per case
    public record Dot(int municipality, long cases, double mean, Funnel limits) {
        /// 0 inside the limits, 1 outside the inner, 2 outside the outer.
        public int outside() {
            if (mean > limits.outerHigh() || mean < limits.outerLow()) {
                return 2;
            }
            return mean > limits.high() || mean < limits.low() ? 1 : 0;
        }
    }

    /// The mean, each municipality's, and how far chance reaches about it (*tratten*). One municipality far away would move
    /// both: whoever lies outside what all the others draw is left out of the mean and the limits, and shown all the same.
    ///
    /// @param mean    days per case of those that the limits are drawn from
    /// @param without who is left out of them, by code
    public record Plot(double mean, List<Dot> dots, List<Funnel> limits, List<Integer> without) {
        /// Where no mean is taken.
        public static final Plot NONE = new Plot(0, List.of(), List.of(), List.of());

        private static final int REPLICATES = 10_000;
        private static final int SCREENED = 1_000;
        private static final int SCREENED_CASES = 200;

        /// @param cases by municipality, 1 or more
        /// @param days  of them
        /// @param stock the cases of all but some
        static Plot of(
                SortedMap<Integer, Long> cases, SortedMap<Integer, Long> days,
                Function<Set<Integer>, Optional<CaseSample>> stock, long seed) {
            var means = new TreeMap<Integer, Double>();
            cases.forEach((code, own) -> means.put(code, (double) days.getOrDefault(code, 0L) / own));
            var without = new TreeSet<Integer>();
            while (4 * (without.size() + 1) <= cases.size()) {
                var furthest = furthest(cases, means, without, stock, seed);
                if (furthest.isEmpty()) {
                    break;
                }
                without.add(furthest.get());
            }
            var pooled = stock.apply(without);
            return cases.isEmpty() || pooled.isEmpty() ? NONE : drawn(cases, means, pooled.get(), without, seed);
        }

        /// Who lies furthest outside what all the others draw, measured by how far their limits reach; one at a time, since one
        /// far away makes others seem far away on the other side.
        private static Optional<Integer> furthest(
                SortedMap<Integer, Long> cases, SortedMap<Integer, Double> means, Set<Integer> without,
                Function<Set<Integer>, Optional<CaseSample>> stock, long seed) {
            double most = 1;
            var found = Optional.<Integer>empty();
            for (var entry : cases.entrySet()) {
                if (without.contains(entry.getKey())) {
                    continue;
                }
                var left = new TreeSet<>(without);
                left.add(entry.getKey());
                double mean = means.getOrDefault(entry.getKey(), 0.0);
                double distance = stock.apply(left)
                        .map(others -> distance(mean, entry.getValue(), others, seed))
                        .orElse(0.0);
                if (distance > most) {
                    most = distance;
                    found = Optional.of(entry.getKey());
                }
            }
            return found;
        }

        /// 1 on the outer limit.
        private static double distance(double mean, long cases, CaseSample others, long seed) {
            int screened = Math.toIntExact(Math.min(cases, SCREENED_CASES));
            var limits = at(others, List.of(screened), SCREENED, seed).getFirst();
            double centre = Funnel.mean(others);
            double reach = Math.abs((mean > centre ? limits.outerHigh() : limits.outerLow()) - centre)
                    * Math.sqrt((double) screened / cases);
            double away = Math.abs(mean - centre);
            return away == 0 ? 0 : away / reach;
        }

        private static Plot drawn(
                SortedMap<Integer, Long> cases, SortedMap<Integer, Double> means, CaseSample stock,
                Set<Integer> without, long seed) {
            var ordered = cases.values().stream().mapToInt(Math::toIntExact).sorted().toArray();
            var grid = grid(ordered[0], ordered[ordered.length - 1]);
            var sizes = new ArrayList<>(grid);
            cases.values().forEach(each -> sizes.add(Math.toIntExact(each)));
            var limits = at(stock, sizes, REPLICATES, seed);
            var dots = new ArrayList<Dot>();
            int next = grid.size();
            for (var entry : cases.entrySet()) {
                dots.add(new Dot(
                        entry.getKey(), entry.getValue(), means.getOrDefault(entry.getKey(), 0.0),
                        limits.get(next++)));
            }
            return new Plot(Funnel.mean(stock), dots, limits.subList(0, grid.size()), List.copyOf(without));
        }

        /// Sizes from the smallest to the largest, closer together where the funnel bends.
        private static List<Integer> grid(int smallest, int largest) {
            var sizes = new ArrayList<Integer>();
            for (double size = smallest; size < largest; size *= 1.25) {
                if (sizes.isEmpty() || sizes.getLast() < (int) size) {
                    sizes.add((int) size);
                }
            }
            sizes.add(largest);
            return sizes;
        }
    }
}
