package se.klardag.cli.month;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.Rulebook;

/// A month beside the one that is looked at (*historikmånad*): settled as a call of its own would settle it, or missing
/// with the reason; a month that is missing is never one with nothing to pay.
///
/// @param settlement empty where it is missing
/// @param why        it is missing; empty where it is there
public record PastMonth(YearMonth month, Optional<Settlement> settlement, Optional<BilingualText> why) {
    private static final BilingualText NO_CASE = new BilingualText(
            "filerna har inget ärende som avslutades i månaden", "the files hold no case that ended in the month");

    /// Settles months from the same cases.
    ///
    /// @param cases of all of the months
    public static List<PastMonth> of(PeriodCases cases, Rulebook book) {
        return cases.months().stream().map(month -> of(month, cases, book)).toList();
    }

    private static PastMonth of(Period month, PeriodCases cases, Rulebook book) {
        boolean hasCases = cases.in(month)
                .stream()
                .anyMatch(fact -> WallClock.isKnown(fact.dischargedAt())
                        && WallClock.dayOf(fact.dischargedAt()) < month.endDay());
        if (!hasCases) {
            return new PastMonth(month.month(), Optional.empty(), Optional.of(NO_CASE));
        }
        try {
            var terms = book.ruling(month.month()).terms().withoutOtherAnswers();
            MonthRequest.refuseWithoutPrice(terms);
            var settled = MonthSettler.settle(cases.source(terms), terms, CaseListener.NOBODY);
            return new PastMonth(month.month(), Optional.of(settled), Optional.empty());
        } catch (RuleGapException gap) {
            return new PastMonth(month.month(), Optional.empty(), Optional.of(gap.reason()));
        }
    }

    /// The same month with some of its bills alone.
    public PastMonth with(Predicate<Bill> whose) {
        return new PastMonth(month, settlement.map(each -> new Settlement(
                each.agreement(), each.bills().stream().filter(whose).toList(), 0)), why);
    }
}
