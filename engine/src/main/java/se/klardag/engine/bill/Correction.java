package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.klardag.engine.terms.CareGroup;

/// What a bill changes by when a month is settled again (*rättelse*): the whole new sum to pay less the whole old one.
///
/// Both are whole sums, each rounded as its own bill is, so that any number of corrections adds up to what one fresh
/// settlement of the last cases would have come to.
///
/// @param edition first date of the agreement's edition that the bill is under
/// @param before  kronor; 0 where nothing was billed
/// @param after   kronor; 0 where nothing is owed any more
public record Correction(
        int municipality,
        LocalDate edition,
        CareGroup careGroup,
        BigDecimal before,
        BigDecimal after) {
    private record Place(int municipality, LocalDate edition, CareGroup careGroup) {
        static Place of(Owed owed) {
            return new Place(owed.municipality(), owed.edition(), owed.careGroup());
        }

        Correction from(BigDecimal before, BigDecimal after) {
            return new Correction(municipality, edition, careGroup, before, after);
        }
    }

    private static final Comparator<Place> IN_ORDER = Comparator.comparingInt(Place::municipality)
            .thenComparing(Place::edition)
            .thenComparing(Place::careGroup);

    /// Whether it is of the same bill.
    public boolean concerns(Owed owed) {
        return owed.municipality() == municipality && owed.edition().equals(edition) && owed.careGroup() == careGroup;
    }

    /// Kronor to bill, or to credit when below 0.
    public BigDecimal amount() {
        return after.subtract(before);
    }

    /// Whether there is anything to bill or to credit.
    public boolean changesSum() {
        return amount().signum() != 0;
    }

    /// One correction per municipality, edition and group of care that either settlement knows, ascending.
    public static List<Correction> between(List<Owed> before, List<Owed> after) {
        var places = new TreeMap<Place, Correction>(IN_ORDER);
        for (var old : before) {
            var place = Place.of(old);
            places.merge(place, place.from(old.toPay(), BigDecimal.ZERO), Correction::refuseTwice);
        }
        var now = new TreeMap<Place, Correction>(IN_ORDER);
        for (var owed : after) {
            var place = Place.of(owed);
            now.merge(place, place.from(BigDecimal.ZERO, owed.toPay()), Correction::refuseTwice);
        }
        for (Map.Entry<Place, Correction> entry : now.entrySet()) {
            places.merge(
                    entry.getKey(),
                    entry.getValue(),
                    (old, fresh) -> entry.getKey().from(old.before(), fresh.after()));
        }
        return List.copyOf(places.values());
    }

    private static Correction refuseTwice(Correction one, Correction other) {
        throw new IllegalArgumentException(
                "municipality " + one.municipality() + " is billed twice, " + one + " and " + other);
    }
}
