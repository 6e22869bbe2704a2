package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.ledger.journal.LedgerException;

/// Payments that come in (*inkommande betalningar*), compared with those that the ledger has.
record IncomingPayments(LedgerView view) {
    /// Those that the ledger has not taken.
    ///
    /// @throws LedgerException when a bill is not known, a payment that was taken has another sum here, or more is moved to a
    ///                         bill than is there
    List<EntryBody.Payment> fresh(List<EntryBody.Payment> incoming) {
        var fresh = new ArrayList<EntryBody.Payment>();
        for (var payment : incoming) {
            if (payment.isMatched() && view.bill(payment.bill()).isEmpty()) {
                throw LedgerException.unusable("ledger.no-bill", payment.bill());
            }
            if (!view.isTaken(payment)) {
                fresh.add(payment);
            }
        }
        refuseMoreThanIsThere(fresh);
        return fresh;
    }

    /// Money that waits for its bill is moved once.
    private void refuseMoreThanIsThere(List<EntryBody.Payment> fresh) {
        var moved = fresh.stream().filter(each -> !each.isReceived()).toList();
        for (var each : moved) {
            var left = view.unmatched(each.reference()).getOrDefault(each.moves(), BigDecimal.ZERO);
            var asked = moved.stream()
                    .filter(other -> other.moves().equals(each.moves()))
                    .map(EntryBody.Payment::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (asked.signum() != left.signum() || asked.abs().compareTo(left.abs()) > 0) {
                throw LedgerException.refused(
                        "ledger.moved-too-much", each.reference(), left, asked);
            }
        }
    }
}
