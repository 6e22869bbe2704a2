package se.klardag.engine.simulation.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// How much of a difference each of several changes stands for (*effektuppdelning*).
///
/// What a change does depends on which others are made before it. Here each is given its mean over every order in which
/// they could be made (the Shapley value), so that no order is favoured. The parts are exact to the öre and add up to the
/// difference: what is left of an öre goes where most of it belongs.
public final class ShapleyEffects {
    /// More than so many kinds of change would mean more than 256 settlements.
    public static final int MOST = 8;

    private static final int ORE = 2;

    private ShapleyEffects() {}

    /// The parts of every municipality's difference.
    ///
    /// @param changes how many
    /// @param amounts what each municipality owes with a set of changes made; bit 0 is the first change
    /// @return by municipality, a part for each change
    public static SortedMap<Integer, List<BigDecimal>> split(
            int changes, IntFunction<? extends Map<Integer, BigDecimal>> amounts) {
        if (changes < 1 || changes > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " changes, not " + changes);
        }
        var bySet = IntStream.range(0, 1 << changes).mapToObj(amounts).toList();
        var codes = new TreeSet<Integer>();
        bySet.forEach(each -> codes.addAll(each.keySet()));
        var parts = new TreeMap<Integer, List<BigDecimal>>();
        for (int code : codes) {
            parts.put(
                    code,
                    split(changes, bySet.stream().map(each -> each.getOrDefault(code, BigDecimal.ZERO)).toList()));
        }
        return parts;
    }

    /// One municipality's.
    private static List<BigDecimal> split(int changes, List<BigDecimal> amounts) {
        var orders = factorial(changes);
        var sums = new ArrayList<BigDecimal>();
        for (int change = 0; change < changes; change++) {
            var sum = BigDecimal.ZERO;
            int own = 1 << change;
            for (int set = 0; set < amounts.size(); set++) {
                if ((set & own) == 0) {
                    int before = Integer.bitCount(set);
                    var weight = factorial(before).multiply(factorial(changes - before - 1));
                    var step = amounts.get(set | own).subtract(amounts.get(set));
                    sum = sum.add(step.multiply(new BigDecimal(weight)));
                }
            }
            sums.add(sum);
        }
        return apportion(sums, orders, amounts.getLast().subtract(amounts.getFirst()));
    }

    /// The parts `sums / divisor` as decimals that add up to the whole.
    private static List<BigDecimal> apportion(List<BigDecimal> sums, BigInteger divisor, BigDecimal whole) {
        int scale = Math.max(ORE, whole.stripTrailingZeros().scale());
        var by = new BigDecimal(divisor);
        var parts = new ArrayList<BigDecimal>();
        var left = whole;
        for (var sum : sums) {
            var part = sum.divide(by, scale, RoundingMode.FLOOR);
            parts.add(part);
            left = left.subtract(part);
        }
        var unit = BigDecimal.ONE.movePointLeft(scale);
        var mostLost = IntStream.range(0, sums.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> sums.get(i).subtract(parts.get(i).multiply(by))).reversed())
                .toList();
        for (int i = 0; left.signum() > 0; i++) {
            int receiver = mostLost.get(i);
            parts.set(receiver, parts.get(receiver).add(unit));
            left = left.subtract(unit);
        }
        return parts;
    }

    private static BigInteger factorial(int n) {
        var product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }
}
