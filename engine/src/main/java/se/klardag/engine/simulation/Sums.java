package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.Charging;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Price;

/// What cases add to a municipality's bill, as whole numbers (*ärendesummor*): enough to price any mix of cases.
///
/// @param cases       in the average, or followed
/// @param days        of those
/// @param casesApart  with days billed on their own
/// @param daysApart   those days
/// @param daysOfLines those of them that each line of a tariff reaches
public record Sums(long cases, long days, long casesApart, long daysApart, List<Long> daysOfLines) {
    public Sums {
        daysOfLines = List.copyOf(daysOfLines);
    }

    /// Nothing at all.
    static final Sums NONE = new Sums(0, 0, 0, 0, List.of());

    /// Nothing, on a bill with this price.
    static Sums none(Price price) {
        return of(Pool.under(price));
    }

    /// What one case adds where a day costs the same whatever its number.
    static Sums of(Assessment.Here here) {
        var pool = new Pool();
        pool.add(here);
        return of(pool);
    }

    /// What one case adds to a bill with this price.
    public static Sums of(Assessment.Here here, Price price) {
        var pool = Pool.under(price);
        pool.add(here);
        return of(pool);
    }

    /// What a municipality's cases add up to.
    public static Sums of(Pool pool) {
        return new Sums(pool.cases(), pool.days(), pool.casesApart(), pool.daysApart(), pool.daysOfLines());
    }

    /// Both together.
    public Sums plus(Sums other) {
        return with(other, 1);
    }

    /// What is left without the other.
    public Sums minus(Sums other) {
        return with(other, -1);
    }

    private Sums with(Sums other, int times) {
        return new Sums(
                cases + times * other.cases,
                days + times * other.days,
                casesApart + times * other.casesApart,
                daysApart + times * other.daysApart,
                IntStream.range(0, daysOfLines.size())
                        .mapToObj(line -> daysOfLines.get(line) + times * other.daysOfLines.get(line))
                        .toList());
    }

    /// The amount of a bill on these sums, unrounded, by the same stages as every bill.
    ///
    /// @param payer    code of who pays
    /// @param deciding the mean of earlier months, where it decides about this one
    public BigDecimal amount(int payer, CareTerms.Known known, Optional<Figure> deciding) {
        if (known.suspension().isPresent()) {
            return BigDecimal.ZERO;
        }
        var terms = known.terms();
        var liability = terms.liability();
        var apart = PoolFigures.apartLabel(liability);
        var figures = new PoolFigures(
                new Figure.Counted(
                        Label.CASES, Unit.CASES, liability instanceof Liability.Individual ? casesApart : cases),
                new Figure.Counted(PoolFigures.daysLabel(liability), Unit.DAYS, days),
                new Figure.Counted(apart, Unit.DAYS, daysApart),
                daysOfLines.stream().<Figure>map(line -> new Figure.Counted(apart, Unit.DAYS, line)).toList(),
                deciding);
        var billable = Charging.of(figures, liability).billable();
        return Pricing.of(payer, billable, figures.daysOfLines(), terms.price()).value();
    }
}
