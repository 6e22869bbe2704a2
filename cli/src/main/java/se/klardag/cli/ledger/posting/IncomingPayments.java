package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.LedgerException;

/// Payments that come in (*inkommande betalningar*), compared with those that the ledger has.
record IncomingPayments(LedgerView view) {
    /// Those that the ledger has not taken.
    ///
    /// @throws LedgerException when a bill is not known, a payment that was taken has another sum here, or more is moved to a
    ///                         bill than is there
    List<EntryBody.Payment> fresh(List<EntryBody.Payment> incoming) {
        return fresh(incoming, view::isTaken);
    }

    /// The same of payments that are posted already: an earlier version took references that are written otherwise for others.
    List<EntryBody.Payment> posted(List<EntryBody.Payment> stored) {
        return fresh(stored, payment -> view.isTaken(payment, payment::isWrittenLike));
    }

    private List<EntryBody.Payment> fresh(List<EntryBody.Payment> incoming, Predicate<EntryBody.Payment> taken) {
        var fresh = new ArrayList<EntryBody.Payment>();
        for (var payment : incoming) {
            if (payment.isMatched() && view.bill(payment.bill()).isEmpty()) {
                throw LedgerException.unusable("ledger.no-bill", payment.bill());
            }
            if (!taken.test(payment)) {
                fresh.add(payment);
            }
        }
        refuseMoreThanIsThere(fresh);
        return fresh;
    }

    /// Money that came in is moved, and taken back, no further than it came in.
    private void refuseMoreThanIsThere(List<EntryBody.Payment> fresh) {
        var after = new HashMap<String, LedgerView.Money>();
        for (var each : fresh) {
            if (each.isReceived()) {
                continue;
            }
            var line = each.isMoved() ? each.moves() : each.undoes();
            var before = after.containsKey(line) ? after.get(line) : view.money(each.reference()).get(line);
            var next = before == null ? null : before.with(each);
            if (before == null || next == null || !next.isPossible()) {
                var place = each.isMoved() && each.amount().signum() == sign(before) ? "" : each.bill();
                throw LedgerException.refused(
                        "ledger.moved-too-much", each.reference(),
                        before == null ? BigDecimal.ZERO : before.on(place), each.amount());
            }
            after.put(line, next);
        }
    }

    private static int sign(LedgerView.@Nullable Money money) {
        return money == null ? 1 : money.payment().amount().signum();
    }
}
