package se.klardag.cli.month;

import java.util.List;
import java.util.SortedMap;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.rules.Ruling;

/// A month explained (*förklarad månad*).
///
/// @param rules that hold in the month
/// @param bills down to their cases, by municipality
public record ExplainedMonth(
        Ruling rules,
        SortedMap<Integer, List<ExplainedBill>> bills,
        Origin origin) {
    /// Whether bills may rest on it, and what the files leave open.
    public MonthStanding standing() {
        var unread = bills.values()
                .stream()
                .flatMap(List::stream)
                .flatMap(each -> each.bill().pool().unread().stream())
                .toList();
        return new MonthStanding(rules.terms().restingOn(unread), origin.coverage());
    }

    /// The same where the call said what of an incomplete source will do.
    public ExplainedMonth allowing(Allowance allowed) {
        return new ExplainedMonth(rules, bills, origin.covered(origin.coverage().allowing(allowed)));
    }
}
