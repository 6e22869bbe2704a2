package se.klardag.cli.generate.stay;

import java.time.YearMonth;
import java.util.Comparator;

/// One line of the export: a period with the background and number of its stay.
///
/// @param origin municipality that the stay began in
/// @param month  month of the stay's first ready notice
/// @param number counts the stays of that municipality and month from 1, by ready notice
/// @param part   1, or 2 for the second period of the stay
/// @param single whether the stay has no other period
public record ExportRow(
        String origin,
        YearMonth month,
        int number,
        int part,
        boolean single,
        Background background,
        ReadyPeriod period) {

    /// Oldest ready notice first; equal ones by municipality, number and part, which is the order of their ids.
    public static final Comparator<ExportRow> BY_NOTICE = Comparator
            .comparing((ExportRow row) -> row.period().noticeAt())
            .thenComparing(ExportRow::origin)
            .thenComparingInt(ExportRow::number)
            .thenComparingInt(ExportRow::part);

    public ExportRow with(Background known, ReadyPeriod seen) {
        return new ExportRow(origin, month, number, part, single, known, seen);
    }

    /// Whether a discharge could have gone unregistered without disturbing another row or what else is known.
    public boolean mayBeOpened() {
        return single && !period.isOpen() && !period.isWithdrawn() && !period.isDeceased();
    }
}
