package se.klardag.engine.simulation.chance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.MeanRounding;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;

/// A month's terms as plain numbers (*sammanställd regel*), to price a million drawn months.
///
/// Says the same as [CaseSums#amount] to the last digit that a `double` holds; a test holds the two together. Never used for a
/// bill.
public final class CompiledRule {
    private enum Model {
        AVERAGE,
        INDIVIDUAL,
        NOTHING
    }

    private static final int UNROUNDED = -1;

    private final Model model;
    private final long threshold;
    private final long scale;
    private final int decimals;
    private final long power;
    private final boolean halfUp;
    private final boolean carvesOut;
    private final double rate;

    private CompiledRule(Terms terms, boolean billed) {
        rate = billed ? rate(terms.price()) : 0;
        switch (terms.liability()) {
            case Liability.Average average -> {
                if (average.trigger() instanceof Trigger.PooledMonths) {
                    throw new IllegalArgumentException("earlier months decide");
                }
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
                        halfUp = switch (mode) {
                            case HALF_UP -> true;
                            case DOWN -> false;
                            default -> throw new IllegalArgumentException("a mean rounded " + mode);
                        };
                    }
                }
                carvesOut = average.longStay() instanceof LongStay.CarveOut;
            }
            case Liability.Individual _ -> {
                model = Model.INDIVIDUAL;
                threshold = 0;
                scale = 1;
                decimals = UNROUNDED;
                halfUp = false;
                carvesOut = true;
            }
            case Liability.FollowUpOnly _ -> {
                model = Model.NOTHING;
                threshold = 0;
                scale = 1;
                decimals = UNROUNDED;
                halfUp = false;
                carvesOut = false;
            }
        }
        power = decimals == UNROUNDED ? 1 : BigDecimal.TEN.pow(decimals).longValueExact();
    }

    /// The terms of a month, billed.
    ///
    /// @throws IllegalArgumentException when they are of those that [#unfit] names
    public static CompiledRule of(Terms terms) {
        return new CompiledRule(terms, true);
    }

    /// The terms of a kind of care in a month.
    ///
    /// @throws IllegalArgumentException when they are of those that [#unfit] names
    public static CompiledRule of(CareTerms.Known known) {
        return new CompiledRule(known.terms(), known.suspension().isEmpty());
    }

    /// Why terms cannot be put into plain numbers; empty when they can.
    public static Optional<Unfit> unfit(Terms terms) {
        if (terms.price() instanceof Price.Tariff) {
            return Optional.of(new Unfit(
                    "tariff",
                    new BilingualText(
                            "dygnets pris beror på dess nummer i vårdtiden", "a day's price depends on its number")));
        }
        return terms.liability() instanceof Liability.Average average ? unfit(average) : Optional.empty();
    }

    private static Optional<Unfit> unfit(Liability.Average average) {
        if (average.trigger() instanceof Trigger.PooledMonths) {
            return Optional.of(new Unfit(
                    "liability.trigger",
                    new BilingualText(
                            "tidigare månader avgör om en månad debiteras",
                            "earlier months decide whether a month is charged")));
        }
        return average.rounding().value() instanceof MeanRounding.ToDecimals(int _, var mode)
                && mode != RoundingMode.HALF_UP
                && mode != RoundingMode.DOWN
                        ? Optional.of(new Unfit(
                                "liability.rounding",
                                new BilingualText(
                                        "medelvärdet avrundas varken till närmaste eller nedåt",
                                        "the mean is rounded neither to the nearest nor down")))
                        : Optional.empty();
    }

    /// Why chance is not drawn under some terms (*dras inte*).
    ///
    /// @param path of the term that prevents it
    public record Unfit(String path, BilingualText reason) {}

    private static double rate(Price price) {
        return switch (price) {
            case Price.PerDay perDay -> perDay.dailyRate().value().doubleValue();
            case Price.Nothing _ -> 0;
            case Price.Unknown(var gap) -> throw gap;
            case Price.Tariff _ -> throw new IllegalArgumentException("a tariff prices days by their number");
        };
    }

    /// Days that are paid for.
    public double billableDays(long cases, long days, long individualDays) {
        return switch (model) {
            case AVERAGE -> excess(cases, days) + (carvesOut ? individualDays : 0);
            case INDIVIDUAL -> individualDays;
            case NOTHING -> 0;
        };
    }

    /// Kronor, unrounded.
    public double kronor(long cases, long days, long individualDays) {
        return billableDays(cases, days, individualDays) * rate;
    }

    /// Whether a case's own days make a bill: billed apart, where the rule bills so; else above the threshold.
    boolean carries(long cases, long days, long individualDays) {
        return switch (model) {
            case AVERAGE -> carvesOut ? individualDays > 0 : days * scale > threshold * cases;
            case INDIVIDUAL -> individualDays > 0;
            case NOTHING -> false;
        };
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
