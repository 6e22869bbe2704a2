package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.MarsagliaTsangWangDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/// A stock for months of a Poisson number of units (*lager för omsampling*). How many a month has of each kind of unit is then
/// Poisson by itself and tells nothing of the other kinds: what a month has many of is drawn as a number, the rest one by
/// one. The months are as if every unit had been drawn by itself.
final class PoissonStock {
    /// From so many a month a number is drawn sooner than the units, measured.
    private static final int MANY = 8;
    private static final int LARGEST_OF_TABLES = 1_024;
    /// Numbers are prepared before there is a stream to draw them by.
    private static final UniformRandomProvider NO_STREAM = () -> {
        throw new IllegalStateException("drawn without a stream");
    };

    private final int rules;
    private final List<StockPart> parts = new ArrayList<>();

    /// @param stock  each unit's packed sums under every rule, one after the other
    /// @param months that the units come from
    PoissonStock(long[] stock, int rules, int months) {
        this.rules = rules;
        var counted = new LinkedHashMap<List<Long>, Integer>();
        for (int at = 0; at < stock.length; at += rules) {
            counted.merge(LongStream.of(Arrays.copyOfRange(stock, at, at + rules)).boxed().toList(), 1, Integer::sum);
        }
        var others = LongStream.builder();
        int units = 0;
        for (var kind : counted.entrySet()) {
            double mean = (double) kind.getValue() / months;
            if (mean >= MANY) {
                parts.add(new AlikeUnits(kind.getKey().stream().mapToLong(Long::longValue).toArray(), number(mean)));
            } else {
                IntStream.range(0, kind.getValue()).forEach(_ -> kind.getKey().forEach(others::add));
                units += kind.getValue();
            }
        }
        if (units > 0) {
            parts.add(new OtherUnits(new UnitDraws(others.build().toArray(), rules), number((double) units / months)));
        }
    }

    /// By tables where the library has some for the mean.
    private static SharedStateDiscreteSampler number(double mean) {
        return mean <= LARGEST_OF_TABLES
                ? MarsagliaTsangWangDiscreteSampler.Poisson.of(NO_STREAM, mean)
                : PoissonSampler.of(NO_STREAM, mean);
    }

    /// The months of one stream of chance.
    DrawnMonths of(UniformRandomProvider chance) {
        return new DrawnMonths(chance);
    }

    /// Units whose number in a month is drawn together (*del av lagret*).
    private sealed interface StockPart {
        /// How many a month has.
        SharedStateDiscreteSampler number();
    }

    /// Units that are all alike (*lika enheter*).
    private static final class AlikeUnits implements StockPart {
        private final long[] packed;
        private final SharedStateDiscreteSampler number;

        /// @param packed sums of one of them under every rule
        AlikeUnits(long[] packed, SharedStateDiscreteSampler number) {
            this.packed = packed;
            this.number = number;
        }

        @Override
        public SharedStateDiscreteSampler number() {
            return number;
        }
    }

    /// All other units (*övriga enheter*).
    private record OtherUnits(UnitDraws units, SharedStateDiscreteSampler number) implements StockPart {}

    /// Draws month after month.
    final class DrawnMonths {
        private final UniformRandomProvider chance;
        private final DiscreteSampler[] numbers;

        private DrawnMonths(UniformRandomProvider chance) {
            this.chance = chance;
            numbers = new DiscreteSampler[parts.size()];
            Arrays.setAll(numbers, part -> parts.get(part).number().withUniformRandomProvider(chance));
        }

        /// Adds the sums of one more month.
        void add(long[] sums) {
            for (int part = 0; part < numbers.length; part++) {
                int times = numbers[part].sample();
                switch (parts.get(part)) {
                    case AlikeUnits alike -> add(alike.packed, times, sums);
                    case OtherUnits others -> others.units.add(times, chance, sums);
                }
            }
        }

        private void add(long[] packed, int times, long[] sums) {
            for (int rule = 0; rule < rules; rule++) {
                UnitDraws.unpack(packed[rule], times, sums, rule);
            }
        }
    }
}
