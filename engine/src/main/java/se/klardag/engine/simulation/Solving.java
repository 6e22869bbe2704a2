package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.util.function.Function;

/// Looks for the value of a term that brings a gap to zero (*målsökning*), on a grid of decimals: a threshold nobody can
/// write in an agreement is no solution.
public final class Solving {
    /// So few values are tried one by one, so that a gap that turns back is no trap.
    private static final int FEW = 400;

    private Solving() {}

    /// What was found.
    ///
    /// @param value    of the grid
    /// @param gap      what is left there
    /// @param brackets whether the gap changes its sign next to the value, or is zero on it: otherwise the grid holds no
    ///                 solution, and the value is the nearest
    public record Solution(BigDecimal value, BigDecimal gap, boolean brackets) {}

    /// The value with the smallest gap. On a long grid the gap must not turn back: then it is halved.
    ///
    /// @param low  first value
    /// @param high last value
    /// @param step between neighbours
    /// @param gap  what is to become zero
    public static Solution nearest(
            BigDecimal low, BigDecimal high, BigDecimal step, Function<BigDecimal, BigDecimal> gap) {
        long last = high.subtract(low).divideToIntegralValue(step).longValueExact();
        Function<Long, BigDecimal> at = index -> low.add(step.multiply(BigDecimal.valueOf(index)));
        return last <= FEW ? scan(last, at, gap) : halve(last, at, gap);
    }

    private static Solution scan(long last, Function<Long, BigDecimal> at, Function<BigDecimal, BigDecimal> gap) {
        var best = new Solution(at.apply(0L), gap.apply(at.apply(0L)), false);
        boolean above = best.gap().signum() >= 0;
        boolean below = best.gap().signum() <= 0;
        for (long index = 1; index <= last; index++) {
            var value = at.apply(index);
            var here = gap.apply(value);
            above |= here.signum() >= 0;
            below |= here.signum() <= 0;
            if (here.abs().compareTo(best.gap().abs()) < 0) {
                best = new Solution(value, here, false);
            }
        }
        return new Solution(best.value(), best.gap(), above && below);
    }

    private static Solution halve(long last, Function<Long, BigDecimal> at, Function<BigDecimal, BigDecimal> gap) {
        long low = 0;
        long high = last;
        var atLow = gap.apply(at.apply(low));
        var atHigh = gap.apply(at.apply(high));
        if (atLow.signum() * atHigh.signum() > 0) {
            return nearer(at.apply(low), atLow, at.apply(high), atHigh, false);
        }
        // Keeps the first value at which the gap is no longer on the low end's side.
        int side = atLow.signum() == 0 ? -atHigh.signum() : atLow.signum();
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            var here = gap.apply(at.apply(middle));
            if (here.signum() == side && side != 0) {
                low = middle;
                atLow = here;
            } else {
                high = middle;
                atHigh = here;
            }
        }
        return nearer(at.apply(low), atLow, at.apply(high), atHigh, true);
    }

    private static Solution nearer(
            BigDecimal one, BigDecimal gapOfOne, BigDecimal other, BigDecimal gapOfOther, boolean brackets) {
        return gapOfOne.abs().compareTo(gapOfOther.abs()) <= 0
                ? new Solution(one, gapOfOne, brackets)
                : new Solution(other, gapOfOther, brackets);
    }
}
