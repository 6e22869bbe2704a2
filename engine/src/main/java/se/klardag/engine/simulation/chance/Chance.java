package se.klardag.engine.simulation.chance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.simulation.scenario.StayLength;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;

/// What chance does to the bills, told apart from what the change does (*slumpen*). No amount is expected of a single month:
/// the methods page has what was measured of that.
///
/// @param months     how many it rests on: those that look whole
/// @param replicates how many times the period was drawn
/// @param seed       that decides chance
/// @param places     by code
/// @param total      everybody together
/// @param price      what chance costs by size, under base and changed terms
/// @param levels     the same for model municipalities of other levels, under the changed terms
/// @param funnel     who is further from the mean than chance explains, under the base terms
/// @param funnelChanged the same under the changed terms
/// @param compared   how many municipalities' differences are looked at together
public record Chance(
        int months,
        int replicates,
        long seed,
        Resampling.Volume volume,
        SortedMap<Integer, Place> places,
        Place total,
        Price price,
        List<Level> levels,
        Funnel.Plot funnel,
        Funnel.Plot funnelChanged,
        int compared,
        Regression regression) {
    /// From fewer cases that carry the bill nothing is said of how often there is one.
    public static final int FEWEST_CARRYING = 5;

    private static final int PRICE_REPLICATES = 4_000;
    private static final int REPRESENTED = 20_000;
    private static final int BASE = 0;
    private static final int CHANGED = 1;

    /// One municipality, or all of them.
    ///
    /// @param cases that were drawn from
    /// @param alike how many of them a month draws from: fewer where the months count differently
    /// @param difference of a month's bill under the two rules; empty where the months do not say
    public record Place(int cases, int alike, Side base, Side changed, Optional<MonthlyDifference> difference) {
        /// Whether there are too few cases to say anything at all.
        public boolean tooFew() {
            return alike < Resampling.TOO_FEW;
        }

        /// Whether what is said is to be read with care.
        public boolean few() {
            return alike < Resampling.FEW;
        }
    }

    /// A bill under one of the rules.
    ///
    /// @param carrying cases that there would be no bill without: above the threshold, or, where stays are billed apart,
    ///                 billed apart
    /// @param months   how many of the period's months have something to pay
    /// @param billed   share of the drawn periods with something to pay, a measure of these cases and of no other period;
    ///                 empty where too few cases carry it
    /// @param next     what a new month's bill is to be expected between; empty where the months do not say
    public record Side(int carrying, int months, Optional<Double> billed, Optional<NextMonth> next) {
        static Side of(int carrying, int alike, double[] draws, MonthlyBills months) {
            return new Side(
                    carrying,
                    months.billed(),
                    carrying < FEWEST_CARRYING || alike < Resampling.TOO_FEW
                            ? Optional.empty()
                            : Optional.of(Distribution.of(draws).positive()),
                    NextMonth.of(months.inLastKronor().stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    /// What chance costs when every municipality draws from the same cases.
    public record Price(List<ChancePrice> base, List<ChancePrice> changed) {}

    /// A model of stays at a level that is not these cases'.
    ///
    /// @param mean days per case
    public record Level(StayLength model, double mean, List<ChancePrice> prices) {}

    /// What became of the means of billed municipalities in the month after: they fall by chance alone.
    ///
    /// @param months how many billed months have a month after
    /// @param before mean in those months
    /// @param after  mean of the same municipalities in the months after
    public record Regression(int months, double before, double after) {
        private static final int FEWEST = 5;

        /// Whether there is a fall to speak of: in the decimals that are shown, over five months or more.
        public boolean fell() {
            return months >= FEWEST && Math.round(100 * after) < Math.round(100 * before);
        }
    }

    /// How it is drawn.
    ///
    /// @param threads changes how long it takes and nothing else
    public record Drawing(int replicates, long seed, Resampling.Volume volume, int threads) {}

    /// Draws everything there is to draw.
    ///
    /// @param rules the base and the changed terms, month by month
    /// @throws IllegalArgumentException when a stay is too long to be drawn
    public static Chance of(
            PeriodCases cases, List<List<AgreementTerms>> rules, Comparison comparison, Drawing drawing) {
        var resampling = Resampling.of(cases, rules);
        holdToSettling(resampling, comparison);
        var draws = resampling.draw(drawing.replicates, drawing.seed, drawing.volume, drawing.threads);
        boolean countAlike = resampling.stretches() == 1;
        var carrying = List.of(resampling.carrying(BASE), resampling.carrying(CHANGED));
        var places = new TreeMap<Integer, Place>();
        var differences = new TreeMap<Integer, double[]>();
        resampling.units()
                .keySet()
                .forEach(code -> differences.put(
                        code, differences(comparison, countAlike, bill -> bill.municipality() == code)));
        int compared = Math.toIntExact(
                Math.max(1, differences.values().stream().filter(MonthlyDifference::enough).count()));
        resampling.units().forEach((code, units) -> {
            int alike = units / resampling.stretches();
            var sides = new ArrayList<Side>();
            for (int rule : new int[]{BASE, CHANGED}) {
                sides.add(Side.of(
                        carrying.get(rule).getOrDefault(code, 0), alike, draws.of(code, rule),
                        MonthlyBills.of(comparison, rule == CHANGED, countAlike, bill -> bill.municipality() == code)));
            }
            places.put(
                    code,
                    new Place(
                            units, alike, sides.getFirst(), sides.getLast(),
                            MonthlyDifference.of(differences.getOrDefault(code, new double[0]), compared)));
        });
        return new Chance(
                comparison.months().size(),
                drawing.replicates,
                drawing.seed,
                drawing.volume,
                places,
                together(places, draws, comparison, countAlike),
                price(comparison, resampling, drawing.seed),
                levels(comparison, drawing.seed),
                funnel(comparison, resampling, BASE, drawing.seed),
                funnel(comparison, resampling, CHANGED, drawing.seed),
                compared,
                regression(comparison));
    }

    private static Place together(
            SortedMap<Integer, Place> places, Draws draws, Comparison comparison, boolean countAlike) {
        int alike = places.values().stream().mapToInt(Place::alike).sum();
        return new Place(
                places.values().stream().mapToInt(Place::cases).sum(),
                alike,
                Side.of(
                        places.values().stream().mapToInt(place -> place.base().carrying()).sum(), alike,
                        draws.total(BASE), MonthlyBills.of(comparison, false, countAlike, _ -> true)),
                Side.of(
                        places.values().stream().mapToInt(place -> place.changed().carrying()).sum(), alike,
                        draws.total(CHANGED), MonthlyBills.of(comparison, true, countAlike, _ -> true)),
                MonthlyDifference.of(differences(comparison, countAlike, _ -> true), 1));
    }

    /// Month by month, in the last month's kronor; none where the months are not alike under both rules.
    private static double[] differences(Comparison comparison, boolean countAlike, Predicate<Bill> whose) {
        var base = MonthlyBills.of(comparison, false, countAlike, whose).inLastKronor();
        var changed = MonthlyBills.of(comparison, true, countAlike, whose).inLastKronor();
        return IntStream.range(0, Math.min(base.size(), changed.size()))
                .mapToDouble(month -> changed.get(month) - base.get(month))
                .toArray();
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
                || base.get().carrying() < FEWEST_CARRYING
                || changed.get().carrying() < FEWEST_CARRYING
                        ? new Price(List.of(), List.of())
                        : new Price(prices(base.get(), seed), prices(changed.get(), seed));
    }

    private static List<ChancePrice> prices(CaseSample stock, long seed) {
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
            var stock = CaseSample.ofDays(model.represented(REPRESENTED), terms.get());
            levels.add(new Level(model, model.mean(), prices(stock, seed)));
        }
        return levels;
    }

    /// Of the bills that hold somatic care; none where no mean is taken.
    private static Funnel.Plot funnel(Comparison comparison, Resampling resampling, int rule, long seed) {
        var months = comparison.months()
                .stream()
                .map(rule == CHANGED ? Comparison.Month::changed : Comparison.Month::base)
                .toList();
        if (months.stream().anyMatch(month -> averaging(month).isEmpty())) {
            return Funnel.Plot.NONE;
        }
        var cases = new TreeMap<Integer, Long>();
        var days = new TreeMap<Integer, Long>();
        for (var month : months) {
            var group = month.agreement().current().of(CareType.SOMATIC).group();
            for (var bill : month.bills().stream().filter(each -> each.careGroup() == group).toList()) {
                cases.merge(bill.municipality(), bill.pool().cases(), Long::sum);
                days.merge(bill.municipality(), bill.pool().days(), Long::sum);
            }
        }
        cases.values().removeIf(each -> each == 0);
        return Funnel.Plot.of(cases, days, without -> resampling.everyMonth(rule, without), seed);
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
