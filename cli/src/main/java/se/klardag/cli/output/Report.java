package se.klardag.cli.output;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.Wording;
import se.klardag.rules.Payers;

/// A settlement with what its reader also needs to know (*avräkningsrapport*).
///
/// @param title        of the agreement
/// @param payers       those who pay, with their names
/// @param rejectedRows rows that were not settled
/// @param knownOn      what was recorded after this day does not count; empty for everything
public record Report(
        Settlement settlement,
        Wording title,
        Payers payers,
        long rejectedRows,
        Optional<LocalDate> knownOn,
        Receipt receipt) {
    /// The municipality's name.
    String name(int code) {
        return payers.name(code);
    }
}
