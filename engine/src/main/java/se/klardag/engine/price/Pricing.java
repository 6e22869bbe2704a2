package se.klardag.engine.price;

import java.math.BigDecimal;
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
            case Price.Nothing(var because) -> new Figure.Agreed(Label.AMOUNT, Unit.SEK, BigDecimal.ZERO, because);
            case Price.Unknown(var gap) -> throw gap;
        };
    }
}
