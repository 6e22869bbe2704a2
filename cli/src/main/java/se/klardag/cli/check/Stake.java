package se.klardag.cli.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.Settlement;

/// What one kommun pays by each of two sources (*belopp som skiljer*).
///
/// @param municipality four digits
public record Stake(String municipality, BigDecimal one, BigDecimal other) {
    /// The kommuner whose amounts differ, ascending by code.
    public static List<Stake> of(Settlement one, Settlement other) {
        var before = amounts(one);
        var after = amounts(other);
        var codes = new TreeMap<String, BigDecimal>(before);
        after.forEach(codes::putIfAbsent);
        var stakes = new ArrayList<Stake>();
        for (var code : codes.keySet()) {
            var stake = new Stake(
                    code, before.getOrDefault(code, BigDecimal.ZERO), after.getOrDefault(code, BigDecimal.ZERO));
            if (stake.difference().signum() != 0) {
                stakes.add(stake);
            }
        }
        return stakes;
    }

    /// The second less the first.
    public BigDecimal difference() {
        return other.subtract(one);
    }

    private static TreeMap<String, BigDecimal> amounts(Settlement settlement) {
        var amounts = new TreeMap<String, BigDecimal>();
        settlement.bills()
                .forEach(bill -> amounts.merge(
                        Municipality.codeText(bill.municipality()), bill.amount().value(), BigDecimal::add));
        return amounts;
    }
}
