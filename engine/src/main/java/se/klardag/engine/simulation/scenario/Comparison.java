package se.klardag.engine.simulation.scenario;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import se.klardag.engine.bill.Bill;
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

    /// One municipality over all months, in kronor.
    public record Line(int municipality, BigDecimal base, BigDecimal changed) {
        public BigDecimal difference() {
            return changed.subtract(base);
        }

        private Line plus(Line more) {
            return new Line(municipality, base.add(more.base), changed.add(more.changed));
        }
    }

    /// By code, ascending: every municipality with a bill under either terms, its bills unrounded.
    public SortedMap<Integer, Line> lines() {
        return lines(Comparison::amounts);
    }

    /// The same with each bill rounded to what is to be paid (*att betala*).
    public SortedMap<Integer, Line> linesToPay() {
        return lines(Comparison::toPay);
    }

    private SortedMap<Integer, Line> lines(Function<List<Settlement>, SortedMap<Integer, BigDecimal>> sums) {
        var lines = new TreeMap<Integer, Line>();
        sums.apply(months.stream().map(Month::base).toList())
                .forEach((code, sum) -> lines.merge(code, new Line(code, sum, BigDecimal.ZERO), Line::plus));
        sums.apply(months.stream().map(Month::changed).toList())
                .forEach((code, sum) -> lines.merge(code, new Line(code, BigDecimal.ZERO, sum), Line::plus));
        return lines;
    }

    /// Everybody together under the first terms, unrounded.
    public BigDecimal base() {
        return sum(lines().values(), Line::base);
    }

    /// Everybody together under the second, unrounded.
    public BigDecimal changed() {
        return sum(lines().values(), Line::changed);
    }

    /// What everybody is to pay under the first terms.
    public BigDecimal baseToPay() {
        return sum(linesToPay().values(), Line::base);
    }

    /// What everybody is to pay under the second.
    public BigDecimal changedToPay() {
        return sum(linesToPay().values(), Line::changed);
    }

    private static BigDecimal sum(Collection<Line> lines, Function<Line, BigDecimal> of) {
        return lines.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What each municipality owes over the settlements, all groups of care together, unrounded.
    public static SortedMap<Integer, BigDecimal> amounts(List<Settlement> settlements) {
        return sums(settlements, bill -> bill.amount().value());
    }

    /// What each municipality is to pay over the settlements, each bill rounded by itself.
    public static SortedMap<Integer, BigDecimal> toPay(List<Settlement> settlements) {
        return sums(settlements, bill -> bill.toPay().value());
    }

    private static SortedMap<Integer, BigDecimal> sums(List<Settlement> settlements, Function<Bill, BigDecimal> of) {
        var sums = new TreeMap<Integer, BigDecimal>();
        for (var settlement : settlements) {
            settlement.bills().forEach(bill -> sums.merge(bill.municipality(), of.apply(bill), BigDecimal::add));
        }
        return sums;
    }
}
