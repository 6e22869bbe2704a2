package se.klardag.engine.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// The period drawn anew from its own cases (*omsampling*): what the bills would vary by if nothing but chance did.
///
/// Cases are drawn with replacement within municipality and kind of care, each whole: its ready time, discharge and days
/// under every rule stay together, so that the rules meet the same draws. Episodes of one patient in one month are drawn
/// together. How many are drawn a month is Poisson about the municipality's monthly mean, or as observed. The period is
/// taken as a whole: no season is assumed.
public final class Resampling {
    /// Below so many cases a municipality's interval is no interval: a nominal 95 % covers some 75 %.
    public static final int TOO_FEW = 10;
    /// Below so many it is to be read with care.
    public static final int FEW = 30;

    private static final int STRATA = 2;
    private static final int BLOCK = 64;
    private static final long LOW_HALF = 0xFFFFFFFFL;

    /// How many cases a drawn month holds.
    public enum Volume {
        POISSON,
        OBSERVED
    }

    private final int rules;
    private final int months;
    private final SortedMap<Integer, Place> places;
    private final List<Compiled> compiled;

    private Resampling(int rules, int months, SortedMap<Integer, Place> places, List<Compiled> compiled) {
        this.rules = rules;
        this.months = months;
        this.places = places;
        this.compiled = compiled;
    }

    /// A rule in every month, by stratum.
    private record Compiled(List<CompiledRule> somatic, List<CompiledRule> psychiatric, List<Boolean> split) {
        double price(int month, int rule, long[][] sums) {
            int at = 3 * rule;
            if (split.get(month)) {
                return somatic.get(month).kronor(sums[0][at], sums[0][at + 1], sums[0][at + 2])
                        + psychiatric.get(month).kronor(sums[1][at], sums[1][at + 1], sums[1][at + 2]);
            }
            return somatic.get(month)
                    .kronor(
                            sums[0][at] + sums[1][at], sums[0][at + 1] + sums[1][at + 1],
                            sums[0][at + 2] + sums[1][at + 2]);
        }
    }

    /// One municipality's drawing stock.
    private static final class Place {
        private final long[][] stock;
        private final int[][] observed;

        /// @param stock    by stratum, each case's packed sums under every rule, one after the other
        /// @param observed cases by stratum and month
        Place(long[][] stock, int[][] observed) {
            this.stock = stock;
            this.observed = observed;
        }

        int units(int rules) {
            return (stock[0].length + stock[1].length) / rules;
        }
    }

    /// Packs every case once under every rule.
    ///
    /// @param terms per rule, the terms of every month in the cases' order of months
    /// @throws IllegalArgumentException when a stay is longer than can be packed
    public static Resampling of(PeriodCases cases, List<List<AgreementTerms>> terms) {
        var months = cases.months();
        var stocks = new TreeMap<Integer, Stock>();
        for (int month = 0; month < months.size(); month++) {
            int at = month;
            var here = terms.stream().map(rule -> rule.get(at)).toList();
            collect(cases.in(months.get(month)), here, month, months, stocks);
        }
        var places = new TreeMap<Integer, Place>();
        stocks.forEach((code, stock) -> places.put(code, stock.place()));
        return new Resampling(
                terms.size(), months.size(), places, terms.stream().map(Resampling::compile).toList());
    }

    private static Compiled compile(List<AgreementTerms> terms) {
        return new Compiled(
                terms.stream().map(each -> CompiledRule.of(each.somatic())).toList(),
                terms.stream().map(each -> CompiledRule.of(each.psychiatric())).toList(),
                terms.stream().map(AgreementTerms::split).toList());
    }

    /// A person's cases of the month are one unit; a case without a pseudonym is one by itself.
    private static void collect(
            List<RecordedCase> cases,
            List<AgreementTerms> terms,
            int month,
            List<Period> months,
            Map<Integer, Stock> stocks) {
        var units = new LinkedHashMap<String, Unit>();
        for (var fact : cases) {
            var sums = terms.stream().map(rule -> sums(fact, rule)).toList();
            if (sums.stream().allMatch(Sums.NONE::equals)) {
                continue;
            }
            int stratum = fact.careType() == CareType.PSYCHIATRIC ? 1 : 0;
            var key = fact.patient().isEmpty()
                    ? "case " + fact.id()
                    : fact.municipality() + " " + stratum + " " + fact.patient();
            units.merge(key, new Unit(fact.municipality(), stratum, sums), Unit::with);
        }
        for (var unit : units.values()) {
            stocks.computeIfAbsent(unit.municipality(), _ -> new Stock(months.size())).add(unit, month);
        }
    }

    private static Sums sums(RecordedCase fact, AgreementTerms rule) {
        if (!rule.parties().include(fact.municipality())) {
            return Sums.NONE;
        }
        return Explaining.explainCase(fact, rule)
                .filter(each -> each.assessment().listed())
                .map(each -> Sums.of(each.assessment()))
                .orElse(Sums.NONE);
    }

    private record Unit(int municipality, int stratum, List<Sums> sums) {
        Unit with(Unit more) {
            var together = new ArrayList<Sums>();
            for (int rule = 0; rule < sums.size(); rule++) {
                together.add(sums.get(rule).plus(more.sums.get(rule)));
            }
            return new Unit(municipality, stratum, together);
        }
    }

    /// Units under collection.
    private static final class Stock {
        private final List<List<Sums>> units = List.of(new ArrayList<>(), new ArrayList<>());
        private final int[][] observed;

        Stock(int months) {
            observed = new int[STRATA][months];
        }

        void add(Unit unit, int month) {
            units.get(unit.stratum()).addAll(unit.sums());
            observed[unit.stratum()][month]++;
        }

        Place place() {
            return new Place(
                    units.stream()
                            .map(each -> each.stream().mapToLong(Packed::of).toArray())
                            .toArray(long[][]::new),
                    observed);
        }
    }

    /// The municipalities with a case to draw, ascending, with how many they have.
    public SortedMap<Integer, Integer> units() {
        var units = new TreeMap<Integer, Integer>();
        places.forEach((code, place) -> units.put(code, place.units(rules)));
        return units;
    }

    /// Draws the period so many times.
    ///
    /// @param threads changes how long it takes and nothing else
    public Draws draw(int replicates, long seed, Volume volume, int threads) {
        var kronor = new HashMap<Integer, double[][]>();
        places.keySet().forEach(code -> kronor.put(code, new double[rules][replicates]));
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            places.forEach((code, place) -> {
                for (int from = 0; from < replicates; from += BLOCK) {
                    int first = from;
                    int end = Math.min(replicates, from + BLOCK);
                    var into = kronor.getOrDefault(code, new double[0][0]);
                    running.add(pool.submit(() -> {
                        for (int replicate = first; replicate < end; replicate++) {
                            drawOnce(place, Streams.of(seed, code, replicate), volume, into, replicate);
                        }
                    }));
                }
            });
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the draws were broken off", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a draw failed", failed.getCause());
        }
        return new Draws(kronor, rules, replicates);
    }

    private void drawOnce(
            Place place, UniformRandomProvider chance, Volume volume, double[][] into, int replicate) {
        var samplers = new @Nullable DiscreteSampler[STRATA];
        var sums = new long[STRATA][rules * 3];
        for (int month = 0; month < months; month++) {
            for (int stratum = 0; stratum < STRATA; stratum++) {
                Arrays.fill(sums[stratum], 0);
                int stock = place.stock[stratum].length / rules;
                if (stock == 0) {
                    continue;
                }
                int cases;
                if (volume == Volume.OBSERVED) {
                    cases = place.observed[stratum][month];
                } else {
                    var sampler = samplers[stratum];
                    if (sampler == null) {
                        sampler = PoissonSampler.of(chance, (double) stock / months);
                        samplers[stratum] = sampler;
                    }
                    cases = sampler.sample();
                }
                add(place.stock[stratum], stock, cases, chance, sums[stratum]);
            }
            for (int rule = 0; rule < rules; rule++) {
                into[rule][replicate] += compiled.get(rule).price(month, rule, sums);
            }
        }
    }

    /// The sums of so many draws, unpacked before a part can run over.
    private void add(long[] stock, int units, int cases, UniformRandomProvider chance, long[] sums) {
        for (int left = cases; left > 0; left -= Packed.MOST_ADDED) {
            int now = Math.min(left, Packed.MOST_ADDED);
            switch (rules) {
                case 1 -> addOne(stock, units, now, chance, sums);
                case 2 -> addTwo(stock, units, now, chance, sums);
                case 3 -> addThree(stock, units, now, chance, sums);
                default -> addMany(stock, units, now, chance, sums);
            }
        }
    }

    private static void addOne(long[] stock, int units, int cases, UniformRandomProvider chance, long[] sums) {
        long one = 0;
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            one += stock[(int) (((bits & LOW_HALF) * units) >>> 32)];
            if (i + 1 < cases) {
                one += stock[(int) (((bits >>> 32) * units) >>> 32)];
            }
        }
        unpack(one, sums, 0);
    }

    private static void addTwo(long[] stock, int units, int cases, UniformRandomProvider chance, long[] sums) {
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
        unpack(one, sums, 0);
        unpack(two, sums, 1);
    }

    private static void addThree(long[] stock, int units, int cases, UniformRandomProvider chance, long[] sums) {
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
        unpack(one, sums, 0);
        unpack(two, sums, 1);
        unpack(three, sums, 2);
    }

    private void addMany(long[] stock, int units, int cases, UniformRandomProvider chance, long[] sums) {
        var packed = new long[rules];
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            addTo(packed, stock, (int) (((bits & LOW_HALF) * units) >>> 32));
            if (i + 1 < cases) {
                addTo(packed, stock, (int) (((bits >>> 32) * units) >>> 32));
            }
        }
        for (int rule = 0; rule < rules; rule++) {
            unpack(packed[rule], sums, rule);
        }
    }

    private void addTo(long[] packed, long[] stock, int unit) {
        for (int rule = 0; rule < rules; rule++) {
            packed[rule] += stock[unit * rules + rule];
        }
    }

    private static void unpack(long packed, long[] sums, int rule) {
        sums[3 * rule] += Packed.cases(packed);
        sums[3 * rule + 1] += Packed.days(packed);
        sums[3 * rule + 2] += Packed.daysApart(packed);
    }

    /// Every case of every municipality under one rule, packed, as if they were one place; the last month's rule with it.
    ///
    /// Under terms that settle kinds of care apart it is somatic care alone.
    public CaseStock pooled(int rule) {
        var terms = compiled.get(rule);
        boolean split = terms.split().getLast();
        var all = places.values()
                .stream()
                .flatMapToLong(place -> LongStream.concat(
                        every(place.stock[0], rule), split ? LongStream.empty()
                                : every(place.stock[1], rule)))
                .toArray();
        return new CaseStock(all, terms.somatic().getLast());
    }

    private LongStream every(long[] stock, int rule) {
        return IntStream.range(0, stock.length / rules).mapToLong(unit -> stock[unit * rules + rule]);
    }
}
