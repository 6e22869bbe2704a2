package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.RejectedRowsException;
import se.klardag.cli.text.KlardagException;

/// A payment as it came in (*inbetalning*), before anybody looked for its bills.
///
/// @param place     where it was read
/// @param amount    kronor; below 0 for what was paid back
/// @param reference what the bank or the payer calls the payment
/// @param payer     who paid; empty when that is not stated
/// @param parts     what the payer says was paid; empty when nothing is said
public record Transfer(
        Place place,
        LocalDate date,
        BigDecimal amount,
        String reference,
        String payer,
        List<Part> parts) {
    public Transfer {
        parts = List.copyOf(parts);
    }

    /// Where a payment was read.
    ///
    /// @param file empty when it was typed
    /// @param row  from 1
    /// @param exact whether somebody wrote a bill's number, so that an unknown one is a mistake; banks pass on whatever payers
    ///              wrote
    public record Place(String file, long row, boolean exact) {
        /// Why what was read there cannot be used; what was typed has no row.
        KlardagException fault(LedgerException why) {
            return file.isEmpty()
                    ? why
                    : new RejectedRowsException(List.of(new RejectedRowsException.Row(file, row, why)));
        }
    }

    /// One thing that the payer says was paid.
    ///
    /// @param named  the bill's number, or other words
    /// @param amount kronor; empty when only the sum of all is stated
    public record Part(String named, Optional<BigDecimal> amount) {}
}
