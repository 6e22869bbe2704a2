package se.klardag.engine.liability;

import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.Liability;

/// The three figures that the models start from (*ingångsuppgifter*): counted on plain values, or each with its cases.
///
/// @param cases     cases in the average, or followed
/// @param days      their days
/// @param daysApart days billed on their own
public record PoolFigures(Figure cases, Figure days, Figure daysApart) {
    /// From plain sums.
    public static PoolFigures of(Pool pool, Liability liability) {
        var days = new Figure.Counted(Label.DAYS_IN_AVERAGE, Unit.DAYS, pool.days());
        return switch (liability) {
            case Liability.Individual _ ->
                new PoolFigures(
                        cases(pool.casesApart()),
                        days,
                        new Figure.Counted(Label.LIABLE_DAYS, Unit.DAYS, pool.daysApart()));
            case Liability.Average _,Liability.FollowUpOnly _ ->
                new PoolFigures(
                        cases(pool.cases()),
                        days,
                        new Figure.Counted(Label.LONG_STAY_DAYS, Unit.DAYS, pool.daysApart()));
        };
    }

    private static Figure cases(long count) {
        return new Figure.Counted(Label.CASES, Unit.CASES, count);
    }
}
