package se.klardag.cli.indicators.kolada;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.words.CareNames;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.Placement;
import se.klardag.engine.indicators.ReportPeriod;
import se.klardag.rules.places.Municipalities;

/// Adds cases up by calendar year, for each kommun and for the region its people belong to (*årssummor*); and the somatic
/// days of each month, wherever the patients live.
public final class AnnualTotals {
    /// Long-stayers are no figure of the national database.
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final MonthRange months;
    private final Municipalities municipalities;
    private final TreeMap<YearPlace, Indicators> sums = new TreeMap<>();
    private final TreeMap<YearMonth, Long> somaticDays = new TreeMap<>();

    /// A place in a year; a region's code is its two digits after two zeros.
    record YearPlace(int year, String code) implements Comparable<YearPlace> {
        @Override
        public int compareTo(YearPlace other) {
            return year == other.year ? code.compareTo(other.code) : Integer.compare(year, other.year);
        }
    }

    public AnnualTotals(MonthRange months, Municipalities municipalities) {
        this.months = months;
        this.municipalities = municipalities;
    }

    /// Reads every case.
    ///
    /// @param progress shows that long work goes on
    public void read(CaseFiles files, UnaryOperator<CaseSource> progress) {
        files.read(source -> {
            sums.clear();
            somaticDays.clear();
            progress.apply(source).forEach(this::add);
            return this;
        });
    }

    private void add(Case fact) {
        for (int year = months.from().getYear(); year <= months.to().getYear(); year++) {
            var period = period(year);
            if (!Placement.of(fact, period).counts()) {
                continue;
            }
            for (var code : codes(fact.municipality())) {
                sums.computeIfAbsent(new YearPlace(year, code), _ -> new Indicators(period, NO_LIMIT))
                        .add(Placement.readyDay(fact), Placement.leftDay(fact));
            }
            if (CareNames.national(fact.careType()) == CareType.SOMATIC) {
                addDays(fact, year);
            }
        }
    }

    private List<String> codes(int municipality) {
        var codes = new ArrayList<>(List.of(Municipality.codeText(municipality)));
        municipalities.find(municipality).map(kommun -> regionCode(kommun.region())).ifPresent(codes::add);
        return codes;
    }

    /// A region as the national database writes it.
    static String regionCode(String region) {
        return "00" + region;
    }

    private void addDays(Case fact, int year) {
        for (var month : monthsOf(year)) {
            long days = ReportPeriod.of(month).readyDays(Placement.readyDay(fact), Placement.leftDay(fact));
            if (days > 0) {
                somaticDays.merge(month, days, Long::sum);
            }
        }
    }

    private ReportPeriod period(int year) {
        var all = monthsOf(year);
        return ReportPeriod.of(all.getFirst(), all.getLast());
    }

    /// The months of the year that were asked for, ascending.
    List<YearMonth> monthsOf(int year) {
        return months.months().stream().filter(month -> month.getYear() == year).toList();
    }

    MonthRange months() {
        return months;
    }

    SortedMap<YearPlace, Indicators> sums() {
        return sums;
    }

    /// Days of the month that somatic patients were ready, of whatever kommun.
    long somaticDays(YearMonth month) {
        return somaticDays.getOrDefault(month, 0L);
    }

    /// Name of a kommun or a region.
    String name(String code) {
        Optional<String> name = code.startsWith("00")
                ? municipalities.region(code.substring(2))
                : municipalities.find(Integer.parseInt(code)).map(Municipality::name);
        return name.orElse(code);
    }

    Municipalities municipalities() {
        return municipalities;
    }
}
