package se.klardag.cli.output;

import java.util.Map;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.Wording;

/// A settlement with what its reader also needs to know (*avräkningsrapport*).
///
/// @param title        of the agreement
/// @param names        of municipalities, by code
/// @param rejectedRows rows that were not settled
public record Report(
        Settlement settlement,
        Wording title,
        Map<Integer, String> names,
        long rejectedRows,
        Receipt receipt) {
    /// The municipality's name.
    public String name(int code) {
        return names.getOrDefault(code, "");
    }
}
