package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.scenario.Comparison;

/// What is to be paid by ward or hospital (*belopp per vårdenhet*), under each of several rules: a bill is the kommun's and no
/// ward's, so it is shared by the days that each ward's cases have on it.
///
/// @param ward  as the cases name it; empty where they do not
/// @param toPay under each of the rules, in kronor, as exact as the bills; over all wards they are what is to be paid
public record WardSums(String ward, List<BigDecimal> toPay) {
    public WardSums {
        toPay = List.copyOf(toPay);
    }

    /// By ward, in order of name; none where the cases name fewer than two.
    ///
    /// @param wards by id of case
    /// @param rules settled month by month
    static List<WardSums> of(PeriodCases cases, Map<String, String> wards, List<List<Settlement>> rules) {
        SortedSet<String> names = new TreeSet<>(wards.values());
        if (names.stream().filter(name -> !name.isEmpty()).count() < 2) {
            return List.of();
        }
        var under = rules.stream().map(months -> shares(cases, wards, months)).toList();
        under.forEach(each -> names.addAll(each.keySet()));
        var sums = new ArrayList<WardSums>();
        for (var name : names) {
            var toPay = under.stream().map(each -> each.getOrDefault(name, BigDecimal.ZERO)).toList();
            sums.add(new WardSums(name, toPay));
        }
        return sums;
    }

    private static SortedMap<String, BigDecimal> shares(
            PeriodCases cases, Map<String, String> wards, List<Settlement> months) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var month : months) {
            var days = new TreeMap<Integer, SortedMap<String, Long>>();
            for (var fact : cases.in(month.agreement().period())) {
                for (var part : CasePart.of(fact, month.agreement())) {
                    days.computeIfAbsent(part.payer(), _ -> new TreeMap<>())
                            .merge(wards.getOrDefault(fact.id(), ""), part.days(), Long::sum);
                }
            }
            Comparison.toPay(List.of(month))
                    .forEach((code, bill) -> share(bill, days.getOrDefault(code, new TreeMap<>()))
                            .forEach((ward, part) -> sums.merge(ward, part, BigDecimal::add)));
        }
        return sums;
    }

    /// Rounded as the days go along, so that the parts are the whole.
    static SortedMap<String, BigDecimal> share(BigDecimal bill, SortedMap<String, Long> days) {
        var parts = new TreeMap<String, BigDecimal>();
        long all = days.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            parts.put("", bill);
            return parts;
        }
        int decimals = Math.max(0, bill.stripTrailingZeros().scale());
        long until = 0;
        var given = BigDecimal.ZERO;
        for (var ward : days.entrySet()) {
            until += ward.getValue();
            var reached = bill.multiply(BigDecimal.valueOf(until))
                    .divide(BigDecimal.valueOf(all), decimals, RoundingMode.HALF_UP);
            parts.put(ward.getKey(), reached.subtract(given));
            given = reached;
        }
        return parts;
    }
}
