package se.klardag.engine.simulation;

import java.math.BigDecimal;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.Charging;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.price.Pricing;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Terms;

/// What cases add to a municipality's bill, as whole numbers (*ärendesummor*): enough to price any mix of cases.
///
/// @param cases      in the average, or followed
/// @param days       of those
/// @param casesApart with days billed on their own
/// @param daysApart  those days
public record Sums(long cases, long days, long casesApart, long daysApart) {
    /// Nothing at all.
    public static final Sums NONE = new Sums(0, 0, 0, 0);

    /// What one case adds.
    public static Sums of(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Elsewhere _ -> NONE;
            case Assessment.Here here -> {
                var pool = new Pool();
                pool.add(here);
                yield of(pool);
            }
        };
    }

    /// What a municipality's cases add up to.
    public static Sums of(Pool pool) {
        return new Sums(pool.cases(), pool.days(), pool.casesApart(), pool.daysApart());
    }

    /// Both together.
    public Sums plus(Sums other) {
        return new Sums(
                cases + other.cases, days + other.days, casesApart + other.casesApart, daysApart + other.daysApart);
    }

    /// What is left without the other.
    public Sums minus(Sums other) {
        return new Sums(
                cases - other.cases, days - other.days, casesApart - other.casesApart, daysApart - other.daysApart);
    }

    /// The amount of a bill on these sums, unrounded, by the same stages as every bill.
    public BigDecimal amount(Terms terms) {
        var liability = terms.liability();
        var figures = new PoolFigures(
                new Figure.Counted(
                        Label.CASES, Unit.CASES, liability instanceof Liability.Individual ? casesApart : cases),
                new Figure.Counted(PoolFigures.daysLabel(liability), Unit.DAYS, days),
                new Figure.Counted(PoolFigures.apartLabel(liability), Unit.DAYS, daysApart));
        return Pricing.of(Charging.of(figures, liability).billable(), terms.price()).value();
    }
}
