package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.MeanRounding;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.Terms;

/// A month's terms as plain numbers (*sammanställd regel*), to price a million drawn months.
///
/// Says the same as [Sums#amount] to the last digit that a `double` holds; a test holds the two together. Never used for a
/// bill.
public final class CompiledRule {
    private enum Model {
        AVERAGE,
        APART_ONLY,
        NOTHING
    }

    private static final int UNROUNDED = -1;

    private final Model model;
    private final long threshold;
    private final long scale;
    private final int decimals;
    private final long power;
    private final boolean halfUp;
    private final boolean apart;
    private final double rate;

    private CompiledRule(Terms terms) {
        rate = terms.price() instanceof Price.PerDay(var dailyRate, var _) ? dailyRate.value().doubleValue() : 0;
        switch (terms.liability()) {
            case Liability.Average average -> {
                model = Model.AVERAGE;
                var limit = average.threshold().value();
                int digits = Math.max(0, limit.stripTrailingZeros().scale());
                scale = BigDecimal.TEN.pow(digits).longValueExact();
                threshold = limit.movePointRight(digits).longValueExact();
                switch (average.rounding().value()) {
                    case MeanRounding.Unrounded _ -> {
                        decimals = UNROUNDED;
                        halfUp = false;
                    }
                    case MeanRounding.ToDecimals(int to, var mode) -> {
                        decimals = to;
                        halfUp = mode == RoundingMode.HALF_UP;
                    }
                }
                apart = true;
            }
            case Liability.Individual _ -> {
                model = Model.APART_ONLY;
                threshold = 0;
                scale = 1;
                decimals = UNROUNDED;
                halfUp = false;
                apart = true;
            }
            case Liability.FollowUpOnly _ -> {
                model = Model.NOTHING;
                threshold = 0;
                scale = 1;
                decimals = UNROUNDED;
                halfUp = false;
                apart = false;
            }
        }
        power = decimals == UNROUNDED ? 1 : BigDecimal.TEN.pow(decimals).longValueExact();
    }

    /// The terms of a month.
    public static CompiledRule of(Terms terms) {
        return new CompiledRule(terms);
    }

    /// Days that are paid for.
    public double billableDays(long cases, long days, long daysApart) {
        return switch (model) {
            case AVERAGE -> excess(cases, days) + (apart ? daysApart : 0);
            case APART_ONLY -> daysApart;
            case NOTHING -> 0;
        };
    }

    /// Kronor, unrounded.
    public double kronor(long cases, long days, long daysApart) {
        return billableDays(cases, days, daysApart) * rate;
    }

    private double excess(long cases, long days) {
        if (cases == 0) {
            return 0;
        }
        if (decimals == UNROUNDED) {
            return Math.max(0, days * scale - threshold * cases) / (double) scale;
        }
        long shifted = days * power;
        long mean = halfUp ? (2 * shifted + cases) / (2 * cases) : shifted / cases;
        long above = Math.max(0, mean * scale - threshold * power);
        return (double) (above * cases) / (scale * power);
    }
}
