package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.simulation.scenario.GoalSeek;
import se.klardag.rules.files.RuleFileException;

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
        if (!found.matches() || found.group(1).equals("0000")) {
            throw new IllegalArgumentException(soThat);
        }
        return new Goal(
                path,
                found.group(1).equals("total") ? 0 : Integer.parseInt(found.group(1)),
                found.group(2).equals("unchanged") ? null : new BigDecimal(found.group(2)));
    }

    /// What a reader must know of a value that was found (*förbehåll*).
    public enum Remark {
        /// Every bill counts and costs as today: nothing was changed.
        TRIVIAL("trivial"),
        /// Other values give the sum too.
        SEVERAL("several"),
        /// The sum rises and falls with the value.
        BY_CHANCE("by-chance");

        private final String code;

        Remark(String code) {
            this.code = code;
        }

        /// The code in results.
        public String code() {
            return code;
        }
    }

    /// What was found, with the sum that it gives.
    ///
    /// @param wanted      unrounded
    /// @param toPay       what is to be paid at the value
    /// @param wantedToPay what was to come out
    public record Found(
            Goal goal,
            BigDecimal wanted,
            GoalSeek.Solution solution,
            BigDecimal toPay,
            BigDecimal wantedToPay,
            List<Remark> remarks) {
        public Found {
            remarks = List.copyOf(remarks);
        }

        /// Every month with the value.
        List<Settlement> settled(RuleComparison trial) {
            return trial.settleAt(Map.of(goal.path, NumberFormats.machine(solution.value())));
        }

        /// Unrounded.
        public BigDecimal sum() {
            return wanted.add(solution.gap());
        }
    }

    /// Tries values until the sum is as wanted, or as near as a value of the grid brings it.
    public Found seek(RuleComparison trial, Comparison comparison) {
        var before = comparison.months().stream().map(Comparison.Month::base).toList();
        var wanted = target == null ? sum(Comparison.amounts(before)) : target;
        var grid = Grid.of(path);
        var solution = GoalSeek.nearest(
                grid.low(), grid.high(), grid.step(), value -> sum(at(trial, value).amounts()).subtract(wanted));
        var found = at(trial, solution.value());
        return new Found(
                this,
                wanted,
                solution,
                sum(found.toPay()),
                target == null ? sum(Comparison.toPay(before)) : target,
                remarks(solution, trial.countsAsToday(setting(solution.value()))));
    }

    private RuleComparison.Point at(RuleComparison trial, BigDecimal value) {
        return trial.pointAt(setting(value));
    }

    private Map<String, String> setting(BigDecimal value) {
        return Map.of(path, NumberFormats.machine(value));
    }

    /// Refuses a term that holds words or a time of day: no number can be looked for.
    ///
    /// @throws UsageException with the term
    void refuseWords(RuleComparison trial) {
        try {
            trial.at(setting(Grid.of(path).low()));
        } catch (RuleFileException _) {
            throw new UsageException("simulate.solve-words", path);
        }
    }

    private static List<Remark> remarks(GoalSeek.Solution solution, boolean asToday) {
        var remarks = new ArrayList<Remark>();
        if (solution.brackets() && asToday) {
            remarks.add(Remark.TRIVIAL);
        }
        if (solution.roots() > 1) {
            remarks.add(Remark.SEVERAL);
        }
        if (solution.brackets() && solution.turns() && !asToday) {
            remarks.add(Remark.BY_CHANCE);
        }
        return remarks;
    }

    private BigDecimal sum(SortedMap<Integer, BigDecimal> amounts) {
        return municipality == 0
                ? amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : amounts.getOrDefault(municipality, BigDecimal.ZERO);
    }

    /// The values that are tried.
    private record Grid(BigDecimal low, BigDecimal high, BigDecimal step) {
        private static final BigDecimal FINE = new BigDecimal("0.0001");

        /// By what the term holds, for one kind of care or all: days per case or kronor to four decimals, or whole days.
        static Grid of(String path) {
            if (path.endsWith("liability.threshold")) {
                return new Grid(BigDecimal.ZERO, new BigDecimal("60"), FINE);
            }
            return path.endsWith("price.dailyRate") || path.endsWith(".rate")
                    ? new Grid(FINE, new BigDecimal("100000"), FINE)
                    : new Grid(BigDecimal.ONE, new BigDecimal("90"), BigDecimal.ONE);
        }
    }
}
