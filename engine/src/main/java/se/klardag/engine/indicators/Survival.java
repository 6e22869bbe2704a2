package se.klardag.engine.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How many remain after so many days, when some have not left yet (*överlevnadskurva*): Kaplan and Meier's estimate
/// with Greenwood's standard error.
///
/// | | |
/// |---|---|
/// | Unit | share of those at risk, 0 to 1; whole days |
/// | Valid | one whose end is not known is at risk through the last day it was seen, that day included |
/// | Source | the estimator of Kaplan and Meier, errors by the formula of Greenwood |
/// | Rounding | reckoned with 34 digits ([MathContext#DECIMAL128]), shown with [#DECIMALS] decimals, half up |
public final class Survival {
    /// Decimals of a share and its error.
    public static final int DECIMALS = 6;

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private Survival() {}

    /// A day on which somebody left (*steg*).
    ///
    /// @param atRisk        who had not left before that day
    /// @param left          who left that day
    /// @param remaining     estimated share that remain after it
    /// @param standardError of the share; empty once nobody remains, where Greenwood's formula has no value
    public record Step(long days, long atRisk, long left, BigDecimal remaining, Optional<BigDecimal> standardError) {}

    /// One step for every day on which somebody left, ascending.
    ///
    /// @param left    how many left after so many days
    /// @param stillIn how many were last seen after so many days
    public static List<Step> estimate(SortedMap<Long, Long> left, SortedMap<Long, Long> stillIn) {
        var days = new TreeSet<Long>(left.keySet());
        days.addAll(stillIn.keySet());
        long atRisk = sum(left) + sum(stillIn);
        var remaining = BigDecimal.ONE;
        var variance = BigDecimal.ZERO; // Greenwood's sum
        var steps = new ArrayList<Step>();
        for (long day : days) {
            long leaving = left.getOrDefault(day, 0L);
            if (leaving > 0) {
                long staying = atRisk - leaving;
                remaining = remaining.multiply(BigDecimal.valueOf(staying))
                        .divide(
                                BigDecimal.valueOf(atRisk), PRECISION);
                Optional<BigDecimal> error = Optional.empty();
                if (staying > 0) {
                    variance = variance.add(
                            BigDecimal.valueOf(leaving)
                                    .divide(
                                            BigDecimal.valueOf(atRisk).multiply(BigDecimal.valueOf(staying)),
                                            PRECISION),
                            PRECISION);
                    error = Optional.of(shown(remaining.multiply(variance.sqrt(PRECISION), PRECISION)));
                }
                steps.add(new Step(day, atRisk, leaving, shown(remaining), error));
            }
            atRisk -= leaving + stillIn.getOrDefault(day, 0L);
        }
        return steps;
    }

    /// The last step on or before a day; empty while nobody has left.
    public static Optional<Step> at(List<Step> steps, long days) {
        return steps.stream().filter(step -> step.days() <= days).reduce((_, later) -> later);
    }

    /// How many had not left before a day, of those in [#estimate].
    public static long atRisk(SortedMap<Long, Long> left, SortedMap<Long, Long> stillIn, long days) {
        return sum(new TreeMap<>(left).tailMap(days)) + sum(new TreeMap<>(stillIn).tailMap(days));
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
