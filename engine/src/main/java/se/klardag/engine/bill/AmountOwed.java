package se.klardag.engine.bill;

import java.math.BigDecimal;

/// What one municipality owes on one bill of a month, as a sum alone (*skuld*).
///
/// @param toPay kronor, after the rounding of the payable total
public record AmountOwed(BillKey key, BigDecimal toPay) {
    /// The sum of a bill.
    public static AmountOwed of(Bill bill) {
        return new AmountOwed(bill.key(), bill.toPay().value());
    }
}
