package se.klardag.engine.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.settlement.Settlement;

/// The same cases settled under two sets of terms, month by month (*jämförelse*).
///
/// @param months in order of time
public record Comparison(List<Month> months) {
    public Comparison {
        months = List.copyOf(months);
    }

    /// One month under both.
    public record Month(Settlement base, Settlement changed) {}

    /// One municipality over all months, unrounded kronor.
    public record Line(int municipality, BigDecimal base, BigDecimal changed) {
        public BigDecimal difference() {
            return changed.subtract(base);
        }

        private Line plus(BigDecimal moreBase, BigDecimal moreChanged) {
            return new Line(municipality, base.add(moreBase), changed.add(moreChanged));
        }
    }

    /// By code, ascending: every municipality with a bill under either terms.
    public SortedMap<Integer, Line> lines() {
        var lines = new TreeMap<Integer, Line>();
        for (var month : months) {
            amounts(List.of(month.base()))
                    .forEach((code, amount) -> add(lines, code, amount, BigDecimal.ZERO));
            amounts(List.of(month.changed()))
                    .forEach((code, amount) -> add(lines, code, BigDecimal.ZERO, amount));
        }
        return lines;
    }

    private static void add(SortedMap<Integer, Line> lines, int code, BigDecimal base, BigDecimal changed) {
        lines.merge(
                code,
                new Line(code, base, changed),
                (before, _) -> before.plus(base, changed));
    }

    /// Everybody together under the first terms.
    public BigDecimal base() {
        return lines().values().stream().map(Line::base).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Everybody together under the second.
    public BigDecimal changed() {
        return lines().values().stream().map(Line::changed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What each municipality owes over the settlements, all groups of care together.
    public static SortedMap<Integer, BigDecimal> amounts(List<Settlement> settlements) {
        var amounts = new TreeMap<Integer, BigDecimal>();
        for (var settlement : settlements) {
            for (var bill : settlement.bills()) {
                amounts.merge(bill.municipality(), bill.amount().value(), BigDecimal::add);
            }
        }
        return amounts;
    }
}
