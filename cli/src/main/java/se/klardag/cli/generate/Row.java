package se.klardag.cli.generate;

import java.time.YearMonth;
import java.util.Comparator;

/// One line of the export: a period with the background and number of its stay.
///
/// @param origin municipality that the stay began in
/// @param month  month of the stay's first ready notice
/// @param number counts the stays of that municipality and month from 1, by ready notice
/// @param part   1, or 2 for the second period of the stay
/// @param single whether the stay has no other period
record Row(
        String origin,
        YearMonth month,
        int number,
        int part,
        boolean single,
        Background background,
        Period period) {

    /// Oldest ready notice first; equal ones by municipality, number and part, which is the order of their ids.
    static final Comparator<Row> BY_NOTICE = Comparator.comparing((Row row) -> row.period().noticeAt())
            .thenComparing(Row::origin)
            .thenComparingInt(Row::number)
            .thenComparingInt(Row::part);

    Row with(Background known, Period seen) {
        return new Row(origin, month, number, part, single, known, seen);
    }

    /// Whether a discharge could have gone unregistered without disturbing another row or what else is known.
    boolean mayBeOpened() {
        return single && !period.isOpen() && !period.isWithdrawn() && !period.isDeceased();
    }
}
