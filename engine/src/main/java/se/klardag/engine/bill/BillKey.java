package se.klardag.engine.bill;

import java.time.LocalDate;
import java.util.Comparator;
import se.klardag.engine.terms.CareGroup;

/// Which of a month's bills (*räkningens nyckel*); in order of municipality, edition and group of care.
///
/// @param municipality kommunkod, or the code of whoever pays
/// @param edition      first date of the agreement's edition that its cases were settled under
public record BillKey(int municipality, LocalDate edition, CareGroup careGroup) implements Comparable<BillKey> {
    private static final Comparator<BillKey> IN_ORDER = Comparator.comparingInt(BillKey::municipality)
            .thenComparing(BillKey::edition)
            .thenComparing(BillKey::careGroup);

    @Override
    public int compareTo(BillKey other) {
        return IN_ORDER.compare(this, other);
    }
}
