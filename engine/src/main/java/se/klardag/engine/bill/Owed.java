package se.klardag.engine.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.klardag.engine.terms.CareGroup;

/// What one municipality owes for a month, edition and group of care, as a sum alone (*skuld*).
///
/// @param edition first date of the agreement's edition that its cases were settled under
/// @param toPay kronor, after the rounding of the payable total
public record Owed(int municipality, LocalDate edition, CareGroup careGroup, BigDecimal toPay) {
    /// The sum of a bill.
    public static Owed of(Bill bill) {
        return new Owed(bill.municipality(), bill.edition().from(), bill.careGroup(), bill.toPay().value());
    }
}
