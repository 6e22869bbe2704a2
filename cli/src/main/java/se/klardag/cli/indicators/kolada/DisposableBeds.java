package se.klardag.cli.indicators.kolada;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.indicators.SideTable;
import se.klardag.engine.indicators.BedShare;
import se.klardag.rules.places.Municipalities;

/// Somatic beds that a region could use, month by month (*disponibla vårdplatser*), from a file with the columns `region`,
/// `month` and `beds`.
public final class DisposableBeds {
    private static final List<String> COLUMNS = List.of("region", "month", "beds");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final int MONTHS = 12;

    private final TreeMap<YearMonth, Long> beds = new TreeMap<>();
    private String region = "";

    private DisposableBeds() {}

    /// No figures.
    public static DisposableBeds unknown() {
        return new DisposableBeds();
    }

    /// Reads the file.
    ///
    /// @throws CaseFileException when anything in it cannot be used
    public static DisposableBeds of(Path path, Municipalities municipalities) {
        var beds = new DisposableBeds();
        SideTable.read(path, COLUMNS, table -> (line, fields) -> beds.take(table, line, fields, municipalities));
        return beds;
    }

    private void take(SideTable table, long line, List<String> fields, Municipalities municipalities) {
        var code = fields.get(0);
        if (municipalities.region(code).isEmpty()) {
            throw table.wrong(line, COLUMNS.get(0), code, "fault.beds-region");
        }
        if (!region.isEmpty() && !region.equals(code)) {
            throw table.wrong(line, COLUMNS.get(0), code, "fault.beds-one-region");
        }
        region = code;
        if (!NUMBER.matcher(fields.get(2)).matches() || Long.parseLong(fields.get(2)) == 0) {
            throw table.wrong(line, COLUMNS.get(2), fields.get(2), "fault.beds-number");
        }
        if (beds.put(month(table, line, fields.get(1)), Long.valueOf(fields.get(2))) != null) {
            throw table.wrong(line, COLUMNS.get(1), fields.get(1), "fault.beds-twice");
        }
    }

    private static YearMonth month(SideTable table, long line, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw table.wrong(line, COLUMNS.get(1), text, "fault.beds-month");
        }
    }

    boolean isKnown() {
        return !beds.isEmpty();
    }

    /// N79176 of a place: that of the region in a year whose twelve months were asked for and have beds.
    Optional<BigDecimal> share(int year, String code, AnnualTotals totals, int decimals) {
        var months = totals.monthsOf(year);
        if (!code.equals(AnnualTotals.regionCode(region)) || months.size() < MONTHS
                || !beds.keySet().containsAll(months)) {
            return Optional.empty();
        }
        var share = new BedShare();
        months.forEach(month -> share.add(
                totals.somaticDays(month), month.lengthOfMonth(), beds.getOrDefault(month, 0L)));
        return share.mean(decimals);
    }
}
