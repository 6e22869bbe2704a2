package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.simulation.Solving;

/// A term to be set so that a sum comes out right (*mål*): `total=unchanged`, `total=600000`, `1280=unchanged`.
///
/// @param path         of the term
/// @param municipality whose sum; 0 for everybody's
/// @param target       kronor; `null` for what the base terms give
public record Goal(String path, int municipality, @Nullable BigDecimal target) {
    private static final Pattern SO_THAT = Pattern.compile("(total|[0-9]{4})=(unchanged|[0-9]+(?:\\.[0-9]{1,2})?)");

    /// Reads one.
    ///
    /// @throws IllegalArgumentException when the text is no goal
    public static Goal parse(String path, String soThat) {
        var found = SO_THAT.matcher(soThat);
        if (!found.matches()) {
            throw new IllegalArgumentException(soThat);
        }
        return new Goal(
                path,
                found.group(1).equals("total") ? 0 : Integer.parseInt(found.group(1)),
                found.group(2).equals("unchanged") ? null : new BigDecimal(found.group(2)));
    }

    /// What was found, with the sum that it gives.
    public record Found(Goal goal, BigDecimal wanted, Solving.Solution solution) {
        public BigDecimal sum() {
            return wanted.add(solution.gap());
        }
    }

    /// Tries values until the sum is as wanted, or as near as a value of the grid brings it.
    public Found seek(Trial trial, SortedMap<Integer, BigDecimal> base) {
        var wanted = target == null ? sum(base) : target;
        var grid = Grid.of(path);
        return new Found(
                this,
                wanted,
                Solving.nearest(
                        grid.low(),
                        grid.high(),
                        grid.step(),
                        value -> sum(trial.amountsAt(Map.of(path, value.stripTrailingZeros().toPlainString())))
                                .subtract(wanted)));
    }

    private BigDecimal sum(SortedMap<Integer, BigDecimal> amounts) {
        return municipality == 0
                ? amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : amounts.getOrDefault(municipality, BigDecimal.ZERO);
    }

    /// The values that are tried.
    private record Grid(BigDecimal low, BigDecimal high, BigDecimal step) {
        /// By what the term holds: days per case to four decimals, kronor, or whole days.
        static Grid of(String path) {
            return switch (path) {
                case "liability.threshold" -> new Grid(BigDecimal.ZERO, new BigDecimal("60"), new BigDecimal("0.0001"));
                case "price.dailyRate" -> new Grid(BigDecimal.ONE, new BigDecimal("100000"), BigDecimal.ONE);
                default -> new Grid(BigDecimal.ONE, new BigDecimal("90"), BigDecimal.ONE);
            };
        }
    }
}
