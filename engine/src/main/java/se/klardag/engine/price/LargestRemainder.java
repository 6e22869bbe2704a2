package se.klardag.engine.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/// An amount shared out by weights, to the last hundredth or the last whole (*fördelning med största rest*).
public final class LargestRemainder {
    private static final int HUNDREDTHS = 2;

    private LargestRemainder() {}

    private record Share(int code, BigDecimal whole, BigDecimal rest) {}

    /// Each share cut off at the hundredth; the hundredths that remain go one each to the largest remainders, to the lower
    /// code where two are the same. The shares add up to the amount.
    ///
    /// @param amount  0 or more; what it has beyond hundredths is kept, by sharing in as small units as it has
    /// @param weights 0 or more each, and not all 0
    public static SortedMap<Integer, BigDecimal> byWeights(BigDecimal amount, SortedMap<Integer, BigDecimal> weights) {
        return shared(amount, weights, Math.max(HUNDREDTHS, amount.scale()));
    }

    /// The same to whole numbers: a grant in kronor.
    ///
    /// @param amount  a whole number, 0 or more
    /// @param weights 0 or more each, and not all 0
    public static SortedMap<Integer, BigDecimal> wholeByWeights(BigDecimal amount,
            SortedMap<Integer, BigDecimal> weights) {
        return shared(amount.setScale(0, RoundingMode.UNNECESSARY), weights, 0);
    }

    private static SortedMap<Integer, BigDecimal> shared(BigDecimal amount, SortedMap<Integer, BigDecimal> weights,
            int scale) {
        var unit = BigDecimal.ONE.movePointLeft(scale);
        var all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new ArrayList<Share>();
        var left = amount;
        for (var each : weights.entrySet()) {
            var parts = amount.multiply(each.getValue()).divideAndRemainder(all.multiply(unit));
            var whole = parts[0].multiply(unit).setScale(scale, RoundingMode.UNNECESSARY);
            shares.add(new Share(each.getKey(), whole, parts[1]));
            left = left.subtract(whole);
        }
        shares.sort(Comparator.comparing(Share::rest).reversed().thenComparingInt(Share::code));
        int extra = left.divide(unit).intValueExact();
        var result = new TreeMap<Integer, BigDecimal>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            result.put(share.code(), i < extra ? share.whole().add(unit) : share.whole());
        }
        return result;
    }
}
