package se.klardag.cli.ledger.payment;

import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.JournalEntry;

/// A payment of the journal with the line that names it (*betalningens rad*).
///
/// @param line `entry/line`, as commands take it
public record PaymentLine(String line, Payment payment) {
    /// The payment of a row of the tables, where money that is moved has a second row: what it leaves.
    ///
    /// @param document of its entry
    /// @param row      from 1
    /// @throws LedgerException when the journal has no such payment
    public static PaymentLine of(JournalEntry document, int row) {
        if (document.content() instanceof EntryBody.Payments taken) {
            int line = 0;
            int at = 0;
            for (var payment : taken.payments()) {
                line++;
                at += payment.isMoved() ? 2 : 1;
                if (row <= at) {
                    return new PaymentLine(document.sequence() + "/" + line, payment);
                }
            }
        }
        throw LedgerException.differs("ledger.projection-differs", document.sequence(), "payment");
    }

    /// Whether money leaves its bill: what moves it to a bill has the sign with which it came in.
    public boolean isOff() {
        return payment.amount().signum() < 0;
    }
}
