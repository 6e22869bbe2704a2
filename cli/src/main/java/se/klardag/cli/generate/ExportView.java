package se.klardag.cli.generate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.klardag.cli.generate.stay.ExportRow;
import se.klardag.cli.generate.stay.Moment;

/// What an export (*uttag*) made at the end of the last month shows of what has happened and will happen.
///
/// @param start first minute of the first month
/// @param end   first minute after the last month
record ExportView(Moment start, Moment end) {

    /// The row as known at the end; empty if the notice was still to come or the patient left before the start.
    Optional<ExportRow> show(ExportRow row) {
        var period = row.period();
        if (!period.noticeAt().isBefore(end) || period.dischargedAt().isBefore(start)) {
            return Optional.empty();
        }
        var seen = period.withdrawnAt().isBefore(end) ? period : period.withdrawn(Moment.NONE);
        if (!period.dischargedAt().isBefore(end)) {
            seen = seen.stillOpen();
        }
        return Optional.of(row.with(row.background().knownBefore(end), seen));
    }

    /// Blanks the `missing` latest discharges of the list: done, but not registered yet.
    static void leaveOpen(List<ExportRow> rows, long missing) {
        var latest = rows.stream()
                .filter(ExportRow::mayBeOpened)
                .sorted(Comparator.comparing((ExportRow row) -> row.period().dischargedAt())
                        .reversed()
                        .thenComparing(ExportRow.BY_NOTICE))
                .limit(Math.max(0, missing))
                .collect(Collectors.toSet());
        rows.replaceAll(row -> latest.contains(row) ? row.with(row.background(), row.period().stillOpen()) : row);
    }
}
