package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Terms;

/// The figures that the models start from, each made of its cases (*uppgifter per ärende*).
public final class CaseFigures {
    private CaseFigures() {}

    /// One figure per counted case under the sums.
    public static PoolFigures of(List<ExplainedCase> members, Period period) {
        var inAverage = new ArrayList<Figure>();
        var apart = new ArrayList<Figure>();
        boolean individual = false;
        for (var member : members) {
            individual |= member.terms().liability() instanceof Liability.Individual;
            switch (member.assessment().verdict()) {
                case Verdict.LeftOut(var _, var by) -> {
                    if (by.value() == Effect.OUT_OF_NUMERATOR) {
                        inAverage.add(stay(member, DaySpan.EMPTY, by, period));
                    }
                }
                case Verdict.Counts _ -> place(member, period, inAverage, apart);
            }
        }
        return individual
                ? new PoolFigures(
                        new Figure.Tally(Label.CASES, apart),
                        new Figure.Sum(Label.DAYS_IN_AVERAGE, Unit.DAYS, List.of()),
                        new Figure.Sum(Label.LIABLE_DAYS, Unit.DAYS, apart))
                : new PoolFigures(
                        new Figure.Tally(Label.CASES, inAverage),
                        new Figure.Sum(Label.DAYS_IN_AVERAGE, Unit.DAYS, inAverage),
                        new Figure.Sum(Label.LONG_STAY_DAYS, Unit.DAYS, apart));
    }

    private static void place(ExplainedCase member, Period period, List<Figure> inAverage, List<Figure> apart) {
        var here = member.assessment();
        var whole = stay(member, here.span(), countingRule(member.terms()), period);
        switch (member.terms().liability()) {
            case Liability.FollowUpOnly _ -> inAverage.add(whole);
            case Liability.Individual individual -> {
                if (here.split().individual() > 0) {
                    apart.add(liable(member, individual, period));
                }
            }
            case Liability.Average average -> {
                switch (average.longStay()) {
                    case LongStay.CarveOut carveOut when here.longStay() ->
                        longStay(whole, carveOut, inAverage, apart);
                    case LongStay.CarveOut _,LongStay.InAverage _ -> inAverage.add(whole);
                }
            }
        }
    }

    private static void longStay(
            Figure whole, LongStay.CarveOut carveOut, List<Figure> inAverage, List<Figure> apart) {
        var limit = new Figure.Agreed(
                Label.LONG_STAY_LIMIT, Unit.DAYS, BigDecimal.valueOf(carveOut.over().value()), carveOut.over());
        if (carveOut.place().value() == LongStay.Place.CAPPED) {
            inAverage.add(new Figure.AtMost(Label.STAY_DAYS, whole, limit));
        }
        apart.add(
                switch (carveOut.billed().value()) {
                    case DAYS_OVER_LIMIT -> new Figure.Excess(Label.DAYS_ABOVE_LIMIT, whole, limit);
                    case ALL_DAYS -> whole;
                });
    }

    /// Liable days are the last of the stay: free days come first.
    private static Figure liable(ExplainedCase member, Liability.Individual terms, Period period) {
        long start = Eligibility.clockStart(member.fact(), member.terms().clock().start().value());
        var freeDays = terms.freeDays().on(WallClock.dateOf(start));
        var here = member.assessment();
        long end = here.span().endDay();
        return stay(member, new DaySpan(end - here.split().individual(), end), freeDays, period);
    }

    private static Figure stay(ExplainedCase member, DaySpan span, Term<?> rule, Period period) {
        return new Figure.StayDays(
                Label.STAY_DAYS, evidence(member, period), span.firstDay(), span.endDay(), rule);
    }

    private static Evidence evidence(ExplainedCase member, Period period) {
        var fact = member.fact();
        var events = new ArrayList<Evidence.Event>();
        switch (member.terms().clock().start().value()) {
            case READY_NOTICE -> add(events, Evidence.Kind.READY_NOTICE, fact.readyNoticeAt());
            case READY -> add(events, Evidence.Kind.READY, fact.readyAt());
            case LATER_OF_BOTH -> {
                add(events, Evidence.Kind.READY, fact.readyAt());
                add(events, Evidence.Kind.READY_NOTICE, fact.readyNoticeAt());
            }
        }
        if (WallClock.isKnown(fact.dischargedAt())) {
            add(events, Evidence.Kind.DISCHARGED, fact.dischargedAt());
        } else {
            add(events, Evidence.Kind.END_OF_PERIOD, period.endDay() * WallClock.DAY);
        }
        return new Evidence(fact.id(), events);
    }

    private static void add(List<Evidence.Event> events, Evidence.Kind kind, long moment) {
        if (WallClock.isKnown(moment)) {
            events.add(new Evidence.Event(kind, moment));
        }
    }

    private static Term<?> countingRule(Terms terms) {
        return switch (terms.dayCount()) {
            case DayCount.BreaksPassed(var dayBreak) -> dayBreak;
            case DayCount.CalendarDays(var firstDayIn, var _) -> firstDayIn;
        };
    }
}
