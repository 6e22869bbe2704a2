package se.klardag.cli.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import se.klardag.cli.documents.parties.Parties;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;

/// Makes bills to write of a settled month (*räkningar ur en avräkning*).
///
/// @param knownOn what was recorded after this day does not count; empty for everything
/// @param numbers numbers for bills in ascending order of municipality; none leaves them drafts
public record BillDocuments(
        Parties parties,
        Agreement agreement,
        AgreementTerms terms,
        Receipt receipt,
        Optional<LocalDate> knownOn,
        LocalDate issued,
        Optional<InvoiceNumbers> numbers) {
    /// A bill for each municipality, group of care and edition that has a case in the month and is charged for.
    ///
    /// @throws Refusal when documents cannot tell the settlement, nothing in it is charged for, a provisional one is to be
    ///                 numbered, or a municipality is not in the parties file
    public List<BillDocument> of(SortedMap<Integer, List<ExplainedBill>> explained) {
        if (numbers.isPresent() && !terms.binding()) {
            throw Refusal.byRule("invoice.provisional-number", terms.agreement());
        }
        Tellable.refuseOthers(agreement, terms);
        var listed = listed(explained);
        var bills = listed.stream().filter(each -> Tellable.isCharged(each.bill())).toList();
        if (bills.isEmpty() && !listed.isEmpty()) {
            throw Refusal.byRule("invoice.nothing-charged", terms.agreement(), terms.period().month().toString());
        }
        refuseUnknown(bills);
        var documents = new ArrayList<BillDocument>();
        bills.forEach(bill -> documents.add(document(bill)));
        return documents;
    }

    /// How many bills the agreement does not charge for: they are no documents.
    public static long notCharged(SortedMap<Integer, List<ExplainedBill>> explained) {
        return listed(explained).stream().filter(each -> !Tellable.isCharged(each.bill())).count();
    }

    /// The bills of a settlement.
    public static List<ExplainedBill> listed(SortedMap<Integer, List<ExplainedBill>> explained) {
        return explained.values().stream().flatMap(List::stream).filter(BillDocuments::isListed).toList();
    }

    /// A municipality whose cases all fell outside the bill has none.
    private static boolean isListed(ExplainedBill bill) {
        return bill.cases().stream().anyMatch(each -> each.assessment().listed());
    }

    private void refuseUnknown(List<ExplainedBill> bills) {
        var unknown = bills.stream()
                .map(each -> each.bill().municipality())
                .filter(code -> parties.recipient(code).isEmpty())
                .distinct()
                .map(Municipality::codeText)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw Refusal.forWant("invoice.no-party", unknown);
        }
    }

    private BillDocument document(ExplainedBill explained) {
        var bill = explained.bill();
        Recipient recipient = parties.recipient(bill.municipality()).orElseThrow();
        var basis = new BillDocument.Basis(agreement, terms, explained, receipt, knownOn, Optional.empty());
        return new BillDocument(
                mark(),
                BillDocument.Kind.INVOICE,
                parties.invented(),
                parties.issuer(),
                recipient,
                terms.period().month(),
                issued,
                issued.plusDays(recipient.dueDays()),
                BasisId.of(basis),
                BillLines.of(bill),
                bill.toPay().value(),
                List.of(),
                basis);
    }

    private Mark mark() {
        return numbers.<Mark>map(each -> new Mark.Numbered(each.next()))
                .orElseGet(() -> new Mark.Draft(
                        terms.binding() ? Mark.Because.UNNUMBERED : Mark.Because.PROVISIONAL));
    }
}
