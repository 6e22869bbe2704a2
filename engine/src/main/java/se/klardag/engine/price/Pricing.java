package se.klardag.engine.price;

import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.terms.Price;

/// Stage 4 of 5: what the billable days cost (*belopp*).
public final class Pricing {
    private Pricing() {}

    /// Days times daily rate, unrounded.
    ///
    /// @throws se.klardag.engine.terms.RuleGap when no rate is known
    public static Figure of(Figure billable, Price price) {
        return switch (price) {
            case Price.PerDay(var rate, var _) ->
                new Figure.Product(
                        Label.AMOUNT,
                        billable,
                        new Figure.Agreed(Label.DAILY_RATE, Unit.SEK_PER_DAY, rate.value(), rate));
            case Price.Nothing _ -> new Figure.Counted(Label.AMOUNT, Unit.SEK, 0);
            case Price.Unknown(var gap) -> throw gap;
        };
    }
}
