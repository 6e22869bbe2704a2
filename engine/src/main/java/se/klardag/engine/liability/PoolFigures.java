package se.klardag.engine.liability;

import java.util.List;
import java.util.Optional;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.Liability;

/// The figures that the models start from (*ingångsuppgifter*): counted on plain values, or each with its cases.
///
/// @param cases     cases in the average, or followed
/// @param days      their days
/// @param daysApart days billed on their own
/// @param daysOfLines those of them that each line of a tariff reaches, in its order
/// @param deciding  the mean of earlier months that decides whether this one is charged, where one does
public record PoolFigures(
        Figure cases,
        Figure days,
        Figure daysApart,
        List<Figure> daysOfLines,
        Optional<Figure> deciding) {
    public PoolFigures {
        daysOfLines = List.copyOf(daysOfLines);
    }

    /// From plain sums.
    public static PoolFigures of(Pool pool, Liability liability, Optional<Figure> deciding) {
        return new PoolFigures(
                new Figure.Counted(
                        Label.CASES,
                        Unit.CASES,
                        liability instanceof Liability.Individual ? pool.casesApart() : pool.cases()),
                new Figure.Counted(daysLabel(liability), Unit.DAYS, pool.days()),
                new Figure.Counted(apartLabel(liability), Unit.DAYS, pool.daysApart()),
                pool.daysOfLines()
                        .stream()
                        .<Figure>map(days -> new Figure.Counted(apartLabel(liability), Unit.DAYS, days))
                        .toList(),
                deciding);
    }

    /// The mean of the months that decide: of no cases it is 0.
    public static Figure decidingMean(long days, long cases) {
        return cases == 0
                ? new Figure.Counted(Label.DECIDING_MEAN, Unit.DAYS_PER_CASE, 0)
                : new Figure.Mean(
                        Label.DECIDING_MEAN,
                        new Figure.Counted(Label.DAYS_IN_AVERAGE, Unit.DAYS, days),
                        new Figure.Counted(Label.CASES, Unit.CASES, cases));
    }

    /// What the days that are not billed apart stand for.
    public static Label daysLabel(Liability liability) {
        return switch (liability) {
            case Liability.Average _ -> Label.DAYS_IN_AVERAGE;
            case Liability.Individual _ -> Label.DAYS_IN_AVERAGE;
            case Liability.FollowUpOnly _ -> Label.FOLLOWED_DAYS;
        };
    }

    /// What the days billed apart stand for.
    public static Label apartLabel(Liability liability) {
        return switch (liability) {
            case Liability.Average _ -> Label.LONG_STAY_DAYS;
            case Liability.Individual _ -> Label.LIABLE_DAYS;
            case Liability.FollowUpOnly _ -> Label.LONG_STAY_DAYS;
        };
    }
}
