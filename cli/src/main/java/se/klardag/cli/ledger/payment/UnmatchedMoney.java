package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.Owed;
import se.klardag.cli.text.TerminalSafe;

/// Money that came in and has no bill (*omatchade betalningar*), and how it gets one.
public final class UnmatchedMoney {
    /// Money that waits.
    ///
    /// @param line `entry/line` in the journal
    /// @param left kronor that still have no bill
    public record Waiting(String line, Payment payment, BigDecimal left) {}

    private final Map<String, Payment> received = new LinkedHashMap<>();
    private final Map<String, BigDecimal> moved = new HashMap<>();

    /// @param documents every one of the ledger, in its order
    /// @param day       what came in or was moved later is not in it
    public UnmatchedMoney(Stream<JournalEntry> documents, LocalDate day) {
        documents.forEach(document -> {
            if (document.content() instanceof EntryBody.Payments taken) {
                int line = 0;
                for (var payment : taken.payments()) {
                    line++;
                    if (!payment.date().isAfter(day)) {
                        take(document.sequence() + "/" + line, payment);
                    }
                }
            }
        });
    }

    private void take(String line, Payment payment) {
        if (!payment.isReceived()) {
            moved.merge(payment.moves(), payment.amount(), BigDecimal::add);
        } else if (!payment.isMatched()) {
            received.put(line, payment);
        }
    }

    /// What waits, in the order in which it came in.
    public List<Waiting> waiting() {
        var waiting = new ArrayList<Waiting>();
        received.forEach((line, payment) -> {
            var left = payment.amount().subtract(moved.getOrDefault(line, BigDecimal.ZERO));
            if (left.signum() != 0) {
                waiting.add(new Waiting(line, payment, left));
            }
        });
        return waiting;
    }

    /// Refuses to move money to a credit note, which nobody pays in, and to a bill of another municipality than those whose
    /// bills the payer named.
    ///
    /// @param elsewhere whether another municipality is meant
    /// @throws LedgerException naming the bills
    public static void refuseOthers(LedgerView view, Payment moved, String named, boolean elsewhere) {
        var bill = moved.bill();
        if (view.isCancelled(bill)) {
            throw LedgerException.refused("ledger.payment-cancelled", bill);
        }
        if (moved.amount().signum() > 0
                && view.owed().stream().anyMatch(each -> each.number().equals(bill) && each.isCredit())) {
            throw LedgerException.refused("ledger.moved-to-credit", bill);
        }
        var meant = new NamedBills(view.owed()).in(named).stream().map(Owed::number).toList();
        var payer = municipality(view, bill);
        if (!elsewhere
                && payer.isPresent()
                && !meant.isEmpty()
                && meant.stream().noneMatch(each -> municipality(view, each).equals(payer))) {
            throw LedgerException.refused("ledger.moved-elsewhere", bill, String.join(", ", meant));
        }
    }

    private static Optional<Integer> municipality(LedgerView view, String bill) {
        return view.bill(bill).map(place -> place.key().municipality());
    }

    /// What the payer wrote of the bills that money which waits is for.
    public String named(String line) {
        return Optional.ofNullable(received.get(line)).map(Payment::named).orElse("");
    }

    /// Moves money to a bill.
    ///
    /// @param line   as [Waiting] names it
    /// @param amount kronor as text, below 0 of a payment below 0; all that waits when there is none
    /// @throws LedgerException when no money of this line waits, or the day is before it came in or after today
    public Payment moved(String line, String bill, @Nullable String amount, LocalDate day, LocalDate today) {
        var found = waiting().stream()
                .filter(each -> each.line().equals(line))
                .findFirst()
                .orElseThrow(() -> LedgerException.unusable("ledger.not-waiting", TerminalSafe.briefly(line)));
        var from = found.payment();
        if (day.isBefore(from.date()) || day.isAfter(today)) {
            throw LedgerException.unusable("ledger.moved-on", TerminalSafe.briefly(line), day, from.date(), today);
        }
        var sum = amount == null
                ? found.left()
                : PaymentText.amount(new Transfer.Place("", 1, true), "--amount", amount.strip());
        return new Payment(bill, sum, day, from.reference(), from.payer(), bill, sum, line);
    }
}
