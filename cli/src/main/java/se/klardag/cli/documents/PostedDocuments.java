package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.model.BasisId;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillLine;
import se.klardag.cli.documents.model.BillLines;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.model.InvoiceScope;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.store.OwedNothing;
import se.klardag.cli.ledger.store.PostedBill;
import se.klardag.cli.month.MonthStanding;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.ExplainedBill;

/// Makes bills to write of posted ones (*räkningar ur liggaren*): invoices, and what credits or debits them, each with its
/// number, its date and the entry that holds it.
public record PostedDocuments(BillingParties parties) {
    /// One bill, out of the ledger alone.
    ///
    /// @throws DocumentRefusedException when documents cannot tell the bill, or its municipality is not in the parties file
    public BillDocument of(PostedBill posted) {
        var code = posted.bill().key().municipality();
        var recipient = recipient(code);
        var month = posted.basis();
        var ruling = month.rules().ruling(month.period());
        InvoiceScope.refuseOthers(ruling.agreement(), ruling.terms());
        var now = posted.now();
        var before = posted.previously();
        var changes = new PostedChanges(posted, now);
        var basis = new BillDocument.Basis(
                ruling.agreement(),
                new MonthStanding(ruling.terms(), month.origin().coverage()),
                now.or(() -> before).orElseThrow(() -> new IllegalStateException("no basis of " + posted.bill())),
                month.origin().receipt(),
                month.origin().knownOn(),
                Optional.of(new BillDocument.Posted(
                        posted.entry().sequence(), posted.entry().sha256(), changes.cases(), changes.terms())));
        return new BillDocument(
                new InvoiceIdentity.Numbered(posted.bill().number()),
                posted.bill().kind() == EntryBody.BillKind.CREDIT
                        ? BillDocument.Kind.CREDIT_NOTE
                        : BillDocument.Kind.INVOICE,
                parties.invented(),
                parties.issuer(),
                recipient,
                month.period(),
                posted.dated(),
                recipient.due(posted.dated()),
                BasisId.of(basis),
                lines(now, before, posted.bill()),
                posted.bill().amount(),
                posted.corrects()
                        .stream()
                        .map(each -> new BillDocument.Preceding(each.number(), each.dated()))
                        .toList(),
                basis);
    }

    /// What tells a municipality that it owes nothing for a posted month; empty where it has no case in it.
    ///
    /// @throws DocumentRefusedException when documents cannot tell the month, or the municipality is not in the parties file
    public Optional<BillDocument> of(OwedNothing nothing) {
        var code = nothing.key().municipality();
        var recipient = recipient(code);
        var month = nothing.month();
        var ruling = month.rules().ruling(month.period());
        InvoiceScope.refuseOthers(ruling.agreement(), ruling.terms());
        return nothing.explained().filter(each -> InvoiceScope.isCharged(each.bill())).map(explained -> {
            var basis = new BillDocument.Basis(
                    ruling.agreement(), new MonthStanding(ruling.terms(), month.origin().coverage()), explained,
                    month.origin().receipt(), month.origin().knownOn(),
                    Optional.of(new BillDocument.Posted(
                            nothing.entry().sequence(), nothing.entry().sha256(), List.of(), List.of())));
            return new BillDocument(
                    new InvoiceIdentity.Statement(month.corrects().isPresent()), BillDocument.Kind.INVOICE,
                    parties.invented(), parties.issuer(),
                    recipient, month.period(), nothing.dated(), recipient.due(nothing.dated()), BasisId.of(basis),
                    BillLines.of(explained.bill()), explained.bill().toPay().value(), List.of(), basis);
        });
    }

    private Recipient recipient(int code) {
        return parties.recipient(code)
                .orElseThrow(() -> DocumentRefusedException.forWant("invoice.no-party", Municipality.codeText(code)));
    }

    /// A first bill's own lines; of a correction, what is new less what was billed. Where only the rounding of the sum to
    /// pay differs, both stand there whole.
    private static List<BillLine> lines(
            Optional<ExplainedBill> now, Optional<ExplainedBill> before, EntryBody.NumberedBill bill) {
        var fresh = lines(now);
        if (bill.kind() == EntryBody.BillKind.BILL && bill.before().compareTo(BigDecimal.ZERO) == 0) {
            return fresh;
        }
        var earlier = lines(before);
        var difference = BillLines.difference(fresh, earlier);
        if (!difference.isEmpty()) {
            return difference;
        }
        var both = new ArrayList<>(fresh);
        earlier.forEach(line -> both.add(line.takenBack()));
        return both;
    }

    private static List<BillLine> lines(Optional<ExplainedBill> explained) {
        return explained.filter(each -> InvoiceScope.isCharged(each.bill()))
                .map(each -> BillLines.of(each.bill()))
                .orElse(List.of());
    }
}
