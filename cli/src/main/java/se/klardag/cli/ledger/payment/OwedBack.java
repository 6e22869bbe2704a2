package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.Owed;
import se.klardag.engine.bill.CreditAllocation;

/// What can be paid back (*att återbetala*): of a bill what it is overpaid by, since a refund of more would make it owed
/// again, though a bank may take back all that was paid; on a credit note as much as the note takes back of what its bills are overpaid by.
///
/// Follows the payments of a call one by one, before any of them is recorded.
final class OwedBack {
    private final LedgerView view;
    private final Map<String, Owed> bills = new LinkedHashMap<>();
    private final Map<String, BigDecimal> paid = new HashMap<>();

    OwedBack(LedgerView view) {
        this.view = view;
        view.owed().forEach(each -> {
            bills.put(each.number(), each);
            paid.put(each.number(), view.paid(each.number()));
        });
    }

    /// Takes a payment that will be recorded.
    void take(Payment payment) {
        paid.merge(payment.bill(), payment.amount(), BigDecimal::add);
    }

    /// Kronor that a bank can have moved back on a bill or a credit note at most: it also takes payments back.
    BigDecimal most(String number) {
        var state = new Divided();
        return bills.containsKey(number) && !isCredit(number)
                ? state.paid(number).max(BigDecimal.ZERO)
                : owed(number);
    }

    private boolean isCredit(String number) {
        var bill = bills.get(number);
        return bill != null && bill.isCredit();
    }

    /// Kronor that somebody who writes down a refund may say at most: what is owed back.
    BigDecimal owed(String number) {
        var state = new Divided();
        var bill = bills.get(number);
        if (bill == null) {
            return BigDecimal.ZERO;
        }
        return bill.isCredit()
                ? view.takesBack(number)
                        .stream()
                        .map(share -> state.left(number, share).min(state.over(share.number())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : state.over(number);
    }

    /// What is paid of each bill once what was paid back on credit notes is divided over the bills that they take back, in
    /// their order, as statements show it.
    private final class Divided {
        private final Map<String, BigDecimal> sums = new HashMap<>(paid);
        private final Map<List<String>, BigDecimal> taken = new HashMap<>();

        Divided() {
            bills.keySet().forEach(note -> view.takesBack(note).forEach(share -> {
                var here = paid(note).negate().min(share.amount());
                if (here.signum() > 0) {
                    sums.merge(note, here, BigDecimal::add);
                    sums.merge(share.number(), here.negate(), BigDecimal::add);
                    taken.put(List.of(note, share.number()), here);
                }
            }));
        }

        BigDecimal paid(String number) {
            return sums.getOrDefault(number, BigDecimal.ZERO);
        }

        /// What a note may still pay back of a bill.
        BigDecimal left(String note, CreditAllocation.Share share) {
            return share.amount().subtract(taken.getOrDefault(List.of(note, share.number()), BigDecimal.ZERO));
        }

        /// What is paid of a bill beyond what it asks for after its credits.
        BigDecimal over(String number) {
            var bill = bills.get(number);
            return bill == null
                    ? BigDecimal.ZERO
                    : paid(number).subtract(bill.open().add(view.paid(number))).max(BigDecimal.ZERO);
        }
    }
}
