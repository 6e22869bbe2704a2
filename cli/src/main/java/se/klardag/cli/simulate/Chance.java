package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.CaseStock;
import se.klardag.engine.simulation.ChancePrice;
import se.klardag.engine.simulation.Comparison;
import se.klardag.engine.simulation.Distribution;
import se.klardag.engine.simulation.Draws;
import se.klardag.engine.simulation.Funnel;
import se.klardag.engine.simulation.Resampling;
import se.klardag.engine.simulation.StayLength;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Terms;

/// What chance does to the bills, told apart from what the change does (*slumpen*).
///
/// @param replicates how many times the period was drawn
/// @param seed       that decides chance
/// @param places     by code
/// @param price      what chance costs by size, under base and changed terms
/// @param levels     the same for model municipalities of other levels, under the changed terms
/// @param funnel     who is further from the mean than chance explains, under the base terms
public record Chance(
        int replicates,
        long seed,
        Resampling.Volume volume,
        SortedMap<Integer, Place> places,
        Bills total,
        List<double[]> totals,
        Price price,
        List<Level> levels,
        FunnelPlot funnel,
        Regression regression) {
    private static final int PRICE_REPLICATES = 4_000;
    private static final int FUNNEL_REPLICATES = 10_000;
    private static final int REPRESENTED = 20_000;
    private static final int BASE = 0;
    private static final int CHANGED = 1;

    /// Whether even everybody's cases together are too few for an interval.
    public boolean tooFew() {
        return places.values().stream().mapToInt(Place::alike).sum() < Resampling.TOO_FEW;
    }

    /// Bills drawn under both terms, and their difference draw by draw.
    public record Bills(Distribution base, Distribution changed, Distribution difference) {
        static Bills of(double[] base, double[] changed) {
            return new Bills(
                    Distribution.of(base), Distribution.of(changed), Distribution.of(Draws.difference(base, changed)));
        }
    }

    /// One municipality.
    ///
    /// @param cases  that were drawn from
    /// @param alike  how many of them a month draws from: fewer where the months count differently
    public record Place(int cases, int alike, Bills bills) {
        /// Whether an interval would say more than the cases do.
        public boolean tooFew() {
            return alike < Resampling.TOO_FEW;
        }

        /// Whether the interval is to be read with care.
        public boolean few() {
            return alike < Resampling.FEW;
        }
    }

    /// What chance costs when every municipality draws from the same cases.
    public record Price(List<ChancePrice> base, List<ChancePrice> changed) {}

    /// A model of stays at a level that is not these cases'.
    ///
    /// @param mean days per case
    public record Level(StayLength model, double mean, List<ChancePrice> prices) {}

    /// Everybody's mean, each municipality's, and how far chance reaches.
    public record FunnelPlot(double mean, List<Dot> dots, List<Funnel> limits) {}

    /// A municipality in the funnel.
    public record Dot(int municipality, long cases, double mean, Funnel limits) {
        /// 0 inside the limits, 1 outside the inner, 2 outside the outer.
        public int outside() {
            if (mean > limits.outerHigh() || mean < limits.outerLow()) {
                return 2;
            }
            return mean > limits.high() || mean < limits.low() ? 1 : 0;
        }
    }

    /// What became of the means of billed municipalities in the month after: they fall by chance alone.
    ///
    /// @param months how many billed months have a month after
    /// @param before mean in those months
    /// @param after  mean of the same municipalities in the months after
    public record Regression(int months, double before, double after) {}

    /// Draws everything there is to draw.
    ///
    /// @throws IllegalArgumentException when a stay is too long to be drawn
    public static Chance of(
            Trial trial,
            Comparison comparison,
            int replicates,
            long seed,
            Resampling.Volume volume,
            int threads) {
        var resampling = Resampling.of(trial.cases(), rules(trial));
        holdToSettling(resampling, comparison);
        var draws = resampling.draw(replicates, seed, volume, threads);
        var places = new TreeMap<Integer, Place>();
        resampling.units()
                .forEach((code, cases) -> places.put(
                        code,
                        new Place(
                                cases,
                                cases / resampling.stretches(),
                                Bills.of(draws.of(code, BASE), draws.of(code, CHANGED)))));
        var totals = List.of(draws.total(BASE), draws.total(CHANGED));
        return new Chance(
                replicates,
                seed,
                volume,
                places,
                Bills.of(totals.get(BASE), totals.get(CHANGED)),
                totals,
                price(comparison, resampling, seed),
                levels(comparison, seed),
                funnel(comparison, resampling.everyMonth(BASE), seed),
                regression(comparison));
    }

    /// The base and the changed rules, month by month.
    public static List<List<AgreementTerms>> rules(Trial trial) {
        return List.of(trial.terms(trial.base()), trial.terms(trial.changed()));
    }

    /// Draws are priced on plain numbers. On the cases as they are they must come to what settling does, or no draw is shown.
    private static void holdToSettling(Resampling resampling, Comparison comparison) {
        var plain = resampling.asTheyAre();
        comparison.lines().forEach((code, line) -> {
            var own = plain.getOrDefault(code, new double[]{0, 0});
            if (differ(own[BASE], line.base()) || differ(own[CHANGED], line.changed())) {
                throw new IllegalStateException(
                        "drawn cases of " + code + " would be priced otherwise than settled ones: " + own[BASE] + ", "
                                + own[CHANGED] + ", not " + line.base() + ", " + line.changed());
            }
        });
    }

    private static boolean differ(double plain, BigDecimal settled) {
        return Math.abs(plain - settled.doubleValue()) > 0.005 + 1e-9 * Math.abs(plain);
    }

    /// By size, where both rules take a mean over the cases; without a mean, days cost the same wherever they fall.
    private static Price price(Comparison comparison, Resampling resampling, long seed) {
        var last = comparison.months().getLast();
        var base = resampling.pooled(BASE);
        var changed = resampling.pooled(CHANGED);
        return base.isEmpty() || changed.isEmpty() || averaging(last.base()).isEmpty()
                || averaging(last.changed()).isEmpty()
                        ? new Price(List.of(), List.of())
                        : new Price(prices(base.get(), seed), prices(changed.get(), seed));
    }

    private static List<ChancePrice> prices(CaseStock stock, long seed) {
        return ChancePrice.by(stock, ChancePrice.SIZES, PRICE_REPLICATES, seed);
    }

    /// The terms of somatic care, where they are the average model's.
    private static Optional<Terms> averaging(Settlement settlement) {
        return settlement.agreement().current().of(CareType.SOMATIC) instanceof CareTerms.Known known
                && known.terms().liability() instanceof Liability.Average
                        ? Optional.of(known.terms())
                        : Optional.empty();
    }

    /// Three levels: four in ten delayed 3.4 days, six in ten 4.0 days, seven in ten 4.0 days.
    private static List<Level> levels(Comparison comparison, long seed) {
        var terms = averaging(comparison.months().getLast().changed())
                .filter(each -> each.dayCount() instanceof DayCount.BreaksPassed);
        var levels = new ArrayList<Level>();
        if (terms.isEmpty()) {
            return levels;
        }
        for (var model : List.of(
                StayLength.withMean(0.4, 3.4), StayLength.withMean(0.6, 4.0), StayLength.withMean(0.7, 4.0))) {
            var stock = CaseStock.ofDays(model.represented(REPRESENTED), terms.get());
            levels.add(new Level(model, model.mean(), prices(stock, seed)));
        }
        return levels;
    }

    /// Of the bills that somatic care stands on; none where no mean is taken.
    private static FunnelPlot funnel(Comparison comparison, Optional<CaseStock> pooled, long seed) {
        var nothing = new FunnelPlot(0, List.of(), List.of());
        if (pooled.isEmpty() || comparison.months().stream().anyMatch(month -> averaging(month.base()).isEmpty())) {
            return nothing;
        }
        var stock = pooled.get();
        var cases = new TreeMap<Integer, Long>();
        var days = new TreeMap<Integer, Long>();
        for (var month : comparison.months()) {
            var group = month.base().agreement().current().of(CareType.SOMATIC).group();
            for (var bill : month.base().bills().stream().filter(each -> each.careGroup() == group).toList()) {
                cases.merge(bill.municipality(), bill.pool().cases(), Long::sum);
                days.merge(bill.municipality(), bill.pool().days(), Long::sum);
            }
        }
        cases.values().removeIf(each -> each == 0);
        if (cases.isEmpty()) {
            return nothing;
        }
        int largest = Math.toIntExact(cases.values().stream().mapToLong(Long::longValue).max().orElse(1));
        var grid = grid(largest);
        var sizes = new ArrayList<>(grid);
        cases.values().forEach(each -> sizes.add(Math.toIntExact(each)));
        var limits = Funnel.at(stock, sizes, FUNNEL_REPLICATES, seed);
        var dots = new ArrayList<Dot>();
        int next = grid.size();
        for (var entry : cases.entrySet()) {
            dots.add(new Dot(
                    entry.getKey(),
                    entry.getValue(),
                    (double) days.getOrDefault(entry.getKey(), 0L) / entry.getValue(),
                    limits.get(next++)));
        }
        return new FunnelPlot(Funnel.mean(stock), dots, limits.subList(0, grid.size()));
    }

    /// Sizes from 3 to the largest, closer together where the funnel bends.
    private static List<Integer> grid(int largest) {
        var sizes = new ArrayList<Integer>();
        for (double size = 3; size < largest; size *= 1.25) {
            if (sizes.isEmpty() || sizes.getLast() < (int) size) {
                sizes.add((int) size);
            }
        }
        sizes.add(Math.max(largest, 3));
        return sizes;
    }

    private static Regression regression(Comparison comparison) {
        int months = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i + 1 < comparison.months().size(); i++) {
            var next = means(comparison.months().get(i + 1).base());
            for (var bill : comparison.months().get(i).base().bills()) {
                var then = next.get(bill.municipality() + bill.careGroup().code());
                if (bill.charge().excess().value().signum() > 0 && then != null) {
                    months++;
                    before += (double) bill.pool().days() / bill.pool().cases();
                    after += then;
                }
            }
        }
        return months == 0 ? new Regression(0, 0, 0) : new Regression(months, before / months, after / months);
    }

    private static Map<String, Double> means(Settlement settlement) {
        var means = new TreeMap<String, Double>();
        for (var bill : settlement.bills()) {
            if (bill.pool().cases() > 0) {
                means.put(
                        bill.municipality() + bill.careGroup().code(),
                        (double) bill.pool().days() / bill.pool().cases());
            }
        }
        return means;
    }
}
