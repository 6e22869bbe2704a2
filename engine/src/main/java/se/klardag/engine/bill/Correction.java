package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/// What a bill changes by when a month is settled again (*rättelse*): the whole new sum to pay less the whole old one.
///
/// Both are whole sums, each rounded as its own bill is, so that any number of corrections adds up to what one fresh
/// settlement of the last cases would have come to.
///
/// @param before  kronor; 0 where nothing was billed
/// @param after   kronor; 0 where nothing is owed any more
public record Correction(BillKey key, BigDecimal before, BigDecimal after) {
    /// Kronor to bill, or to credit when below 0.
    public BigDecimal amount() {
        return after.subtract(before);
    }

    /// Whether there is anything to bill or to credit.
    public boolean changesSum() {
        return amount().signum() != 0;
    }

    /// One correction per municipality, edition and group of care that either settlement knows, ascending.
    public static List<Correction> between(List<AmountOwed> before, List<AmountOwed> after) {
        var bills = new TreeMap<BillKey, Correction>();
        for (var old : before) {
            var first = new Correction(old.key(), old.toPay(), BigDecimal.ZERO);
            bills.merge(old.key(), first, Correction::refuseTwice);
        }
        var now = new TreeMap<BillKey, Correction>();
        for (var owed : after) {
            var fresh = new Correction(owed.key(), BigDecimal.ZERO, owed.toPay());
            now.merge(owed.key(), fresh, Correction::refuseTwice);
        }
        now.forEach((key, each) -> bills.merge(
                key, each, (old, fresh) -> new Correction(key, old.before(), fresh.after())));
        return List.copyOf(bills.values());
    }

    private static Correction refuseTwice(Correction one, Correction other) {
        throw new IllegalArgumentException(
                "municipality " + one.key().municipality() + " is billed twice, " + one + " and " + other);
    }
}
