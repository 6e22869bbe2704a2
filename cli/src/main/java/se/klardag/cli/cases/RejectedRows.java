package se.klardag.cli.cases;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows of case files that were not settled (*avvisade rader*), by the municipality that they name.
///
/// @param rows           all of them
/// @param byMunicipality those whose municipality could be read, by its code
public record RejectedRows(long rows, SortedMap<Integer, Long> byMunicipality) {
    /// Every row was settled.
    public static final RejectedRows NONE = new RejectedRows(0, Collections.emptySortedMap());

    public RejectedRows {
        byMunicipality = Collections.unmodifiableSortedMap(new TreeMap<>(byMunicipality));
    }

    /// As many, of which nothing more is on record.
    public static RejectedRows unknown(long rows) {
        return rows == 0 ? NONE : new RejectedRows(rows, Collections.emptySortedMap());
    }

    /// Those of one municipality.
    public long of(int municipality) {
        return byMunicipality.getOrDefault(municipality, 0L);
    }

    /// Those that any municipality may have.
    public long ofUnknown() {
        return rows - byMunicipality.values().stream().mapToLong(Long::longValue).sum();
    }
}
