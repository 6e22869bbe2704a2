package se.klardag.cli.report.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.klardag.cli.simulate.Alternative;
import se.klardag.cli.simulate.Simulation;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.scenario.Comparison;

/// What is to be paid by year or by ward (*grupperat*), under every rule.
///
/// @param key of the words for the first column
record RuleGroups(String key, List<Row> rows) {
    /// @param others under the rules that stand beside the changed ones
    record Row(String name, BigDecimal base, BigDecimal changed, List<BigDecimal> others) {}

    static RuleGroups years(Simulation simulation) {
        var months = simulation.comparison().months();
        var others = simulation.exact().beside().stream().skip(1).map(Alternative::months).toList();
        var years = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < months.size(); i++) {
            years.computeIfAbsent(
                    months.get(i).base().agreement().period().month().getYear(), _ -> new ArrayList<>()).add(i);
        }
        var rows = new ArrayList<Row>();
        years.forEach((year, places) -> rows.add(new Row(
                year.toString(),
                sum(places.stream().map(i -> months.get(i).base()).toList()),
                sum(places.stream().map(i -> months.get(i).changed()).toList()),
                others.stream().map(each -> sum(places.stream().map(each::get).toList())).toList())));
        return new RuleGroups("simulate.year", rows);
    }

    static RuleGroups wards(Simulation simulation) {
        return new RuleGroups(
                "simulate.ward",
                simulation.exact()
                        .wards()
                        .stream()
                        .map(each -> new Row(
                                each.ward(), each.toPay().get(0), each.toPay().get(1),
                                each.toPay().subList(2, each.toPay().size())))
                        .toList());
    }

    /// What a municipality is to pay today; 0 for one that has no bill today.
    static BigDecimal today(Map<Integer, Comparison.Line> lines, int code) {
        var line = lines.get(code);
        return line == null ? BigDecimal.ZERO : line.base();
    }

    private static BigDecimal sum(List<Settlement> months) {
        return Comparison.toPay(months).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
