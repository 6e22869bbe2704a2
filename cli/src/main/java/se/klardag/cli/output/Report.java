package se.klardag.cli.output;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.Wording;

/// A settlement with what its reader also needs to know (*avräkningsrapport*).
///
/// @param title        of the agreement
/// @param names        of municipalities, by code
/// @param rejectedRows rows that were not settled
/// @param knownOn      what was recorded after this day does not count; empty for everything
public record Report(
        Settlement settlement,
        Wording title,
        Map<Integer, String> names,
        long rejectedRows,
        Optional<LocalDate> knownOn,
        Receipt receipt) {
    /// The municipality's name.
    String name(int code) {
        return names.getOrDefault(code, "");
    }
}
