package se.klardag.cli.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.klardag.engine.basis.ExportExtent;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.basis.UsualCases;
import se.klardag.engine.days.MonthFilter;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// Months of which the files may hold a part, or nothing (*månader som inte ser hela ut*): they count in the sums as they are, and what is
/// said of chance rests on the others.
///
/// @param why by month, in order of time
public record PartialMonths(SortedMap<YearMonth, List<Shortfall>> why) {
    /// Cases in other months from which a month without any is no chance (one month in 150), as for an export.
    private static final int MANY_A_MONTH = 5;

    /// @param terms of every month
    /// @param until last day that the export was said to cover; empty where nobody said
    static PartialMonths of(PeriodCases cases, List<AgreementTerms> terms, Optional<LocalDate> until) {
        var own = terms.stream().map(each -> ofMonth(cases, each)).toList();
        var all = new ExportExtent(terms.getLast());
        cases.all().forEach(all::add);
        var why = new TreeMap<YearMonth, List<Shortfall>>();
        for (int i = 0; i < terms.size(); i++) {
            var month = terms.get(i).period().month();
            var extent = new ExportExtent(terms.get(i));
            own.get(i).forEach(extent::add);
            all.last()
                    .ifPresent(day -> extent.addTimes(WallClock.of(day.atStartOfDay()), WallClock.NONE, 0));
            var payers = own.get(i).stream().map(Case::municipality).collect(Collectors.toSet());
            var found = payers.isEmpty()
                    ? missing(own)
                    : extent.shortfalls(payers, 0, new UsualCases(month), until);
            if (!found.isEmpty()) {
                why.put(month, found);
            }
        }
        return new PartialMonths(why);
    }

    private static List<? extends Case> ofMonth(PeriodCases cases, AgreementTerms terms) {
        var filter = MonthFilter.of(terms);
        return cases.in(terms.period()).stream().filter(filter::lets).toList();
    }

    /// A month without a case is a part of an export only where there are many in the others.
    private static List<Shortfall> missing(List<? extends List<? extends Case>> months) {
        long others = months.stream().filter(each -> !each.isEmpty()).count();
        long cases = months.stream().mapToLong(List::size).sum();
        return others > 0 && cases >= MANY_A_MONTH * others ? List.of(new Shortfall.NoCase()) : List.of();
    }

    /// Places of the whole ones among the months; of all, where none of them is.
    List<Integer> whole(List<Period> months) {
        var whole = IntStream.range(0, months.size())
                .filter(i -> !why.containsKey(months.get(i).month()))
                .boxed()
                .toList();
        return whole.isEmpty() ? IntStream.range(0, months.size()).boxed().toList() : whole;
    }
}
