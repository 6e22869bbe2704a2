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
import java.util.SequencedSet;
import java.util.stream.Collectors;
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
    /// @param payments what the ledger does not have yet
    /// @param known    payments that it has, or that the file has twice
    public record Result(List<Payment> payments, List<Transfer> known) {
        public Result {
            payments = List.copyOf(payments);
            known = List.copyOf(known);
        }
    }

    private record Key(LocalDate date, String reference, String payer, String named) {}

    private record Seen(BigDecimal whole, long row) {}

    private final NamedBills bills;
    private final LedgerView view;
    private final LocalDate today;
    private final Map<Key, Seen> seen = new HashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Transfer> known = new ArrayList<>();

    /// @param view what the journal has now
    public PaymentMatch(LedgerView view, LocalDate today) {
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
        return new Result(payments, known);
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
        var fresh = parts.stream().filter(each -> !isSeen(each, transfer) && !isTaken(each, transfer)).toList();
        payments.addAll(fresh);
        if (fresh.isEmpty()) {
            known.add(transfer);
        }
    }

    private boolean isTaken(Payment payment, Transfer transfer) {
        try {
            return view.isTaken(payment);
        } catch (LedgerException otherwise) {
            throw transfer.place().fault(otherwise);
        }
    }

    /// Whether the file has the payment already.
    ///
    /// @throws LedgerException when it has it with another sum
    private boolean isSeen(Payment payment, Transfer transfer) {
        var key = new Key(payment.date(), payment.reference(), payment.payer(), payment.named());
        var earlier = seen.get(key);
        if (earlier == null || earlier.row() == transfer.place().row()) {
            seen.put(key, new Seen(payment.whole(), transfer.place().row()));
            return false;
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
        return true;
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
                bill, amount, transfer.date(), transfer.reference(), transfer.payer(), named, whole, "");
    }
}
