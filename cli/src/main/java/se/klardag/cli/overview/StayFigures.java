package se.klardag.cli.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.indicators.GroupBy;
import se.klardag.cli.indicators.Hospitals;
import se.klardag.cli.indicators.IndicatorTotals;
import se.klardag.cli.indicators.LongStayer;
import se.klardag.cli.month.MonthRange;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.indicators.Indicators;
import se.klardag.rules.places.Municipalities;

/// Days and stays of a month by the national definitions (*vårdtillfällenas mått*), as `indicators` counts them.
///
/// @param lines        everybody together, or one municipality's, by kind of care
/// @param places       of each municipality, in order of code
/// @param longStayers  every one, the longest first
/// @param longStayOver a case is a long-stayer with more days than this
public record StayFigures(List<Line> lines, List<Line> places, List<LongStayer> longStayers, long longStayOver) {
    public StayFigures {
        lines = List.copyOf(lines);
        places = List.copyOf(places);
        longStayers = List.copyOf(longStayers);
    }

    /// One kind of care, of everybody or of a municipality.
    ///
    /// @param municipality 0 for everybody together
    public record Line(int municipality, CareType careType, Indicators figures) {}

    /// Counts the cases of the files.
    ///
    /// @param progress shows that long work goes on
    public static StayFigures of(
            CaseFiles files, MonthRange month, long longStayOver, Municipalities municipalities,
            UnaryOperator<CaseSource> progress) {
        var stayers = new ArrayList<LongStayer>();
        var totals = new IndicatorTotals(
                month, List.of(GroupBy.kommun), longStayOver, municipalities, Hospitals.unknown());
        totals.read(files, progress, stayers::clear, stayers::add);
        stayers.sort(LongStayer.ORDER);
        var lines = new ArrayList<Line>();
        totals.totals().forEach((group, figures) -> lines.add(new Line(0, group.careType(), figures)));
        var places = new ArrayList<Line>();
        totals.groups()
                .forEach((group, figures) -> places.add(
                        new Line(Integer.parseInt(group.labels().getFirst()), group.careType(), figures)));
        return new StayFigures(lines, places, stayers, longStayOver);
    }

    /// One municipality's alone.
    StayFigures only(int municipality) {
        var own = places.stream().filter(line -> line.municipality() == municipality).toList();
        return new StayFigures(
                own, own, longStayers.stream().filter(each -> each.municipality() == municipality).toList(),
                longStayOver);
    }
}
