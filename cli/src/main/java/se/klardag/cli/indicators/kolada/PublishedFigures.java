package se.klardag.cli.indicators.kolada;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.indicators.SideTable;
import se.klardag.cli.indicators.kolada.AnnualTotals.YearPlace;
import se.klardag.engine.indicators.KeyFigure;
import se.klardag.engine.indicators.PublishedMean;

/// What the national database published (*publicerade värden*), from a file with its own columns: `kpi`, `municipality`,
/// `period` and `value`. Other figures than ours may be in it, and a blank value is no value.
public final class PublishedFigures {
    private static final List<String> COLUMNS = List.of("kpi", "municipality", "period", "value");
    private static final Pattern PLACE = Pattern.compile("[0-9]{4}");
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,20})?");

    private final TreeMap<YearPlace, TreeMap<KeyFigure, BigDecimal>> values = new TreeMap<>();

    private PublishedFigures() {}

    /// The check of the three figures of a place and a year.
    record Checked(YearPlace place, PublishedMean figures) {}

    /// No values.
    public static PublishedFigures none() {
        return new PublishedFigures();
    }

    /// Reads the file.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static PublishedFigures of(Path path) {
        var published = new PublishedFigures();
        SideTable.read(path, COLUMNS, table -> (line, fields) -> published.take(table, line, fields));
        return published;
    }

    private void take(SideTable table, long line, List<String> fields) {
        var id = fields.get(0).toUpperCase(Locale.ROOT);
        var known = Stream.of(KeyFigure.values()).filter(figure -> figure.name().equals(id)).findFirst();
        if (known.isEmpty() || fields.get(3).isEmpty()) {
            return;
        }
        if (!PLACE.matcher(fields.get(1)).matches()) {
            throw table.wrong(line, COLUMNS.get(1), fields.get(1), "fault.published-place");
        }
        if (!YEAR.matcher(fields.get(2)).matches()) {
            throw table.wrong(line, COLUMNS.get(2), fields.get(2), "fault.table-year");
        }
        if (!VALUE.matcher(fields.get(3)).matches()) {
            throw table.wrong(line, COLUMNS.get(3), fields.get(3), "fault.published-value");
        }
        var place = new YearPlace(Integer.parseInt(fields.get(2)), fields.get(1));
        var value = new BigDecimal(fields.get(3).replace(',', '.'));
        if (values.computeIfAbsent(place, _ -> new TreeMap<>()).put(known.get(), value) != null) {
            throw table.wrong(line, COLUMNS.get(0), fields.get(0), "fault.published-twice");
        }
    }

    boolean isKnown() {
        return !values.isEmpty();
    }

    Optional<BigDecimal> of(YearPlace place, KeyFigure figure) {
        return Optional.ofNullable(values.get(place)).map(each -> each.get(figure));
    }

    /// Every place and year that has all three figures.
    List<Checked> checked() {
        var checked = new ArrayList<Checked>();
        values.keySet()
                .forEach(place -> of(place, KeyFigure.N20403)
                        .ifPresent(mean -> of(place, KeyFigure.N20404)
                                .ifPresent(days -> of(place, KeyFigure.N20405)
                                        .ifPresent(stays -> checked.add(
                                                new Checked(place, new PublishedMean(mean, days, stays)))))));
        return checked;
    }
}
