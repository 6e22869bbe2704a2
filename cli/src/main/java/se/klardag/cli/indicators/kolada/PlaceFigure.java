package se.klardag.cli.indicators.kolada;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.indicators.kolada.AnnualTotals.YearPlace;
import se.klardag.engine.indicators.AnnualFigures;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.KeyFigure;
import se.klardag.engine.indicators.Ratio;

/// One figure of a place and a year, ours and the published one (*nyckeltal för en kommun*).
///
/// @param ratio what ours is made of; empty for a mean of months, and where something is not known
record PlaceFigure(
        YearPlace place,
        KeyFigure figure,
        Optional<Ratio> ratio,
        Optional<BigDecimal> value,
        Optional<BigDecimal> published) {
    /// Decimals of what is divided; machines round on.
    private static final int DECIMALS = 6;

    /// Ours less the published one; empty where one of them is missing.
    Optional<BigDecimal> difference() {
        return value.flatMap(ours -> published.map(ours::subtract));
    }

    /// All five of a place; the share of beds last.
    static List<PlaceFigure> of(YearPlace place, Indicators year, AnnualTotals totals, AnnualInhabitants inhabitants,
            DisposableBeds beds, PublishedFigures published) {
        var figures = new AnnualFigures(year, inhabitants.of(place));
        var all = new ArrayList<PlaceFigure>();
        for (var figure : KeyFigure.values()) {
            Optional<Ratio> ratio = switch (figure) {
                case N20403 -> Optional.of(figures.meanReadyTime());
                case N20404 -> figures.daysPerInhabitant();
                case N20405 -> figures.staysPerInhabitant();
                case U79135 -> figures.daysPerThousand();
                case N79176 -> Optional.empty();
            };
            var value = figure == KeyFigure.N79176
                    ? beds.share(place.year(), place.code(), totals, DECIMALS)
                    : ratio.flatMap(each -> each.rounded(DECIMALS));
            // a part of a year is not what was published for the year
            var theirs = totals.monthsOf(place.year()).size() == 12
                    ? published.of(place, figure)
                    : Optional.<BigDecimal>empty();
            all.add(new PlaceFigure(place, figure, ratio, value, theirs));
        }
        return all;
    }
}
