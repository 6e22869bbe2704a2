package se.klardag.engine.simulation.chance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// One municipality's cases to draw from (*kommunens lager*).
record SampledMunicipality(List<Stratum> strata) {
    /// Cases that are drawn for each other.
    static final class Stratum {
        private final int[] slotOf;
        private final long[][] stock;
        private final UnitDraws[] units;
        private final PoissonStock[] months;
        private final int[] observed;

        /// @param slotOf   the bill they are counted on, by rule
        /// @param stock    by stretch of months, each unit's packed sums under every rule, one after the other
        /// @param monthsOf how many months each stretch has
        /// @param observed units by month
        Stratum(int[] slotOf, long[][] stock, int[] monthsOf, int[] observed) {
            this.slotOf = slotOf;
            this.stock = stock;
            this.observed = observed;
            int rules = slotOf.length;
            units = Arrays.stream(stock).map(each -> new UnitDraws(each, rules)).toArray(UnitDraws[]::new);
            months = IntStream.range(0, stock.length)
                    .mapToObj(stretch -> new PoissonStock(stock[stretch], rules, Math.max(1, monthsOf[stretch])))
                    .toArray(PoissonStock[]::new);
        }

        int slotOf(int rule) {
            return slotOf[rule];
        }

        UnitDraws units(int stretch) {
            return units[stretch];
        }

        PoissonStock months(int stretch) {
            return months[stretch];
        }

        int observed(int month) {
            return observed[month];
        }

        /// Packed sums under one rule; what adds nothing under it is left out.
        LongStream under(int rule, int stretch) {
            int rules = slotOf.length;
            return LongStream.iterate(rule, at -> at < stock[stretch].length, at -> at + rules)
                    .map(at -> stock[stretch][Math.toIntExact(at)])
                    .filter(packed -> packed != 0);
        }
    }

    int units(int rules) {
        return strata.stream()
                .flatMap(stratum -> Arrays.stream(stratum.stock))
                .mapToInt(stock -> stock.length / rules)
                .sum();
    }
}
