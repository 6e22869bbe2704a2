package se.klardag.engine.grant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Divides a whole number by weights into whole numbers that add up to it (*största resten*): each part is rounded down, and
/// what is left goes, one each, to the parts that lost most by it. Of equal losses the earlier part comes first.
///
/// | | |
/// |---|---|
/// | Unit | that of the number: kronor |
/// | Valid | a number of 0 or more; weights of 0 or more, not all 0 |
/// | Source | Hamilton's method |
/// | Rounding | none but its own; exact for any weights |
public final class LargestRemainder {
    private LargestRemainder() {}

    /// Which parts get one more than their part rounded down, in the order of the weights.
    ///
    /// @throws IllegalArgumentException when there is nothing to divide by, or a number is below 0
    public static List<Boolean> raised(long whole, List<Long> weights) {
        if (whole < 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("nothing below 0 is divided: " + whole + " by " + weights);
        }
        var all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (all.signum() == 0) {
            throw new IllegalArgumentException("nothing to divide by: " + weights);
        }
        var left = BigInteger.valueOf(whole);
        var lost = new ArrayList<BigInteger>();
        for (var weight : weights) {
            var parts = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weight)).divideAndRemainder(all);
            left = left.subtract(parts[0]);
            lost.add(parts[1]);
        }
        var first = IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get).reversed())
                .limit(left.longValueExact())
                .toList();
        return IntStream.range(0, weights.size()).mapToObj(first::contains).toList();
    }
}
