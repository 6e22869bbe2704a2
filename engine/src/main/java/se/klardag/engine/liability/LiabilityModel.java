package se.klardag.engine.liability;

import java.util.List;
import java.util.Optional;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.liability.Trigger;

/// Step 6 of 8: how many days are paid for (*betalningsansvar*).
public final class LiabilityModel {
    private static final Figure NO_EXCESS = new Figure.Counted(Label.EXCESS_DAYS, Unit.DAYS, 0);
    private static final Figure NO_LONG_STAY = new Figure.Counted(Label.LONG_STAY_DAYS, Unit.DAYS, 0);

    private LiabilityModel() {}

    /// The billable days of one municipality's cases under the terms' model.
    public static BillableDays of(TotalsFigures pool, Liability liability) {
        return switch (liability) {
            case Liability.Average average -> average(pool, average);
            case Liability.Individual _ ->
                new BillableDays(
                        pool.cases(), pool.individualDays(), Optional.empty(), NO_EXCESS, NO_LONG_STAY,
                        pool.individualDays());
            case Liability.FollowUpOnly _ ->
                new BillableDays(
                        pool.cases(),
                        pool.days(),
                        mean(pool),
                        NO_EXCESS,
                        NO_LONG_STAY,
                        new Figure.Counted(Label.BILLABLE_DAYS, Unit.DAYS, 0));
        };
    }

    private static BillableDays average(TotalsFigures pool, Liability.Average terms) {
        var mean = mean(pool);
        var threshold = new Figure.Agreed(
                Label.THRESHOLD, Unit.DAYS_PER_CASE, terms.threshold().value(), terms.threshold());
        var excess = released(excess(pool, mean, threshold, terms), pool, threshold, terms);
        var longStayDays = released(pool.individualDays(), pool, threshold, terms);
        return switch (terms.longStay()) {
            case LongStay.InAverage _ ->
                new BillableDays(pool.cases(), pool.days(), mean, excess, NO_LONG_STAY, excess);
            case LongStay.CarveOut _ ->
                new BillableDays(
                        pool.cases(),
                        pool.days(),
                        mean,
                        excess,
                        longStayDays,
                        new Figure.Sum(Label.BILLABLE_DAYS, Unit.DAYS, List.of(excess, longStayDays)));
        };
    }

    /// Where earlier months decide, days are charged only if their mean is above the threshold.
    private static Figure released(Figure days, TotalsFigures pool, Figure threshold, Liability.Average terms) {
        return switch (terms.trigger()) {
            case Trigger.EachMonth _ -> days;
            case Trigger.PooledMonths(var months) -> pool.deciding()
                    .<Figure>map(deciding -> new Figure.Released(days.label(), days, deciding, threshold, months))
                    .orElse(days);
        };
    }

    /// Without a rounding step the excess is days less threshold times cases, exact; with one it is the rounded mean
    /// less the threshold, times cases. No cases, no excess.
    private static Figure excess(
            TotalsFigures pool, Optional<Figure> mean, Figure threshold, Liability.Average terms) {
        return switch (terms.rounding().value()) {
            case MeanRounding.Unrounded _ -> exact(pool, threshold);
            case MeanRounding.ToDecimals(int decimals, var mode) ->
                mean.<Figure>map(exactly -> {
                    var rounded = new Figure.Rounded(
                            Label.MEAN_ROUNDED, exactly, decimals, mode, terms.rounding());
                    var above = new Figure.Excess(Label.MEAN_ABOVE_THRESHOLD, rounded, threshold);
                    return new Figure.Product(Label.EXCESS_DAYS, above, pool.cases());
                })
                        .orElseGet(() -> exact(pool, threshold));
        };
    }

    private static Figure exact(TotalsFigures pool, Figure threshold) {
        var within = new Figure.Product(Label.DAYS_WITHIN_THRESHOLD, threshold, pool.cases());
        return new Figure.Excess(Label.EXCESS_DAYS, pool.days(), within);
    }

    private static Optional<Figure> mean(TotalsFigures pool) {
        return pool.cases().value().signum() == 0
                ? Optional.empty()
                : Optional.of(new Figure.Mean(Label.MEAN, pool.days(), pool.cases()));
    }
}
