package se.klardag.cli.ledger.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.bill.CreditAllocation;

/// What has to be known of the ledger to add to it (*liggarens läge*): taken from the journal's documents, never from its
/// tables, which somebody may have changed.
public interface LedgerView {
    /// Where a bill is.
    ///
    /// @param sequence of the entry that billed it
    /// @param dated    the date of the bill
    record BillPlace(
            long sequence,
            LocalDate dated,
            String series,
            YearMonth period,
            BillKey key) {}

    /// The last entry that billed a month of a series and was not cancelled; drafts are no bills.
    OptionalLong lastBilled(String series, YearMonth period);

    /// The last entries that billed a month and were not cancelled, by series.
    SortedMap<String, Long> lastBilled(YearMonth period);

    /// What the bills of a month of a series come to together, less their credits. In a ledger that is in order its last
    /// entry says the same; where the month was billed twice, this is more.
    List<EntryBody.Standing> billed(String series, YearMonth period);

    /// The last draft of a month of a series.
    OptionalLong lastDraft(String series, YearMonth period);

    /// A bill by its number.
    Optional<BillPlace> bill(String number);

    /// The disputes of a bill: the last state of each case.
    SortedMap<String, EntryBody.DisputeState> disputes(String bill);

    /// The day of the last word on a case in dispute.
    Optional<LocalDate> disputedOn(String bill, String caseId);

    /// The cases that upheld disputes took out of months under an agreement, with the bill of each dispute: of every month
    /// as it was billed last.
    ///
    /// @param root id of what the agreement is built on
    SortedMap<String, String> takenOut(String root);

    /// Whether a bill was cancelled with its posting.
    default boolean isCancelled(String bill) {
        return cancelledAt(bill).isPresent();
    }

    /// The entry that cancelled a bill with its posting.
    OptionalLong cancelledAt(String bill);

    /// A file that tells of a bill and was written to be sent.
    ///
    /// @param sequence of the entry that says so
    record Sent(long sequence, LocalDate day, EntryBody.SentFile file) {}

    /// What was sent of a bill, in its order.
    List<Sent> sent(String bill);

    /// Whether a file of this name was sent in these very bytes.
    boolean isSent(String name, String sha256);

    /// Kronor that were paid on a bill and not paid back, moved or taken back; what was paid back on a credit is not divided.
    BigDecimal paid(String bill);

    /// Whether anything is paid on a bill.
    default boolean isPaid(String bill) {
        return paid(bill).signum() != 0;
    }

    /// What a credit takes back of which bills; empty for other bills.
    List<CreditAllocation.Share> takesBack(String credit);

    /// Whether a month was closed.
    boolean isClosed(YearMonth period);

    /// The latest date of a bill of a series; empty when it has none.
    Optional<LocalDate> lastDated(String series);

    /// A bill with what is left of it.
    ///
    /// @param amount kronor, below 0 for a credit
    /// @param open   kronor less what was credited and what was paid on it; what was paid back on a credit is not divided
    record Owed(String number, BigDecimal amount, BigDecimal open) {
        Owed less(BigDecimal sum) {
            return new Owed(number, amount, open.subtract(sum));
        }

        public boolean isCredit() {
            return amount.signum() < 0;
        }
    }

    /// Every bill, in the order in which they were posted.
    List<Owed> owed();

    /// A recorded payment.
    ///
    /// @param line its place, `entry/line`
    record Recorded(String line, EntryBody.Payment payment) {}

    /// The payments with this reference, however it is written, in the order in which they were recorded.
    List<Recorded> paidUnder(String reference);

    /// Whether the ledger has a payment.
    ///
    /// @throws LedgerException when it has it with another sum
    default boolean isTaken(EntryBody.Payment payment) {
        return isTaken(payment, _ -> true);
    }

    /// The same among some of the payments that it has.
    default boolean isTaken(EntryBody.Payment payment, Predicate<EntryBody.Payment> among) {
        var earlier = paidUnder(payment.reference()).stream().map(Recorded::payment).filter(among).toList();
        if (earlier.stream().anyMatch(payment::isSame)) {
            return true;
        }
        // what was taken back may be recorded again as it should have been
        var undone = money(payment.reference()).values()
                .stream()
                .filter(Money::isUndone)
                .map(Money::payment)
                .toList();
        for (var other : earlier) {
            if (payment.contradicts(other) && !undone.contains(other)) {
                throw LedgerException.refused(
                        "ledger.payment-otherwise", payment.reference(), payment.date(), payment.named(),
                        other.whole(), payment.whole());
            }
        }
        return false;
    }

    /// Money that came in, and where it is now.
    ///
    /// @param line   with which it came in, `entry/line`
    /// @param places kronor by bill, those that have none under an empty name; a place with nothing is not there
    /// @param latest day on which anything became of it
    record Money(String line, EntryBody.Payment payment, SortedMap<String, BigDecimal> places, LocalDate latest) {
        /// What came in, by line, and what became of it until now.
        ///
        /// @param recorded in the order in which it was recorded
        public static SortedMap<String, Money> of(List<Recorded> recorded) {
            var found = new TreeMap<String, Money>();
            for (var each : recorded) {
                var payment = each.payment();
                if (payment.isReceived()) {
                    found.put(each.line(), new Money(each.line(), payment, new TreeMap<>(), payment.date()));
                }
                var line = payment.isReceived() ? each.line() : payment.isMoved() ? payment.moves() : payment.undoes();
                found.computeIfPresent(line, (_, money) -> money.with(payment));
            }
            return found;
        }

        /// The same after one more line about it.
        Money with(EntryBody.Payment next) {
            var after = new TreeMap<>(places);
            after.merge(next.bill(), next.amount(), BigDecimal::add);
            if (next.isMoved()) {
                after.merge("", next.amount().negate(), BigDecimal::add);
            }
            after.values().removeIf(amount -> amount.signum() == 0);
            return new Money(line, payment, after, latest.isAfter(next.date()) ? latest : next.date());
        }

        /// Kronor that still have no bill.
        public BigDecimal waiting() {
            return on("");
        }

        /// Kronor on a bill.
        public BigDecimal on(String bill) {
            return places.getOrDefault(bill, BigDecimal.ZERO);
        }

        /// Whether the recording was taken back whole.
        public boolean isUndone() {
            return places.isEmpty();
        }

        /// Whether no more is anywhere than came in, and nothing on the other side of 0.
        boolean isPossible() {
            var sum = places.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return places.values().stream().allMatch(each -> each.signum() == payment.amount().signum())
                    && sum.abs().compareTo(payment.amount().abs()) <= 0;
        }
    }

    /// The money that came in under a reference, by line.
    default SortedMap<String, Money> money(String reference) {
        return Money.of(paidUnder(reference));
    }
}
