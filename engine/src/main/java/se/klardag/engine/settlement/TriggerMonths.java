package se.klardag.engine.settlement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// The earlier months that decide whether a month is charged (*avgörande månader*); none under most terms.
///
/// @param settled the month they decide about
/// @param months  their sums, in order of time
record TriggerMonths(YearMonth settled, List<SummedMonth> months) {
    /// The months that the terms name, with nothing added yet.
    static TriggerMonths of(AgreementTerms agreement) {
        var months = new TreeSet<YearMonth>();
        var settled = agreement.period().month();
        for (var care : agreement.current().kinds().values()) {
            if (care instanceof CareTerms.Known known) {
                known.terms().decidedByEarlierMonths().ifPresent(pooled -> months.addAll(pooled.deciding(settled)));
            }
        }
        return new TriggerMonths(
                settled,
                months.stream()
                        .map(month -> agreement.in(Period.of(month), List.of(agreement.current())))
                        .map(terms -> new SummedMonth(terms, CaseListener.NOBODY))
                        .toList());
    }

    /// Of one case, which no other month decides about.
    static TriggerMonths none(AgreementTerms agreement) {
        return new TriggerMonths(agreement.period().month(), List.of());
    }

    /// Every month that takes part in the settlement, the settled one last.
    List<MonthTotals> and(MonthTotals settledMonth) {
        var all = new ArrayList<MonthTotals>(months);
        all.add(settledMonth);
        return all;
    }

    /// Refuses cases that do not reach back over all of the months.
    ///
    /// @throws RuleGapException naming the first month without a case
    void requireCases() {
        months.stream().filter(month -> month.cases() == 0).findFirst().ifPresent(month -> {
            throw doesNotReach(month.agreement().period().month());
        });
    }

    /// The mean that decides for a payer's group of care; empty where each month decides for itself.
    Optional<Figure> mean(int payer, CareTerms.Known care) {
        if (care.terms().decidedByEarlierMonths().isEmpty()) {
            return Optional.empty();
        }
        long days = 0;
        long cases = 0;
        for (var month : months) {
            var totals = month.totals(payer, 0, care.group());
            if (totals.isPresent()) {
                days += totals.get().days();
                cases += totals.get().cases();
            }
        }
        return Optional.of(TotalsFigures.decidingMean(days, cases));
    }

    private RuleGapException doesNotReach(YearMonth missing) {
        var first = months.getFirst().agreement().period().month();
        var last = months.getLast().agreement().period().month();
        return new RuleGapException(
                "liability.trigger",
                new BilingualText(
                        first + " till " + last + " avgör om " + settled + " debiteras, och inget ärende i filerna"
                                + " avslutades i " + missing + "; lägg till de månadernas ärenden",
                        first + " to " + last + " decide whether " + settled + " is charged, and no case in the files"
                                + " closed in " + missing + "; add the cases of those months"));
    }
}
