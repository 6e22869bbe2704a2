package se.klardag.cli.documents.bookkeeping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.model.LineText;
import se.klardag.cli.documents.parties.Account;
import se.klardag.cli.documents.parties.Bookkeeping;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// How a bill is booked (*verifikation*): the claim on one side; revenue, line by line, and rounding on the other. Debit is
/// above 0. The sum is 0.
///
/// @param text what was billed; a region's books are in Swedish
record Voucher(BillDocument bill, String text, List<Posting> postings) {
    Voucher {
        postings = List.copyOf(postings);
        var sum = postings.stream().map(Posting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalStateException("the voucher of " + bill.name() + " is out of balance by " + sum);
        }
    }

    /// One row of it.
    ///
    /// @param result whether it is on the income statement, where cost centre and project belong
    record Posting(Account account, BigDecimal amount, String text, boolean result) {}

    /// The voucher; none for a bill of nothing, which leaves nothing to book: öre that were rounded away are no claim.
    static Optional<Voucher> of(BillDocument bill, Bookkeeping books) {
        var texts = Texts.in(Language.SV);
        var text = texts.get(kind(bill), bill.period(), bill.recipient().name(), bill.name(), corrected(bill));
        var postings = new ArrayList<Posting>();
        postings.add(new Posting(books.receivable(), bill.toPay(), text, false));
        var revenue = bill.recipient().revenue().orElse(books.revenue());
        for (var line : bill.lines()) {
            postings.add(new Posting(revenue, line.amount().negate(), LineText.of(line, bill, texts), true));
        }
        postings.add(new Posting(books.rounding(), bill.rounding().negate(), texts.get("voucher.rounding"), true));
        postings.removeIf(posting -> posting.amount().signum() == 0);
        return bill.toPay().signum() == 0 ? Optional.empty() : Optional.of(new Voucher(bill, text, postings));
    }

    private static String kind(BillDocument bill) {
        if (bill.mark() instanceof InvoiceIdentity.Draft) {
            return "voucher.draft";
        }
        return bill.kind() == BillDocument.Kind.CREDIT_NOTE && !bill.preceding().isEmpty()
                ? "voucher.credit"
                : "voucher.text";
    }

    private static String corrected(BillDocument bill) {
        return bill.preceding().stream().map(BillDocument.Preceding::number).collect(Collectors.joining(", "));
    }
}
