package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a bill changes by when a month is settled again (*rättelse*): the whole new sum to pay less the whole old one.
///
/// Both are whole sums, each rounded as its own bill is, so that any number of corrections adds up to what one fresh
/// settlement of the last cases would have come to.
///
/// @param before kronor; 0 where nothing was billed
/// @param after  kronor; 0 where nothing is owed any more
public record Correction(int municipality, CareGroup careGroup, BigDecimal before, BigDecimal after) {
    private record Place(int municipality, CareGroup careGroup) {}

    /// Kronor to bill, or to credit when below 0.
    public BigDecimal amount() {
        return after.subtract(before);
    }

    /// Whether there is anything to bill or to credit.
    public boolean changesSum() {
        return amount().signum() != 0;
    }

    /// One correction per municipality and group of care that either settlement knows, ascending.
    public static List<Correction> between(List<Owed> before, List<Owed> after) {
        var places = new TreeMap<Place, Correction>(
                Comparator.comparingInt(Place::municipality).thenComparing(Place::careGroup));
        for (var old : before) {
            places.merge(
                    new Place(old.municipality(), old.careGroup()),
                    new Correction(old.municipality(), old.careGroup(), old.toPay(), BigDecimal.ZERO),
                    Correction::refuseTwice);
        }
        var now = new TreeMap<Place, Correction>(places.comparator());
        for (var owed : after) {
            now.merge(
                    new Place(owed.municipality(), owed.careGroup()),
                    new Correction(owed.municipality(), owed.careGroup(), BigDecimal.ZERO, owed.toPay()),
                    Correction::refuseTwice);
        }
        for (Map.Entry<Place, Correction> entry : now.entrySet()) {
            places.merge(entry.getKey(), entry.getValue(), (old, fresh) -> new Correction(
                    old.municipality(), old.careGroup(), old.before(), fresh.after()));
        }
        return List.copyOf(places.values());
    }

    private static Correction refuseTwice(Correction one, Correction other) {
        throw new IllegalArgumentException(
                "municipality " + one.municipality() + " is billed twice, " + one + " and " + other);
    }
}
