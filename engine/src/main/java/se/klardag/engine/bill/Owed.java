package se.klardag.engine.bill;

import java.math.BigDecimal;

/// What one municipality owes for a month and group of care, as a sum alone (*skuld*).
///
/// @param toPay kronor, after the rounding of the payable total
public record Owed(int municipality, CareGroup careGroup, BigDecimal toPay) {
    /// The sum of a bill.
    public static Owed of(Bill bill) {
        return new Owed(bill.municipality(), bill.careGroup(), bill.toPay().value());
    }
}
