package se.klardag.cli.documents.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.Recipient;
import se.klardag.cli.month.ExplainedMonth;
import se.klardag.cli.month.MonthStanding;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.settlement.ExplainedBill;

/// Makes bills to write of a settled month (*räkningar ur en avräkning*).
///
/// @param numbers numbers for bills in ascending order of municipality; none leaves them drafts
public record BillDocuments(BillingParties parties, LocalDate issued, Optional<InvoiceNumbers> numbers) {
    /// A bill for each municipality, group of care and edition that has a case in the month and is charged for.
    ///
    /// @throws DocumentRefusedException when documents cannot tell the settlement, nothing in it is charged for, a provisional one is to be
    ///                 numbered, or a municipality is not in the parties file
    public List<BillDocument> of(ExplainedMonth month) {
        var terms = month.rules().terms();
        if (numbers.isPresent()) {
            month.standing()
                    .cause()
                    .ifPresent(cause -> {
                        throw unnumbered(cause, month.standing());
                    });
        }
        InvoiceScope.refuseOthers(month.rules().agreement(), terms);
        var listed = listed(month.bills());
        var bills = listed.stream().filter(each -> InvoiceScope.isCharged(each.bill())).toList();
        if (bills.isEmpty() && !listed.isEmpty()) {
            throw DocumentRefusedException.byRule("invoice.nothing-charged", terms.agreement(),
                    terms.period().month().toString());
        }
        refuseUnknown(bills);
        return bills.stream().map(bill -> document(bill, month)).toList();
    }

    private static DocumentRefusedException unnumbered(MonthStanding.Cause cause, MonthStanding standing) {
        var agreement = standing.terms().agreement();
        var stays = standing.coverage().stays();
        return switch (cause) {
            case TERMS -> DocumentRefusedException.byRule("invoice.provisional-number", agreement);
            case COLUMNS -> DocumentRefusedException.byRule("invoice.missing-columns", agreement,
                    standing.terms()
                            .fields()
                            .missing()
                            .stream()
                            .map(CaseField::title)
                            .collect(Collectors.joining(", ")));
            case PARTIAL -> DocumentRefusedException.byRule("invoice.partial-number", agreement);
            case DIFFERING -> DocumentRefusedException.byRule("invoice.differing-number", agreement);
            case STAYS -> DocumentRefusedException.byRule("invoice.repeated-stays", agreement,
                    Integer.toString(stays.repeats().size()));
            case OVERLAPS -> DocumentRefusedException.byRule("invoice.overlaps-number", agreement,
                    Long.toString(stays.daysTwice()));
        };
    }

    /// How many bills the agreement does not charge for: they are no documents.
    public static long notCharged(SortedMap<Integer, List<ExplainedBill>> explained) {
        return listed(explained).stream().filter(each -> !InvoiceScope.isCharged(each.bill())).count();
    }

    /// The bills of a settlement.
    public static List<ExplainedBill> listed(SortedMap<Integer, List<ExplainedBill>> explained) {
        return explained.values().stream().flatMap(List::stream).filter(BillDocuments::isListed).toList();
    }

    /// Whether a document is made of it: a municipality whose cases are all without a liable day has none.
    public static boolean isListed(ExplainedBill bill) {
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
            throw DocumentRefusedException.forWant("invoice.no-party", unknown);
        }
    }

    private BillDocument document(ExplainedBill explained, ExplainedMonth month) {
        var bill = explained.bill();
        var terms = month.rules().terms();
        Recipient recipient = parties.recipient(bill.municipality()).orElseThrow();
        var basis = new BillDocument.Basis(
                month.rules().agreement(), month.standing(), explained, month.origin().receipt(),
                month.origin().knownOn(),
                Optional.empty());
        return new BillDocument(
                mark(month.standing(), bill.toPay().value().signum() == 0 && !recipient.billedNothing()),
                BillDocument.Kind.INVOICE,
                parties.invented(),
                parties.issuer(),
                recipient,
                terms.period().month(),
                issued,
                recipient.due(issued),
                BasisId.of(basis),
                BillLines.of(bill),
                bill.toPay().value(),
                List.of(),
                basis);
    }

    /// @param nothing whether nothing is owed, and nobody asks for a bill of 0 kr: it takes no number
    private InvoiceIdentity mark(MonthStanding standing, boolean nothing) {
        if (nothing && numbers.isPresent()) {
            return new InvoiceIdentity.Statement(false);
        }
        return numbers.<InvoiceIdentity>map(each -> new InvoiceIdentity.Numbered(each.next()))
                .orElseGet(() -> new InvoiceIdentity.Draft(
                        standing.isBinding() ? InvoiceIdentity.Because.UNNUMBERED
                                : InvoiceIdentity.Because.PROVISIONAL));
    }
}
