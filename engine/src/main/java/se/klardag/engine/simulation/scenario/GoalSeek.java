package se.klardag.engine.simulation.scenario;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.LongStream;

/// Looks for the value of a term that brings a gap to zero (*målsökning*), on a grid of decimals: a threshold nobody can
/// write in an agreement is no solution.
public final class GoalSeek {
    /// So few values are tried one by one, so that a gap that turns back is no trap.
    private static final int FEW = 400;

    private GoalSeek() {}

    /// What was found.
    ///
    /// @param value    of the grid
    /// @param gap      what is left there
    /// @param brackets whether the gap changes its sign next to the value, or is zero on it: otherwise the grid holds no
    ///                 solution, and the value is the nearest
    /// @param roots    at how many values the gap is zero, or changes its sign; on a long grid 2 stands for several
    /// @param turns    whether the gap both rises and falls along the grid
    public record Solution(BigDecimal value, BigDecimal gap, boolean brackets, int roots, boolean turns) {}

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
        var best = at.apply(0L);
        var before = gap.apply(best);
        var least = before;
        int roots = before.signum() == 0 ? 1 : 0;
        boolean rises = false;
        boolean falls = false;
        for (long index = 1; index <= last; index++) {
            var value = at.apply(index);
            var here = gap.apply(value);
            roots += here.signum() == 0 || here.signum() * before.signum() < 0 ? 1 : 0;
            rises |= here.compareTo(before) > 0;
            falls |= here.compareTo(before) < 0;
            if (here.abs().compareTo(least.abs()) < 0) {
                best = value;
                least = here;
            }
            before = here;
        }
        return new Solution(best, least, roots > 0, roots, rises && falls);
    }

    private static Solution halve(long last, Function<Long, BigDecimal> at, Function<BigDecimal, BigDecimal> gap) {
        long low = 0;
        long high = last;
        var atLow = gap.apply(at.apply(low));
        var atHigh = gap.apply(at.apply(high));
        if (atLow.signum() * atHigh.signum() > 0) {
            return nearer(at.apply(low), atLow, at.apply(high), atHigh, 0);
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
        return nearer(at.apply(low), atLow, at.apply(high), atHigh, roots(low, high, last, at, gap));
    }

    /// Several where the gap is zero at two values beside each other.
    private static int roots(
            long low, long high, long last, Function<Long, BigDecimal> at, Function<BigDecimal, BigDecimal> gap) {
        long zeros = LongStream.rangeClosed(Math.max(0, low - 1), Math.min(last, high + 1))
                .filter(index -> gap.apply(at.apply(index)).signum() == 0)
                .limit(2)
                .count();
        return zeros > 1 ? 2 : 1;
    }

    private static Solution nearer(
            BigDecimal one, BigDecimal gapOfOne, BigDecimal other, BigDecimal gapOfOther, int roots) {
        return gapOfOne.abs().compareTo(gapOfOther.abs()) <= 0
                ? new Solution(one, gapOfOne, roots > 0, roots, false)
                : new Solution(other, gapOfOther, roots > 0, roots, false);
    }
}
