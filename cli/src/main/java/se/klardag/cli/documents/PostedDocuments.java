package se.klardag.cli.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.parties.Parties;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.PostedBill;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.ExplainedBill;

/// Makes bills to write of posted ones (*räkningar ur liggaren*): invoices, and what credits or debits them, each with its
/// number, its date and the entry that holds it.
public record PostedDocuments(Parties parties) {
    /// One bill, out of the ledger alone.
    ///
    /// @throws Refusal when documents cannot tell the bill, or its municipality is not in the parties file
    public BillDocument of(PostedBill posted) {
        var code = posted.bill().municipality();
        var recipient = parties.recipient(code)
                .orElseThrow(() -> Refusal.forWant("invoice.no-party", Municipality.codeText(code)));
        var month = posted.basis();
        var ruling = month.rules().ruling(month.period());
        Tellable.refuseOthers(ruling.agreement(), ruling.terms());
        var now = posted.now();
        var before = posted.previously();
        var basis = new BillDocument.Basis(
                ruling.agreement(),
                ruling.terms(),
                now.or(() -> before).orElseThrow(() -> new IllegalStateException("no basis of " + posted.bill())),
                month.receipt(),
                month.knownOn(),
                Optional.of(new BillDocument.Posted(posted.entry().sequence(), posted.entry().sha256())));
        return new BillDocument(
                new Mark.Numbered(posted.bill().number()),
                posted.bill().kind() == Content.BillKind.CREDIT
                        ? BillDocument.Kind.CREDIT_NOTE
                        : BillDocument.Kind.INVOICE,
                parties.invented(),
                parties.issuer(),
                recipient,
                month.period(),
                posted.dated(),
                posted.dated().plusDays(recipient.dueDays()),
                BasisId.of(basis),
                lines(now, before, posted.bill()),
                posted.bill().amount(),
                posted.corrects()
                        .stream()
                        .map(each -> new BillDocument.Preceding(each.number(), each.dated()))
                        .toList(),
                basis);
    }

    /// A first bill's own lines; of a correction, what is new less what was billed. Where only the rounding of the sum to
    /// pay differs, both stand there whole.
    private static List<BillLine> lines(
            Optional<ExplainedBill> now, Optional<ExplainedBill> before, Content.NumberedBill bill) {
        var fresh = lines(now);
        if (bill.kind() == Content.BillKind.BILL && bill.before().compareTo(BigDecimal.ZERO) == 0) {
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
        return explained.filter(each -> Tellable.isCharged(each.bill()))
                .map(each -> BillLines.of(each.bill()))
                .orElse(List.of());
    }
}
