package se.klardag.engine.settlement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
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
record TriggerMonths(YearMonth settled, List<Deciding> months) {
    private static final Figure NO_DAYS = new Figure.Counted(Label.DAYS_IN_AVERAGE, Unit.DAYS, 0);
    private static final Figure NO_CASES = new Figure.Counted(Label.CASES, Unit.CASES, 0);

    /// What step 5 keeps of a month that may decide about another (*avgörande månad*).
    sealed interface Deciding extends MonthTotals permits SummedMonth, ExplainedTotals {
        /// Cases of the month, of parties or not.
        long cases();

        /// What a payer's cases of a group of care amount to; empty when it has none. The month has one edition.
        Optional<TotalsFigures> figures(int payer, CareTerms.Known care);
    }

    /// The months that the terms name, with nothing added yet.
    ///
    /// @param keeping what is kept of each: sums, or its cases
    static TriggerMonths of(AgreementTerms agreement, Function<AgreementTerms, Deciding> keeping) {
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
                        .map(keeping)
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
        var days = new ArrayList<Figure.OfMonth>();
        var cases = new ArrayList<Figure.OfMonth>();
        for (var month : months) {
            var figures = month.figures(payer, care);
            var date = month.agreement().period().month();
            days.add(ofMonth(date, figures.map(TotalsFigures::days).orElse(NO_DAYS)));
            cases.add(ofMonth(date, figures.map(TotalsFigures::cases).orElse(NO_CASES)));
        }
        return Optional.of(TotalsFigures.decidingMean(days, cases));
    }

    private static Figure.OfMonth ofMonth(YearMonth month, Figure part) {
        return new Figure.OfMonth(part.label(), month, part);
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
