package se.klardag.cli.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.words.CareNames;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.Placement;
import se.klardag.engine.indicators.ReportPeriod;
import se.klardag.rules.places.Delregion;
import se.klardag.rules.places.Municipalities;

/// Adds cases up, group by group (*sammanställning*). Memory holds counts by length for each group and the longest
/// cases, never all of them.
public final class IndicatorTotals {
    /// How many long-stayers are listed where no file takes all of them.
    static final int LISTED = 20;

    private final MonthRange months;
    private final ReportPeriod period;
    private final List<GroupBy> by;
    private final long longStayOver;
    private final Municipalities municipalities;
    private final Hospitals hospitals;
    private final TreeMap<CaseGroup, Indicators> totals = new TreeMap<>();
    private final TreeMap<CaseGroup, Indicators> groups = new TreeMap<>();
    private final Map<Placement, Long> placements = new EnumMap<>(Placement.class);
    private final SortedSet<Integer> seen = new TreeSet<>();
    private final PriorityQueue<LongStayer> longest = new PriorityQueue<>(LongStayer.ORDER.reversed());
    private long longStayers;

    /// @param by           what figures are grouped by; none for totals only
    /// @param longStayOver a case is a long-stayer with more days than this
    public IndicatorTotals(MonthRange months, List<GroupBy> by, long longStayOver, Municipalities municipalities,
            Hospitals hospitals) {
        this.months = months;
        this.period = months.period();
        this.by = List.copyOf(by);
        this.longStayOver = longStayOver;
        this.municipalities = municipalities;
        this.hospitals = hospitals;
    }

    /// Reads every case.
    ///
    /// @param progress shows that long work goes on
    /// @param restart  called when what was listed so far is to be forgotten
    /// @param list     takes every long-stayer, in the order of the files
    public void read(CaseFiles files, UnaryOperator<CaseSource> progress, Runnable restart,
            Consumer<LongStayer> list) {
        files.read(source -> {
            totals.clear();
            groups.clear();
            placements.clear();
            seen.clear();
            longest.clear();
            longStayers = 0;
            restart.run();
            progress.apply(source).forEach(fact -> add(fact, files.unit(), list));
            return this;
        });
    }

    private void add(Case fact, String unit, Consumer<LongStayer> list) {
        var placement = Placement.of(fact, period);
        placements.merge(placement, 1L, Long::sum);
        if (!placement.counts()) {
            return;
        }
        seen.add(fact.municipality());
        long ready = Placement.readyDay(fact);
        long left = Placement.leftDay(fact);
        var total = totals.computeIfAbsent(
                new CaseGroup(List.of(), CareNames.national(fact.careType())),
                _ -> new Indicators(period, longStayOver));
        total.add(ready, left);
        if (total.length(ready, left) > longStayOver) {
            keep(new LongStayer(fact.id(), fact.municipality(), CareNames.national(fact.careType()), unit, ready, left,
                    total.length(ready, left), period.readyDays(ready, left)), list);
        }
        if (by.contains(GroupBy.month)) {
            for (var month : monthsOf(ready, left)) {
                add(fact, unit, month.toString(), ReportPeriod.of(month));
            }
        } else if (!by.isEmpty()) {
            add(fact, unit, "", period);
        }
    }

    private void add(Case fact, String unit, String month, ReportPeriod span) {
        var labels = new ArrayList<String>(by.size());
        for (var grouping : by) {
            labels.add(switch (grouping) {
                case kommun -> Municipality.codeText(fact.municipality());
                case delregion -> delregion(fact.municipality());
                case hospital -> TerminalSafe.of(hospitals.of(unit).orElse(""));
                case unit -> TerminalSafe.of(unit);
                case month -> month;
            });
        }
        groups.computeIfAbsent(new CaseGroup(labels, CareNames.national(fact.careType())),
                _ -> new Indicators(span, longStayOver))
                .add(Placement.readyDay(fact), Placement.leftDay(fact));
    }

    /// The months of the period in which the case is closed or still in.
    private List<YearMonth> monthsOf(long ready, long left) {
        var found = new ArrayList<YearMonth>();
        var month = latest(months.from(), YearMonth.from(LocalDate.ofEpochDay(ready)));
        while (!month.isAfter(months.to()) && month.atDay(1).toEpochDay() <= left) {
            found.add(month);
            month = month.plusMonths(1);
        }
        return found;
    }

    private static YearMonth latest(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private void keep(LongStayer stayer, Consumer<LongStayer> list) {
        longStayers++;
        list.accept(stayer);
        longest.add(stayer);
        if (longest.size() > LISTED) {
            longest.remove();
        }
    }

    /// Name of the part of the region; empty where it is not known.
    String delregion(int municipality) {
        return municipalities.delregion(municipality).map(Delregion::name).orElse("");
    }

    MonthRange months() {
        return months;
    }

    ReportPeriod period() {
        return period;
    }

    public List<GroupBy> by() {
        return by;
    }

    long longStayOver() {
        return longStayOver;
    }

    /// Everything together, one for each kind of care.
    public SortedMap<CaseGroup, Indicators> totals() {
        return totals;
    }

    /// One for each group and kind of care.
    public SortedMap<CaseGroup, Indicators> groups() {
        return groups;
    }

    /// How many cases have this place in the period.
    long count(Placement placement) {
        return placements.getOrDefault(placement, 0L);
    }

    /// Kommuner with cases in the period, by code.
    public SortedSet<Integer> seen() {
        return seen;
    }

    /// The longest cases, the longest first.
    List<LongStayer> longest() {
        return longest.stream().sorted(LongStayer.ORDER).toList();
    }

    long longStayers() {
        return longStayers;
    }
}
