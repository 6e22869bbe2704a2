package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.simulation.BillSlot;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.simulation.chance.SampledMunicipality.PoissonStock;
import se.klardag.engine.simulation.chance.SampledMunicipality.UnitDraws;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;

/// The period drawn anew from its own cases (*omsampling*): what the bills would vary by if nothing but chance did.
///
/// Cases are drawn with replacement within municipality and kind of care, each whole: its ready time, discharge and days
/// under every rule stay together, so that the rules meet the same draws. Episodes of one patient in one month are drawn
/// together. How many are drawn a month is Poisson about the municipality's monthly mean, or as observed. Months that count
/// alike are taken as a whole: no season is assumed.
public final class Resampling {
    /// Below so many cases a municipality's interval is no interval: a nominal 95 % covers some 75 %.
    public static final int TOO_FEW = 10;
    /// Below so many it is to be read with care.
    public static final int FEW = 30;

    private static final int PARTS = UnitDraws.PARTS;
    private static final int BLOCK = 64;

    /// How many cases a drawn month holds.
    public enum Volume {
        POISSON,
        OBSERVED
    }

    private final int rules;
    private final int slots;
    private final int[] stretchOf;
    private final int[] monthsOf;
    private final SortedMap<Integer, SampledMunicipality> places;
    private final @Nullable CompiledRule[][][] prices;
    private final SortedMap<Integer, double[]> asTheyAre;
    private final List<BillSlot> bills;
    private final BillSlot[] usual;

    private Resampling(SampleBuilder stocking, List<List<AgreementTerms>> terms) {
        rules = terms.size();
        bills = stocking.slots();
        slots = bills.size();
        stretchOf = stocking.stretchOf();
        monthsOf = stocking.monthsOf();
        places = stocking.places();
        asTheyAre = stocking.asTheyAre();
        prices = new CompiledRule[rules][stretchOf.length][slots];
        usual = new BillSlot[rules];
        for (int rule = 0; rule < rules; rule++) {
            for (int month = 0; month < stretchOf.length; month++) {
                for (int slot = 0; slot < slots; slot++) {
                    prices[rule][month][slot] = stocking.priced(rule, month, slot);
                }
            }
            usual[rule] = BillSlot.of(CareType.SOMATIC, terms.get(rule).getLast());
        }
    }

    /// Counts and packs every case once under every rule.
    ///
    /// @param terms per rule, the terms of every month in the cases' order of months
    /// @throws IllegalArgumentException when a stay is longer than can be packed, or [#unfit] says why not
    public static Resampling of(PeriodCases cases, List<List<AgreementTerms>> terms) {
        unfit(terms).ifPresent(why -> {
            throw new IllegalArgumentException(why.path());
        });
        return new Resampling(SampleBuilder.of(cases, terms), terms);
    }

    /// Why nothing can be drawn under the rules; empty when it can.
    public static Optional<CompiledRule.Unfit> unfit(List<List<AgreementTerms>> terms) {
        return terms.stream()
                .flatMap(List::stream)
                .flatMap(agreement -> agreement.editions().stream())
                .flatMap(edition -> edition.kinds().values().stream())
                .filter(CareTerms.Known.class::isInstance)
                .map(care -> CompiledRule.unfit(care.known().terms()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Kronor of the cases as they are, by municipality and rule. Must equal what settling them gives: the way to hold the
    /// two together.
    public SortedMap<Integer, double[]> asTheyAre() {
        var copy = new TreeMap<Integer, double[]>();
        asTheyAre.forEach((code, kronor) -> copy.put(code, kronor.clone()));
        return copy;
    }

    /// The municipalities with a case to draw, ascending, with how many they have.
    public SortedMap<Integer, Integer> units() {
        var units = new TreeMap<Integer, Integer>();
        places.forEach((code, place) -> units.put(code, place.units(rules)));
        return units;
    }

    /// How many of a municipality's cases carry its bill under a rule: in the stretch of months that has the fewest.
    SortedMap<Integer, Integer> carrying(int rule) {
        var carrying = new TreeMap<Integer, Integer>();
        places.forEach((code, place) -> carrying.put(
                code,
                Arrays.stream(stretchOf).distinct().map(stretch -> carrying(rule, place, stretch)).min().orElse(0)));
        return carrying;
    }

    private int carrying(int rule, SampledMunicipality place, int stretch) {
        long carrying = 0;
        for (var stratum : place.strata()) {
            var priced = IntStream.range(0, stretchOf.length)
                    .filter(month -> stretchOf[month] == stretch)
                    .mapToObj(month -> Optional.ofNullable(prices[rule][month][stratum.slotOf(rule)]))
                    .flatMap(Optional::stream)
                    .findFirst();
            carrying += priced.map(each -> stratum.under(rule, stretch)
                    .filter(packed -> each.carries(
                            PackedSums.cases(packed), PackedSums.days(packed), PackedSums.individualDays(packed)))
                    .count()).orElse(0L);
        }
        return Math.toIntExact(carrying);
    }

    /// How many stocks the months draw from: one where all of them count alike.
    public int stretches() {
        return Math.toIntExact(Arrays.stream(stretchOf).distinct().count());
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
                            drawOnce(place, RandomStreams.of(seed, code, replicate), volume, into, replicate);
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
            SampledMunicipality place, UniformRandomProvider chance, Volume volume, double[][] into, int replicate) {
        var strata = place.strata();
        var poisson = new PoissonStock.@Nullable DrawnMonths[strata.size()][monthsOf.length];
        var drawn = new long[rules * PARTS];
        var sums = new long[rules * slots * PARTS];
        for (int month = 0; month < stretchOf.length; month++) {
            Arrays.fill(sums, 0);
            int stretch = stretchOf[month];
            for (int at = 0; at < poisson.length; at++) {
                var stratum = strata.get(at);
                if (stratum.units(stretch).units() == 0) {
                    continue;
                }
                Arrays.fill(drawn, 0);
                switch (volume) {
                    case OBSERVED -> stratum.units(stretch).add(stratum.observed(month), chance, drawn);
                    case POISSON -> months(poisson[at], stratum, stretch, chance).add(drawn);
                }
                for (int rule = 0; rule < rules; rule++) {
                    int to = (rule * slots + stratum.slotOf(rule)) * PARTS;
                    for (int part = 0; part < PARTS; part++) {
                        sums[to + part] += drawn[rule * PARTS + part];
                    }
                }
            }
            for (int rule = 0; rule < rules; rule++) {
                into[rule][replicate] += price(rule, month, sums);
            }
        }
    }

    private static PoissonStock.DrawnMonths months(
            PoissonStock.@Nullable DrawnMonths[] made, SampledMunicipality.Stratum stratum, int stretch,
            UniformRandomProvider chance) {
        var found = made[stretch];
        if (found == null) {
            found = stratum.months(stretch).of(chance);
            made[stretch] = found;
        }
        return found;
    }

    private double price(int rule, int month, long[] sums) {
        double kronor = 0;
        for (int slot = 0; slot < slots; slot++) {
            var priced = prices[rule][month][slot];
            int at = (rule * slots + slot) * PARTS;
            if (priced != null) {
                kronor += priced.kronor(sums[at], sums[at + 1], sums[at + 2]);
            }
        }
        return kronor;
    }

    /// Somatic cases of every municipality under one rule, packed, as if they were one place: those of months that count as
    /// the last one does, with its price. Empty when there are none.
    public Optional<CaseSample> pooled(int rule) {
        int last = stretchOf[stretchOf.length - 1];
        return stock(rule, usual[rule]::equals, stretch -> stretch == last, Set.of());
    }

    /// The same from every month and edition, however it counts, with the price of the last month that has one; some
    /// municipalities left out.
    public Optional<CaseSample> everyMonth(int rule, Set<Integer> without) {
        return stock(rule, bill -> bill.group() == usual[rule].group(), _ -> true, without);
    }

    private Optional<CaseSample> stock(
            int rule, Predicate<BillSlot> wanted, IntPredicate stretches, Set<Integer> without) {
        var all = places.entrySet()
                .stream()
                .filter(place -> !without.contains(place.getKey()))
                .flatMap(place -> place.getValue().strata().stream())
                .filter(stratum -> wanted.test(bills.get(stratum.slotOf(rule))))
                .flatMapToLong(stratum -> IntStream.range(0, monthsOf.length)
                        .filter(stretches)
                        .mapToObj(each -> stratum.under(rule, each))
                        .flatMapToLong(each -> each))
                .toArray();
        return all.length == 0
                ? Optional.empty()
                : lastPrice(rule, wanted).map(priced -> new CaseSample(all, priced));
    }

    private Optional<CompiledRule> lastPrice(int rule, Predicate<BillSlot> wanted) {
        for (int month = stretchOf.length - 1; month >= 0; month--) {
            var byBill = prices[rule][month];
            var found = IntStream.range(0, slots)
                    .filter(slot -> wanted.test(bills.get(slot)))
                    .mapToObj(slot -> Optional.ofNullable(byBill[slot]))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
