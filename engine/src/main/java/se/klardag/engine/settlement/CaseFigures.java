package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.PoolFigures;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.FreeDays;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Terms;

/// The figures that the models start from, each made of its cases (*uppgifter per ärende*).
public final class CaseFigures {
    private CaseFigures() {}

    /// One figure per counted case under the sums.
    ///
    /// @param deciding the mean that decides whether the month is charged, where one does
    public static PoolFigures of(
            List<ExplainedCase> members, Liability liability, Period period, Optional<Figure> deciding) {
        var inAverage = new ArrayList<Figure>();
        var apart = new ArrayList<Figure>();
        for (var member : members) {
            switch (member.assessment().verdict()) {
                case Verdict.LeftOut(var _, var by) -> {
                    if (by.value() == Effect.OUT_OF_NUMERATOR) {
                        inAverage.add(new Figure.WithoutDays(Label.STAY_DAYS, evidence(member, period), by));
                    }
                }
                case Verdict.Counts _ -> place(member, period, inAverage, apart);
            }
        }
        boolean individual = liability instanceof Liability.Individual;
        return new PoolFigures(
                new Figure.Tally(Label.CASES, individual ? apart : inAverage),
                new Figure.Sum(PoolFigures.daysLabel(liability), Unit.DAYS, inAverage),
                new Figure.Sum(PoolFigures.apartLabel(liability), Unit.DAYS, apart),
                deciding);
    }

    private static void place(ExplainedCase member, Period period, List<Figure> inAverage, List<Figure> apart) {
        var here = member.assessment();
        var whole = stay(member, here.span(), countingRules(member.terms()), period);
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
        var rules = new ArrayList<Term<?>>(countingRules(member.terms()));
        rules.add(freeDays);
        return stay(member, new DaySpan(end - here.split().individual(), end), rules, period);
    }

    private static Figure stay(ExplainedCase member, DaySpan span, List<Term<?>> rules, Period period) {
        return new Figure.StayDays(
                Label.STAY_DAYS, evidence(member, period), span.firstDay(), span.endDay(), rules);
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
            case ADMISSION -> add(events, Evidence.Kind.ADMITTED, fact.admittedAt());
        }
        messages(member, events);
        if (WallClock.isKnown(fact.dischargedAt())) {
            add(events, Evidence.Kind.DISCHARGED, fact.dischargedAt());
        } else {
            add(events, Evidence.Kind.END_OF_PERIOD, period.endDay() * WallClock.DAY);
        }
        return new Evidence(fact.id(), events);
    }

    /// What weekdays were counted from, where they were.
    private static void messages(ExplainedCase member, List<Evidence.Event> events) {
        var fact = member.fact();
        long start = Eligibility.clockStart(fact, member.terms().clock().start().value());
        if (member.terms().liability() instanceof Liability.Individual individual
                && WallClock.isKnown(start)
                && individual.freeDays().on(WallClock.dateOf(start)).value() instanceof FreeDays.Weekdays weekdays) {
            switch (weekdays.message()) {
                case READY_NOTICE -> {
                    // The notice itself starts the clock, and is shown already.
                }
                case PLANNING_CALL -> {
                    add(events, Evidence.Kind.PLANNING_CALL_RECEIVED, fact.at(Event.PLANNING_CALL_RECEIVED));
                    add(events, Evidence.Kind.PLAN_MADE, fact.at(Event.PLAN_MADE));
                }
                case ADMISSION_NOTICE ->
                    add(events, Evidence.Kind.ADMISSION_NOTICE, fact.admissionNoticeAt());
            }
        }
    }

    private static void add(List<Evidence.Event> events, Evidence.Kind kind, long moment) {
        if (WallClock.isKnown(moment)) {
            events.add(new Evidence.Event(kind, moment));
        }
    }

    /// The terms by which days are counted, the one that names them first.
    public static List<Term<?>> countingRules(Terms terms) {
        return switch (terms.dayCount()) {
            case DayCount.BreaksPassed(var dayBreak) -> List.of(dayBreak);
            case DayCount.CalendarDays(var firstDayIn, var lastDayIn) -> List.of(firstDayIn, lastDayIn);
        };
    }
}
