package se.klardag.cli.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.words.CareNames;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.indicators.Ratio;

/// Indicators as comma-separated values (*indikatorer som CSV*): a line for each group and kind of care; everything
/// together only where no groups were asked for, so that a column can be summed.
public final class IndicatorCsv {
    /// Decimals of what is divided; machines round on.
    static final int DECIMALS = 6;

    private final IndicatorTotals gathering;
    private final Inhabitants inhabitants;

    public IndicatorCsv(IndicatorTotals gathering, Inhabitants inhabitants) {
        this.gathering = gathering;
        this.inhabitants = inhabitants;
    }

    /// Names of the columns.
    public static List<String> header(List<GroupBy> by) {
        var header = new ArrayList<>(by.stream().map(GroupBy::name).toList());
        header.addAll(List.of("care_type", "delayed_stays", "closed_days", "mean_of_delayed", "closed_stays",
                "same_day_stays", "same_day_share", "mean_of_all_closed", "closed_days_per_1000_65plus",
                "days_in_period", "beds_occupied", "still_in", "long_stays", "long_stay_days_in_period",
                "long_stay_share_of_days"));
        for (var band : LengthBand.values()) {
            header.add("closed_" + band.bounds().replace("–", "_to_").replace("+", "_and_more"));
        }
        return header;
    }

    /// Writes every line below the header.
    public void write(Consumer<List<String>> lines) {
        (gathering.by().isEmpty() ? gathering.totals() : gathering.groups())
                .forEach((group, its) -> lines.accept(line(group, its)));
    }

    private List<String> line(CaseGroup group, Indicators its) {
        var perThousand = inhabitants.of(group, gathering).map(its::closedDaysPerThousand);
        var figures = Stream.of(Long.toString(its.delayedStays()), Long.toString(its.closedDays()),
                decimal(its.meanOfDelayed()), Long.toString(its.closedStays()), Long.toString(its.sameDayStays()),
                decimal(its.sameDayShare()), decimal(its.meanOfAllClosed()),
                perThousand.map(IndicatorCsv::decimal).orElse(""), Long.toString(its.daysInPeriod()),
                decimal(its.bedsOccupied()), Long.toString(its.stillIn()), Long.toString(its.longStays()),
                Long.toString(its.longStayDaysInPeriod()), decimal(its.longStayShareOfDays()));
        var bands = Stream.of(LengthBand.values()).map(band -> Long.toString(its.closedIn(band)));
        return Stream.of(group.labels().stream(), Stream.of(CareNames.code(group.careType())), figures, bands)
                .flatMap(each -> each)
                .toList();
    }

    private static String decimal(Ratio ratio) {
        return number(ratio).map(NumberFormats::machine).orElse("");
    }

    static Optional<BigDecimal> number(Ratio ratio) {
        return ratio.rounded(DECIMALS);
    }
}
