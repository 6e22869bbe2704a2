package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.Money;
import se.klardag.cli.ledger.posting.LedgerView.Owed;
import se.klardag.cli.text.TerminalSafe;

/// Money that came in and has no bill (*omatchade betalningar*): how it gets one, loses it again, and is taken back.
public final class UnmatchedMoney {
    /// Money that waits.
    ///
    /// @param line `entry/line` in the journal
    /// @param left kronor that still have no bill
    public record Waiting(String line, Payment payment, BigDecimal left) {}

    private final List<LedgerView.Recorded> recorded = new ArrayList<>();
    private final SortedMap<String, Money> money;

    /// @param documents every one of the ledger, in its order
    /// @param day       what came in or was moved later is not in it
    public UnmatchedMoney(Stream<JournalEntry> documents, LocalDate day) {
        documents.forEach(document -> {
            if (document.content() instanceof EntryBody.Payments taken) {
                int line = 0;
                for (var payment : taken.payments()) {
                    line++;
                    if (!payment.date().isAfter(day)) {
                        recorded.add(new LedgerView.Recorded(document.sequence() + "/" + line, payment));
                    }
                }
            }
        });
        money = Money.of(recorded);
    }

    /// What waits, in the order in which it came in.
    public List<Waiting> waiting() {
        var waiting = new ArrayList<Waiting>();
        for (var each : recorded) {
            var found = money.get(each.line());
            if (found != null && found.waiting().signum() != 0) {
                waiting.add(new Waiting(each.line(), each.payment(), found.waiting()));
            }
        }
        return waiting;
    }

    /// Refuses to move money to a credit note, which nobody pays in; to pay back more than was paid; and to move money to a
    /// bill of another municipality than the payer, or than those whose bills the payer named.
    ///
    /// @param payers    finds the municipality that a payer says it is
    /// @param elsewhere whether another municipality is meant
    /// @throws LedgerException naming the bills
    public static void refuseOthers(
            LedgerView view, Payment moved, String named, StatedPayer payers, boolean elsewhere) {
        var bill = moved.bill();
        if (view.isCancelled(bill)) {
            throw LedgerException.refused("ledger.payment-cancelled", bill);
        }
        if (moved.amount().signum() > 0
                && view.owed().stream().anyMatch(each -> each.number().equals(bill) && each.isCredit())) {
            throw LedgerException.refused("ledger.moved-to-credit", bill);
        }
        var back = moved.amount().negate();
        var most = new OwedBack(view).most(bill);
        if (back.compareTo(most.max(BigDecimal.ZERO)) > 0) {
            throw LedgerException.refused(
                    "ledger.refund-too-much", bill, back, most);
        }
        var payer = municipality(view, bill);
        if (elsewhere || payer.isEmpty()) {
            return;
        }
        if (payers.municipalities(moved.payer()).contains(payer.get())) {
            return; // whoever paid says so more surely than a reference
        }
        var meant = new NamedBills(view.owed()).in(named).stream().map(Owed::number).toList();
        if (!meant.isEmpty() && meant.stream().noneMatch(each -> municipality(view, each).equals(payer))) {
            throw LedgerException.refused("ledger.moved-elsewhere", bill, String.join(", ", meant));
        }
        if (isElsewhere(view, payers, moved.payer(), bill)) {
            throw LedgerException.refused("ledger.moved-payer", bill, TerminalSafe.briefly(moved.payer()));
        }
    }

    /// Whether a payer says that it is another municipality than the one that a bill is for.
    static boolean isElsewhere(LedgerView view, StatedPayer payers, String payer, String bill) {
        var stated = payers.municipalities(payer);
        return !stated.isEmpty() && municipality(view, bill).filter(code -> !stated.contains(code)).isPresent();
    }

    private static Optional<Integer> municipality(LedgerView view, String bill) {
        return view.bill(bill).map(place -> place.key().municipality());
    }

    /// What the payer wrote of the bills that money which waits is for.
    public String named(String line) {
        return Optional.ofNullable(money.get(line)).map(each -> each.payment().named()).orElse("");
    }

    /// Moves money to a bill.
    ///
    /// @param line   as [Waiting] names it
    /// @param amount kronor as text, below 0 of a payment below 0; all that waits when there is none
    /// @throws LedgerException when no money of this line waits, or the day is before it came in or after today
    public Payment moved(String line, String bill, @Nullable String amount, LocalDate day, LocalDate today) {
        var found = Optional.ofNullable(money.get(line))
                .filter(each -> each.waiting().signum() != 0)
                .orElseThrow(() -> LedgerException.unusable("ledger.not-waiting", TerminalSafe.briefly(line)));
        refuseDay(found.line(), found.payment().date(), day, today);
        var sum = amount == null
                ? found.waiting()
                : PaymentText.amount(new Transfer.Place("", 1, true), "--amount", amount.strip());
        return found.payment().becomes(bill, sum, day, line, false);
    }

    /// Takes money off its bill, so that it waits for another.
    ///
    /// @param line with which the money came in, or got its bill
    /// @return one for each bill that it is on
    /// @throws LedgerException when no money of this line has a bill, or the day is before the last thing that became of it
    public List<Payment> unmatched(String line, LocalDate day, LocalDate today) {
        var at = recorded(line, "ledger.not-matched");
        var found = at.payment().isMoved() ? money(at.payment().moves()) : money(line);
        var off = new ArrayList<Payment>();
        found.places().forEach((bill, sum) -> {
            boolean meant = at.payment().isReceived() || bill.equals(at.payment().bill());
            if (!bill.isEmpty() && meant) {
                var part = at.payment().isReceived() ? sum : at.payment().amount().abs().min(sum.abs());
                var back = part.abs().multiply(BigDecimal.valueOf(-sum.signum()));
                off.add(found.payment().becomes(bill, back, day, found.line(), false));
            }
        });
        if (off.isEmpty()) {
            throw LedgerException.unusable("ledger.not-matched", TerminalSafe.briefly(line));
        }
        refuseDay(line, found.latest(), day, today);
        return off;
    }

    /// Takes back that money was recorded at all, from wherever it is now; or puts back what was taken back.
    ///
    /// @param line with which the money came in, or was taken back
    /// @throws LedgerException when nothing of it is there, or the day is before the last thing that became of it
    public List<Payment> undone(String line, LocalDate day, LocalDate today) {
        var at = recorded(line, "ledger.not-recorded");
        var back = new ArrayList<Payment>();
        if (!at.payment().undoes().isEmpty()) {
            var found = money(at.payment().undoes());
            refuseDay(line, found.latest(), day, today);
            if (found.isUndone()) {
                var entry = line.substring(0, line.indexOf('/') + 1);
                recorded.stream()
                        .filter(each -> each.line().startsWith(entry)
                                && each.payment().undoes().equals(found.line()))
                        .map(LedgerView.Recorded::payment)
                        .forEach(each -> back.add(found.payment()
                                .becomes(each.bill(), each.amount().negate(), day, found.line(), true)));
            }
        } else if (at.payment().isReceived()) {
            var found = money(line);
            refuseDay(line, found.latest(), day, today);
            found.places()
                    .forEach((bill, sum) -> back
                            .add(found.payment().becomes(bill, sum.negate(), day, found.line(), true)));
        }
        if (back.isEmpty()) {
            throw LedgerException.unusable("ledger.not-recorded", TerminalSafe.briefly(line));
        }
        return back;
    }

    private LedgerView.Recorded recorded(String line, String key) {
        return recorded.stream()
                .filter(each -> each.line().equals(line))
                .findFirst()
                .orElseThrow(() -> LedgerException.unusable(key, TerminalSafe.briefly(line)));
    }

    private Money money(String line) {
        return Optional.ofNullable(money.get(line))
                .orElseThrow(() -> LedgerException.unusable("ledger.not-recorded", TerminalSafe.briefly(line)));
    }

    private static void refuseDay(String line, LocalDate from, LocalDate day, LocalDate today) {
        if (day.isBefore(from) || day.isAfter(today)) {
            throw LedgerException.unusable("ledger.moved-on", TerminalSafe.briefly(line), day, from, today);
        }
    }
}
