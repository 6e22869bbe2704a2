package se.klardag.cli.ledger.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.klardag.cli.cases.cell.IdText;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.list.RejectedRowsException;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.LedgerView.Owed;
import se.klardag.cli.text.TerminalSafe;

/// Brings payments and bills together (*matchning*). A payment that names one bill is of that bill, whatever its sum; one
/// that names several is divided as it says, or in their open sums where they are its sum; all other money is kept without a
/// bill until somebody says which.
public final class PaymentMatch {
    /// What became of the payments of a file.
    ///
    /// @param payments what the ledger does not have yet; one that pays several bills is several
    /// @param counts   of payments as the file has them
    /// @param twice    rows that say the same as an earlier one of the file, and are not recorded
    /// @param undone   references of known payments whose recording was taken back: they are not recorded again
    /// @param kept     money that waits though it names a bill, and why
    public record Result(
            List<Payment> payments,
            Counts counts,
            List<Twice> twice,
            List<String> undone,
            List<Kept> kept) {
        public Result {
            twice = List.copyOf(twice);
            payments = List.copyOf(payments);
            undone = List.copyOf(undone);
            kept = List.copyOf(kept);
        }
    }

    /// How many payments are recorded, and how many the ledger has already.
    public record Counts(int taken, int known) {
        /// One payment that was not there before.
        public static final Counts ONE = new Counts(1, 0);
    }

    /// A row that says the same as an earlier one of its file: the same payment once more, or another that looks like it.
    public record Twice(Transfer transfer, long earlier) {}

    /// Money that is kept from the bill it names.
    ///
    /// @param most kronor that could be paid back on the bill; empty where the payer is another municipality
    public record Kept(String bill, Payment payment, Optional<BigDecimal> most) {}

    /// What the caller decides.
    ///
    /// @param payers    finds the municipality that a payer says it is
    /// @param elsewhere whether a payment goes to its bill though the payer is another municipality
    public record Payers(StatedPayer payers, boolean elsewhere) {}

    /// By which two rows say the same, however their texts are written.
    private record Key(LocalDate date, String reference, String payer, String named) {
        static Key of(Payment payment) {
            return new Key(
                    payment.date(), IdText.compared(payment.reference()), IdText.compared(payment.payer()),
                    IdText.compared(payment.named()));
        }
    }

    private record Seen(BigDecimal whole, long row) {}

    private final NamedBills bills;
    private final LedgerView view;
    private final LocalDate today;
    private final Payers payers;
    private final OwedBack owedBack;
    private final Map<Key, Seen> seen = new HashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Twice> twice = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private int taken;
    private int known;

    /// @param view what the journal has now
    public PaymentMatch(LedgerView view, LocalDate today, Payers payers) {
        this.payers = payers;
        this.owedBack = new OwedBack(view);
        this.bills = new NamedBills(view.owed());
        this.view = view;
        this.today = today;
    }

    /// Every payment with its bill, those that the ledger has apart.
    ///
    /// @throws RejectedRowsException naming every row that cannot be taken
    public Result of(ReadPayments read) {
        var rejected = new ArrayList<>(read.rejected());
        for (var transfer : read.transfers()) {
            try {
                take(transfer);
            } catch (RejectedRowsException fault) {
                rejected.addAll(fault.rows());
            }
        }
        if (!rejected.isEmpty()) {
            rejected.sort(Comparator.comparingLong(RejectedRowsException.Row::number));
            throw new RejectedRowsException(rejected);
        }
        return new Result(payments, new Counts(taken, known), twice, undone, kept);
    }

    /// The same of a payment that was typed.
    ///
    /// @throws LedgerException when it cannot be taken
    public Result of(Transfer transfer) {
        return of(ReadPayments.of(List.of(transfer)));
    }

    private void take(Transfer transfer) {
        if (transfer.date().isAfter(today)) {
            throw transfer.place().fault(LedgerException.unusable("ledger.payment-later", transfer.date(), today));
        }
        var parts = transfer.place().exact() ? exact(transfer) : asWritten(transfer);
        var fresh = new ArrayList<Payment>();
        var earlier = new TreeSet<Long>();
        for (var each : parts) {
            var row = seen(each, transfer);
            row.ifPresent(earlier::add);
            if (row.isEmpty() && !isTaken(each, transfer)) {
                fresh.add(each);
            }
        }
        earlier.forEach(row -> twice.add(new Twice(transfer, row)));
        for (var each : fresh) {
            var taken = transfer.place().exact() ? refused(each, transfer) : keptApart(each);
            owedBack.take(taken);
            payments.add(taken);
        }
        if (!fresh.isEmpty()) {
            taken++;
        } else if (earlier.isEmpty()) {
            known++;
        }
        if (fresh.isEmpty() && parts.stream().anyMatch(this::isUndone)) {
            undone.add(transfer.reference());
        }
    }

    private boolean isUndone(Payment payment) {
        return view.money(payment.reference())
                .values()
                .stream()
                .anyMatch(each -> each.isUndone() && payment.isSame(each.payment()));
    }

    private boolean isElsewhere(Payment payment) {
        return !payers.elsewhere()
                && payment.isMatched()
                && UnmatchedMoney.isElsewhere(view, payers.payers(), payment.payer(), payment.bill());
    }

    /// What somebody wrote down for a bill is refused where it cannot be of that bill.
    private Payment refused(Payment payment, Transfer transfer) {
        var bill = payment.bill();
        if (isElsewhere(payment)) {
            throw transfer.place()
                    .fault(LedgerException.unusable(
                            "ledger.payer-elsewhere", bill, TerminalSafe.briefly(payment.payer())));
        }
        var back = payment.amount().negate();
        var most = owedBack.owed(bill);
        if (back.signum() > 0 && back.compareTo(most) > 0) {
            throw transfer.place()
                    .fault(LedgerException.unusable(
                            "ledger.refund-too-much", bill, back, most));
        }
        return payment;
    }

    /// Money that a bank has moved is there; where it cannot be of the bill that it names, it waits for somebody to say.
    private Payment keptApart(Payment payment) {
        var back = payment.amount().negate();
        var most = payment.isMatched() ? owedBack.most(payment.bill()) : BigDecimal.ZERO;
        boolean tooMuch = payment.isMatched() && back.signum() > 0 && back.compareTo(most) > 0;
        if (!tooMuch && !isElsewhere(payment)) {
            return payment;
        }
        kept.add(new Kept(payment.bill(), payment, tooMuch ? Optional.of(most) : Optional.empty()));
        return new Payment("", payment.amount(), payment.date(), payment.reference(), payment.payer(),
                payment.named(), payment.whole(), "", "");
    }

    private boolean isTaken(Payment payment, Transfer transfer) {
        try {
            return view.isTaken(payment);
        } catch (LedgerException otherwise) {
            throw transfer.place().fault(otherwise);
        }
    }

    /// The row of the file that has the payment already.
    ///
    /// @throws LedgerException when it has it with another sum
    private OptionalLong seen(Payment payment, Transfer transfer) {
        var key = Key.of(payment);
        var earlier = seen.get(key);
        if (earlier == null || earlier.row() == transfer.place().row()) {
            seen.put(key, new Seen(payment.whole(), transfer.place().row()));
            return OptionalLong.empty();
        }
        if (earlier.whole().compareTo(payment.whole()) != 0) {
            throw transfer.place()
                    .fault(LedgerException.unusable(
                            "ledger.payment-twice",
                            TerminalSafe.briefly(payment.reference()),
                            earlier.row(),
                            earlier.whole(),
                            payment.whole()));
        }
        return OptionalLong.of(earlier.row());
    }

    /// Somebody wrote the bill's number: it is one, and a credit is paid back.
    private List<Payment> exact(Transfer transfer) {
        var part = transfer.parts().getFirst();
        var named = bills.in(part.named());
        if (named.size() != 1) {
            var key = view.isCancelled(part.named().toUpperCase(Locale.ROOT))
                    ? "ledger.payment-cancelled"
                    : "ledger.payment-bill";
            throw transfer.place().fault(LedgerException.unusable(key, TerminalSafe.briefly(part.named())));
        }
        var line = named.getFirst();
        if (line.isCredit() && transfer.amount().signum() > 0) {
            throw transfer.place()
                    .fault(LedgerException.unusable(
                            "ledger.payment-on-credit", line.number(),
                            transfer.amount().negate()));
        }
        var number = line.number();
        return List.of(payment(transfer, number, transfer.amount(), number, transfer.amount()));
    }

    private List<Payment> asWritten(Transfer transfer) {
        return transfer.parts().stream().anyMatch(part -> part.amount().isPresent())
                ? divided(transfer)
                : undivided(transfer);
    }

    /// The payer said what is paid of each; what is left of the sum has no bill.
    private List<Payment> divided(Transfer transfer) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        var left = transfer.amount();
        for (var part : transfer.parts()) {
            var amount = part.amount().orElse(BigDecimal.ZERO);
            sums.merge(part.named(), amount, BigDecimal::add);
            left = left.subtract(amount);
        }
        sums.merge("", left, BigDecimal::add);
        var payments = new ArrayList<Payment>();
        sums.forEach((named, amount) -> {
            if (amount.signum() != 0) {
                var found = bills.in(named);
                payments.add(payment(
                        transfer,
                        found.size() == 1 && canBe(found.getFirst(), amount) ? number(found.getFirst()) : "",
                        amount,
                        named,
                        amount));
            }
        });
        return payments;
    }

    /// The payer said only what the whole sum pays.
    private List<Payment> undivided(Transfer transfer) {
        SequencedSet<Owed> found = new LinkedHashSet<>();
        transfer.parts().forEach(part -> found.addAll(bills.in(part.named())));
        var named = transfer.parts().stream().map(Transfer.Part::named).collect(Collectors.joining(" "));
        var whole = transfer.amount();
        if (found.size() == 1 && canBe(found.getFirst(), whole)) {
            return List.of(payment(transfer, number(found.getFirst()), whole, named, whole));
        }
        var open = found.stream().map(Owed::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (found.size() > 1
                && open.compareTo(whole) == 0
                && found.stream().noneMatch(line -> line.open().signum() == 0)) {
            return found.stream()
                    .map(line -> payment(transfer, number(line), line.open(), named, whole))
                    .toList();
        }
        return List.of(payment(transfer, "", whole, named, whole));
    }

    private static String number(Owed line) {
        return line.number();
    }

    /// Nobody pays in what a credit gives back.
    private static boolean canBe(Owed line, BigDecimal amount) {
        return !line.isCredit() || amount.signum() < 0;
    }

    private static Payment payment(
            Transfer transfer, String bill, BigDecimal amount, String named, BigDecimal whole) {
        return new Payment(
                bill, amount, transfer.date(), transfer.reference(), transfer.payer(), named, whole, "", "");
    }
}
