package se.klardag.cli.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.documents.bookkeeping.LedgerFile;
import se.klardag.cli.documents.bookkeeping.SieFile;
import se.klardag.cli.documents.bookkeeping.VoucherDay;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.model.InvoiceScope;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.pdf.BillPdf;
import se.klardag.cli.documents.peppol.EInvoice;
import se.klardag.cli.documents.peppol.PeppolBilling3;
import se.klardag.cli.documents.peppol.PeppolRules;
import se.klardag.cli.documents.xlsx.BillWorkbook;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.Texts;

/// Every file of a call (*dokumentuppsättning*): the bills in the forms asked for, and a manifest with their hashes.
///
/// @param forms    what to write
/// @param drafts   whether forms that machines read are written of drafts too, for a trial
/// @param validate whether e-invoices are compared with the official rules
/// @param booked   on which day vouchers are booked
/// @param language of what is written for the region itself
public record DocumentSet(
        BillingParties parties,
        Set<DocumentForm> forms,
        boolean drafts,
        boolean validate,
        VoucherDay booked,
        Language language) {
    /// The vouchers.
    static final String SIE = "FAKT.SI";
    /// The rows for a ledger's own import file.
    static final String LEDGER = "reskontra.csv";

    /// The files, in the order of their names within each form; the manifest comes last. Bills may be of several months and
    /// agreements, and come from a saved settlement or from a ledger.
    ///
    /// @throws DocumentRefusedException when a form must not be written
    public List<DocumentFile> of(List<BillDocument> bills) {
        refuse(bills);
        var files = new LinkedHashMap<DocumentForm, List<DocumentFile>>();
        for (var form : new TreeSet<>(forms)) {
            files.put(form, files(form, bills));
        }
        var all = new ArrayList<>(files.values().stream().flatMap(List::stream).toList());
        all.addAll(new Manifest(parties, bills, rulesUsed(bills)).files(all));
        return all;
    }

    private void refuse(List<BillDocument> bills) {
        var booking = forms.stream().filter(DocumentForm::books).sorted().toList();
        var draft = bills.stream().map(BillDocument::mark).filter(InvoiceIdentity.Draft.class::isInstance).findFirst();
        if (!booking.isEmpty() && draft.isPresent() && !drafts) {
            var because = ((InvoiceIdentity.Draft) draft.get()).because();
            throw DocumentRefusedException.byRule("invoice.draft." + because.name(), words(booking));
        }
        for (var bill : bills) {
            if (!InvoiceScope.isCharged(bill.basis().explained().bill())) {
                throw DocumentRefusedException.byRule("invoice.nothing-charged", bill.basis().terms().agreement(),
                        bill.period().toString());
            }
        }
        if (forms.contains(DocumentForm.ledger) && parties.ledgerColumns().isEmpty()) {
            throw DocumentRefusedException.forWant("invoice.no-ledger-file");
        }
    }

    private static String words(List<DocumentForm> forms) {
        return String.join(", ", forms.stream().map(DocumentForm::name).toList());
    }

    private List<DocumentFile> files(DocumentForm form, List<BillDocument> bills) {
        if (bills.isEmpty()) {
            return List.of();
        }
        return switch (form) {
            case pdf -> bills.parallelStream() // the slowest form, and no bill knows of another
                    .map(bill -> new DocumentFile(fileName(bill) + ".pdf", BillPdf.write(bill)))
                    .toList();
            case xlsx -> workbooks(bills);
            case peppol -> peppol(bills);
            case sie -> List.of(new DocumentFile(SIE, SieFile.write(bills, parties.bookkeeping(), booked)));
            case ledger -> List.of(new DocumentFile(
                    LEDGER,
                    LedgerFile.write(bills, parties.bookkeeping(), parties.ledgerColumns().orElseThrow())));
        };
    }

    /// One for each bill, which its municipality may have; and one of everything for the region.
    private List<DocumentFile> workbooks(List<BillDocument> bills) {
        var whole = bills.stream().filter(bill -> !bill.isCorrection()).toList();
        if (whole.isEmpty() && forms.size() == 1) {
            throw DocumentRefusedException.byRule("invoice.correction-workbook", bills.getFirst().name());
        }
        var files = new ArrayList<DocumentFile>();
        var months = new TreeMap<String, List<BillDocument>>();
        for (var bill : whole) {
            files.add(new DocumentFile(
                    fileName(bill) + ".xlsx",
                    BillWorkbook.write(List.of(bill), Texts.in(bill.recipient().language()))));
            months.computeIfAbsent(
                    bill.period() + "-" + bill.basis().terms().agreement(), _ -> new ArrayList<>())
                    .add(bill);
        }
        months.forEach((name, all) -> files.add(
                new DocumentFile(name + ".xlsx", BillWorkbook.write(all, Texts.in(language)))));
        return files;
    }

    private List<DocumentFile> peppol(List<BillDocument> bills) {
        EInvoice profile = new PeppolBilling3();
        var files = new ArrayList<DocumentFile>();
        for (var bill : bills) {
            if (bill.isStatement()) {
                continue;
            }
            var xml = profile.write(bill);
            if (validate) {
                refuseInvalid(bill, xml);
            }
            files.add(new DocumentFile(fileName(bill) + ".peppol.xml", xml));
        }
        return files;
    }

    private static void refuseInvalid(BillDocument bill, byte[] xml) {
        var rules = PeppolRules.on(bill.issued());
        var errors = rules.errors(xml, bill.kind() == BillDocument.Kind.CREDIT_NOTE);
        if (!errors.isEmpty()) {
            throw DocumentRefusedException.byRule("invoice.peppol-invalid", bill.recipient().name(), rules.version(),
                    String.join("\n", errors));
        }
    }

    private Optional<String> rulesUsed(List<BillDocument> bills) {
        return validate && forms.contains(DocumentForm.peppol) && !bills.isEmpty()
                ? Optional.of(PeppolRules.on(bills.getFirst().issued()).version())
                : Optional.empty();
    }

    /// A name without patient data: month, municipality, kind of care and edition where they are settled apart, number.
    static String fileName(BillDocument bill) {
        var number = switch (bill.mark()) {
            case InvoiceIdentity.Numbered(var text) -> text.replace('/', '-');
            case InvoiceIdentity.Draft _ -> "utkast";
            case InvoiceIdentity.Statement _ -> "besked";
        };
        return bill.period() + "-" + bill.recipient().code() + bill.basis().part() + "-" + number;
    }
}
