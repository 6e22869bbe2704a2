package se.klardag.cli.audit.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.ClockStop;
import se.klardag.engine.days.DayCounter;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;

/// A month's cases as versions up to 0.1 listed them (*tidigare uppställning*): the days of a case that is left out ran to the
/// discharge, also where the notice was taken back before it. No sum has them.
final class EarlierListing {
    private final Period period;

    private EarlierListing(Period period) {
        this.period = period;
    }

    /// The bills with such days; empty where no case has others now.
    static Optional<SortedMap<Integer, List<ExplainedBill>>> of(
            SortedMap<Integer, List<ExplainedBill>> bills, Period period) {
        var listing = new EarlierListing(period);
        var earlier = new TreeMap<Integer, List<ExplainedBill>>();
        bills.forEach((payer, own) -> earlier.put(payer, own.stream().map(listing::bill).toList()));
        return earlier.equals(bills) ? Optional.empty() : Optional.of(earlier);
    }

    private ExplainedBill bill(ExplainedBill explained) {
        return new ExplainedBill(
                explained.bill(), explained.cases().stream().map(this::toDischarge).toList(), explained.onlyOthers());
    }

    private ExplainedCase toDischarge(ExplainedCase each) {
        long start = Eligibility.clockStart(each.fact(), each.terms().clock().start().value());
        return each.assessment().verdict() instanceof Verdict.LeftOut leftOut
                && WallClock.isKnown(each.fact().withdrawnAt())
                && WallClock.isKnown(start)
                        ? new ExplainedCase(
                                each.fact(), each.payer(), each.edition(), each.group(),
                                Assessment.InMonth.leftOut(
                                        leftOut, span(each, start), each.assessment().listed()),
                                each.terms())
                        : each;
    }

    private DaySpan span(ExplainedCase each, long start) {
        long left = ClockStop.ofDischarge(each.fact(), each.terms().clock());
        long end = WallClock.isKnown(left) ? left : Math.max(start, period.endDay() * WallClock.DAY);
        var stay = DayCounter.between(start, end, each.terms().dayCount());
        return switch (each.terms().attribution()) {
            case Attribution.ClosedInMonth _ -> stay;
            case Attribution.DayByDay _ -> stay.within(period.firstDay(), period.endDay());
        };
    }
}
