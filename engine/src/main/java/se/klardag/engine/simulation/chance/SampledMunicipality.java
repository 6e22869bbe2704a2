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

    /// Units drawn one by one from a stock, with replacement, and added up (*dragna enheter*). Two units are picked by one number of
    /// 64 bits; most rules have a loop of their own, since the additions are the whole cost.
    static final class UnitDraws {
        /// How many numbers the sums of a bill are: cases, days, individual days.
        static final int PARTS = 3;

        private static final long LOW_HALF = 0xFFFFFFFFL;

        private final long[] stock;
        private final int rules;
        private final int units;

        /// @param stock each unit's packed sums under every rule, one after the other; not empty where anything is drawn
        UnitDraws(long[] stock, int rules) {
            this.stock = stock;
            this.rules = rules;
            units = stock.length / rules;
        }

        int units() {
            return units;
        }

        /// Adds the sums of so many draws, unpacked before a part can run over.
        ///
        /// @param sums by rule, its [#PARTS]
        void add(int cases, UniformRandomProvider chance, long[] sums) {
            for (int left = cases; left > 0; left -= PackedSums.MOST_ADDED) {
                int now = Math.min(left, PackedSums.MOST_ADDED);
                switch (rules) {
                    case 1 -> addOne(now, chance, sums);
                    case 2 -> addTwo(now, chance, sums);
                    case 3 -> addThree(now, chance, sums);
                    default -> addMany(now, chance, sums);
                }
            }
        }

        private void addOne(int cases, UniformRandomProvider chance, long[] sums) {
            long one = 0;
            for (int i = 0; i < cases; i += 2) {
                long bits = chance.nextLong();
                one += stock[(int) (((bits & LOW_HALF) * units) >>> 32)];
                if (i + 1 < cases) {
                    one += stock[(int) (((bits >>> 32) * units) >>> 32)];
                }
            }
            unpack(one, 1, sums, 0);
        }

        private void addTwo(int cases, UniformRandomProvider chance, long[] sums) {
            long one = 0;
            long two = 0;
            for (int i = 0; i < cases; i += 2) {
                long bits = chance.nextLong();
                int at = 2 * (int) (((bits & LOW_HALF) * units) >>> 32);
                one += stock[at];
                two += stock[at + 1];
                if (i + 1 < cases) {
                    at = 2 * (int) (((bits >>> 32) * units) >>> 32);
                    one += stock[at];
                    two += stock[at + 1];
                }
            }
            unpack(one, 1, sums, 0);
            unpack(two, 1, sums, 1);
        }

        private void addThree(int cases, UniformRandomProvider chance, long[] sums) {
            long one = 0;
            long two = 0;
            long three = 0;
            for (int i = 0; i < cases; i += 2) {
                long bits = chance.nextLong();
                int at = 3 * (int) (((bits & LOW_HALF) * units) >>> 32);
                one += stock[at];
                two += stock[at + 1];
                three += stock[at + 2];
                if (i + 1 < cases) {
                    at = 3 * (int) (((bits >>> 32) * units) >>> 32);
                    one += stock[at];
                    two += stock[at + 1];
                    three += stock[at + 2];
                }
            }
            unpack(one, 1, sums, 0);
            unpack(two, 1, sums, 1);
            unpack(three, 1, sums, 2);
        }

        private void addMany(int cases, UniformRandomProvider chance, long[] sums) {
            var packed = new long[rules];
            for (int i = 0; i < cases; i += 2) {
                long bits = chance.nextLong();
                addTo(packed, (int) (((bits & LOW_HALF) * units) >>> 32));
                if (i + 1 < cases) {
                    addTo(packed, (int) (((bits >>> 32) * units) >>> 32));
                }
            }
            for (int rule = 0; rule < rules; rule++) {
                unpack(packed[rule], 1, sums, rule);
            }
        }

        private void addTo(long[] packed, int unit) {
            for (int rule = 0; rule < rules; rule++) {
                packed[rule] += stock[unit * rules + rule];
            }
        }

        /// Adds packed sums so many times.
        static void unpack(long packed, long times, long[] sums, int rule) {
            sums[PARTS * rule] += times * PackedSums.cases(packed);
            sums[PARTS * rule + 1] += times * PackedSums.days(packed);
            sums[PARTS * rule + 2] += times * PackedSums.individualDays(packed);
        }
    }

    /// A stock for months of a Poisson number of units (*lager för omsampling*). How many a month has of each kind of unit is then
    /// Poisson by itself and tells nothing of the other kinds: what a month has many of is drawn as a number, the rest one by
    /// one. The months are as if every unit had been drawn by itself.
    static final class PoissonStock {
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
                counted.merge(LongStream.of(Arrays.copyOfRange(stock, at, at + rules)).boxed().toList(), 1,
                        Integer::sum);
            }
            var others = LongStream.builder();
            int units = 0;
            for (var kind : counted.entrySet()) {
                double mean = (double) kind.getValue() / months;
                if (mean >= MANY) {
                    parts.add(
                            new AlikeUnits(kind.getKey().stream().mapToLong(Long::longValue).toArray(), number(mean)));
                } else {
                    IntStream.range(0, kind.getValue()).forEach(_ -> kind.getKey().forEach(others::add));
                    units += kind.getValue();
                }
            }
            if (units > 0) {
                parts.add(new OtherUnits(new UnitDraws(others.build().toArray(), rules),
                        number((double) units / months)));
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
}
