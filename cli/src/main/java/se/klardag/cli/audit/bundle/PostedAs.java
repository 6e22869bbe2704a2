package se.klardag.cli.audit.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where a ledger has the month of a bundle (*paketets bokföring*), so that whoever holds a bill finds the bundle that explains it.
/// The bundle only states it: the ledger is not in it.
///
/// @param entry number of the journal's entry
/// @param hash  SHA-256 of the entry, which was the ledger's head when it was the last one
/// @param bills numbers of the bills that the entry made
public record PostedAs(long entry, String hash, List<String> bills) {
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}0-9-]{1,64}");

    public PostedAs {
        bills = List.copyOf(bills);
    }

    void put(ObjectNode node) {
        node.put("entry", entry).put("sha256", hash);
        var list = node.putArray("bills");
        bills.forEach(list::add);
    }

    /// @throws IllegalArgumentException when it says what no bundle of ours does
    static PostedAs of(JsonNode node) {
        var bills = new ArrayList<String>();
        for (var each : node.path("bills")) {
            if (!NUMBER.matcher(each.asString("")).matches()) {
                throw new IllegalArgumentException("no number of a bill");
            }
            bills.add(each.asString());
        }
        return new PostedAs(BundleReceipt.count(node.path("entry")), BundleReceipt.sha256(node.path("sha256")), bills);
    }
}
