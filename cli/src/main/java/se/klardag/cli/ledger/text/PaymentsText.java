package se.klardag.cli.ledger.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.ledger.payment.PaymentMatch.Counts;
import se.klardag.cli.ledger.payment.PaymentMatch.Kept;
import se.klardag.cli.ledger.payment.PaymentMatch.Twice;
import se.klardag.cli.ledger.payment.UnmatchedMoney.Waiting;
import se.klardag.cli.ledger.posting.EntryBody.Payment;
import se.klardag.cli.ledger.projection.BillLinks;
import se.klardag.cli.ledger.projection.BillStates.Line;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.render.TextTable;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// What became of payments (*betalningar i text*).
public final class PaymentsText {
    private final Texts texts;
    private final NumberFormats numerals;
    private final TerminalPage page;

    public PaymentsText(Texts texts, TerminalPage page) {
        this.texts = texts;
        this.numerals = new NumberFormats(texts.language());
        this.page = page;
    }

    /// What was recorded, and what does not come out even.
    ///
    /// @param counts of payments; one that pays several bills is one
    /// @param bills  as they are after it
    /// @param links  what a credit note takes back, on which what was paid back counts
    public String taken(List<Payment> taken, Counts counts, List<Line> bills, BillLinks links) {
        var sum = taken.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var lines = new StringBuilder(
                counts.taken() == taken.size()
                        ? line("ledger.payments-taken", counts.taken(), money(sum), counts.known())
                        : line("ledger.payments-taken-parts", counts.taken(), taken.size(), money(sum),
                                counts.known()));
        lines.append(uneven(taken, bills, links));
        taken.stream()
                .filter(each -> !each.isMatched())
                .forEach(each -> lines.append(line(
                        "ledger.payment-unmatched", each.date(), money(each.amount()),
                        TerminalSafe.briefly(each.reference()), words(each.payer()), words(each.named()))));
        return lines.toString();
    }

    /// What does not come out even of the bills that payments are about.
    public String uneven(List<Payment> taken, List<Line> bills, BillLinks links) {
        var paid = taken.stream().map(Payment::bill).collect(Collectors.toSet());
        bills.stream()
                .filter(Line::isCredit)
                .map(bill -> bill.bill().getNumber())
                .filter(Set.copyOf(paid)::contains)
                .forEach(number -> paid.addAll(links.corrects(number)));
        var lines = new StringBuilder();
        for (var bill : bills) {
            if (paid.contains(bill.bill().getNumber())) {
                lines.append(uneven(bill));
            }
        }
        return lines.toString();
    }

    /// Money that was kept from the bill it names, and why.
    public String kept(List<Kept> kept) {
        return kept.stream()
                .map(each -> each.most()
                        .map(most -> line(
                                "ledger.refund-waits", each.bill(), money(each.payment().amount().negate()),
                                money(most)))
                        .orElseGet(() -> line(
                                "ledger.payer-waits", each.bill(), TerminalSafe.briefly(each.payment().payer()))))
                .collect(Collectors.joining());
    }

    /// A row that says the same as an earlier one of its file, and what to do if it is another payment.
    public String twice(Twice same) {
        var payment = same.transfer();
        return line(
                "ledger.payment-same-row", payment.place().row(), same.earlier(), payment.date(),
                money(payment.amount()), TerminalSafe.briefly(payment.reference()));
    }

    /// What was taken back of payments.
    ///
    /// @param key of the sentence: taken off its bill, or not recorded any more
    public String takenBack(String key, List<Payment> back) {
        return back.stream()
                .map(each -> line(
                        key, each.bill().isEmpty() ? texts.get("ledger.no-bill-yet") : each.bill(),
                        money(each.amount()), TerminalSafe.briefly(each.reference())))
                .collect(Collectors.joining());
    }

    private String uneven(Line line) {
        var open = line.balance().open();
        if (open.signum() == 0) {
            return "";
        }
        if (line.isCredit()) {
            return line("ledger.refund-over", line.bill().getNumber(), money(open));
        }
        return open.signum() > 0
                ? line("ledger.payment-under", line.bill().getNumber(), money(open))
                : line("ledger.payment-over", line.bill().getNumber(), money(open.negate()));
    }

    /// The money that waits for its bill.
    public String waiting(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return texts.get("ledger.nothing-waits") + "\n";
        }
        var sum = waiting.stream().map(Waiting::left).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new TextTable<Waiting>(texts)
                .left("ledger.column.line", Waiting::line)
                .total(texts.get("ledger.sum"))
                .left("ledger.column.paid-on", each -> each.payment().date().toString())
                .right("ledger.column.amount", each -> money(each.left()))
                .total(money(sum))
                .left("ledger.column.payment", each -> TerminalSafe.briefly(each.payment().reference()))
                .left("ledger.column.payer", each -> TerminalSafe.briefly(each.payment().payer()))
                .left("ledger.column.named", each -> TerminalSafe.briefly(each.payment().named()))
                .print(waiting, page);
    }

    private String words(String text) {
        return text.isEmpty() ? texts.get("ledger.not-stated") : TerminalSafe.briefly(text);
    }

    private String line(String key, Object... values) {
        return texts.get(key, values) + "\n";
    }

    private String money(BigDecimal amount) {
        return numerals.amount(amount);
    }
}
