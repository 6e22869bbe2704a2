package se.klardag.engine.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.liability.TotalsFigures;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Term;

/// The figures that the models start from, each made of its cases (*uppgifter per ärende*).
public final class CaseFigures {
    private CaseFigures() {}

    /// One figure per counted case under the sums.
    ///
    /// @param deciding the mean that decides whether the month is charged, where one does
    public static TotalsFigures of(
            List<ExplainedCase> members, Terms terms, Period period, Optional<Figure> deciding) {
        var inAverage = new ArrayList<Figure>();
        var apart = new ArrayList<Figure>();
        for (var member : members) {
            switch (member.assessment().verdict()) {
                case Verdict.LeftOut(var _, var by) -> {
                    if (by.value() == Effect.OUT_OF_NUMERATOR) {
                        inAverage.add(new Figure.WithoutDays(
                                Label.STAY_DAYS, CaseEvidence.of(member, period), by));
                    }
                }
                case Verdict.Counts _ -> place(member, period, inAverage, apart);
            }
        }
        var liability = terms.liability();
        boolean individual = liability instanceof Liability.Individual;
        return new TotalsFigures(
                new Figure.Tally(Label.CASES, individual ? apart : inAverage),
                new Figure.Sum(TotalsFigures.daysLabel(liability), Unit.DAYS, inAverage),
                new Figure.Sum(TotalsFigures.individualLabel(liability), Unit.DAYS, apart),
                daysOfLines(members, terms, period),
                deciding);
    }

    /// The days that each line of a tariff reaches, case by case.
    private static List<Figure> daysOfLines(List<ExplainedCase> members, Terms terms, Period period) {
        var figures = new ArrayList<Figure>();
        if (terms.price() instanceof Price.Tariff tariff) {
            for (var line : tariff.lines()) {
                var days = members.stream()
                        .flatMap(member -> NumberedDays.of(member)
                                .reachedBy(line)
                                .map(run -> run(member, run, liableRules(member), period))
                                .stream())
                        .toList();
                figures.add(new Figure.Sum(TotalsFigures.individualLabel(terms.liability()), Unit.DAYS, days));
            }
        }
        return figures;
    }

    private static void place(ExplainedCase member, Period period, List<Figure> inAverage, List<Figure> apart) {
        var here = member.assessment();
        var whole = run(member, here.span(), stayRules(member), period);
        switch (member.terms().liability()) {
            case Liability.FollowUpOnly _ -> inAverage.add(whole);
            case Liability.Individual _ -> {
                if (here.split().individualDays() > 0) {
                    apart.add(run(member, NumberedDays.of(member).all(), liableRules(member), period));
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

    /// A run of days, with the days of an interruption taken away from it.
    private static Figure run(ExplainedCase member, DaySpan span, List<Term<?>> rules, Period period) {
        var evidence = CaseEvidence.of(member, period);
        var days = new Figure.StayDays(Label.STAY_DAYS, evidence, span.firstDay(), span.endDay(), rules);
        var paused = span.and(member.assessment().paused());
        var by = member.terms().clock().interruption();
        if (paused.count() == 0 || by.isEmpty()) {
            return days;
        }
        return new Figure.Excess(
                Label.DAYS_WITHOUT_INTERRUPTION,
                days,
                new Figure.StayDays(
                        Label.INTERRUPTED_DAYS,
                        evidence,
                        paused.firstDay(),
                        paused.endDay(),
                        List.of(by.get())));
    }

    /// How the days are counted, with the rules of the clock that changed their number.
    private static List<Term<?>> stayRules(ExplainedCase member) {
        var rules = new ArrayList<>(countingRules(member.terms()));
        rules.addAll(CaseEvidence.clockRules(member));
        return rules;
    }

    private static List<Term<?>> liableRules(ExplainedCase member) {
        var rules = new ArrayList<>(stayRules(member));
        member.freeDays().ifPresent(rules::add);
        return rules;
    }

    /// The terms by which days are counted, the one that names them first.
    public static List<Term<?>> countingRules(Terms terms) {
        return switch (terms.dayCount()) {
            case DayCount.BreaksPassed(var dayBreak) -> List.of(dayBreak);
            case DayCount.CalendarDays(var firstDayIn, var lastDayIn) -> List.of(firstDayIn, lastDayIn);
        };
    }
}
