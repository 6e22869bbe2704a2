package se.klardag.cli.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import se.klardag.cli.documents.DocumentBatch.LeftOut;
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
    /// How the name of an e-invoice ends.
    public static final String PEPPOL = ".peppol.xml";
    /// The vouchers.
    static final String SIE = "FAKT.SI";
    /// The rows for a ledger's own import file.
    static final String LEDGER = "reskontra.csv";

    /// The files, in the order of their names within each form; the manifest comes last. Bills may be of several months and
    /// agreements, and come from a saved settlement or from a ledger. A bill that cannot be written in a form is left out of
    /// that form and named, and does not keep the others.
    ///
    /// @throws DocumentRefusedException when a form must not be written, or nothing can be
    public DocumentBatch of(List<BillDocument> bills) {
        refuse(bills);
        var files = new ArrayList<DocumentFile>();
        var leftOut = new ArrayList<LeftOut>();
        for (var form : new TreeSet<>(forms)) {
            files.addAll(files(form, bills, leftOut));
        }
        var batch = new DocumentBatch(files, leftOut).orRefusal();
        var listed = bills.stream().filter(bill -> batch.missing(bill.name()) < forms.size()).toList();
        files.addAll(new Manifest(parties, listed, rulesUsed(bills)).files(batch.files()));
        return new DocumentBatch(files, leftOut);
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

    /// @param leftOut takes what could not be written
    private List<DocumentFile> files(DocumentForm form, List<BillDocument> bills, List<LeftOut> leftOut) {
        return switch (form) {
            case pdf -> files(attempts(form, bills.parallelStream(), this::pdf), leftOut); // the slowest form, and no bill knows of another
            case xlsx -> bills.isEmpty() ? List.of() : workbooks(bills);
            case peppol -> files(
                    attempts(form, bills.stream().filter(bill -> !bill.isStatement()), this::peppol), leftOut);
            case sie -> together(attempts(form, bills.stream(), bill -> sie(List.of(bill))), this::sie, leftOut);
            case ledger -> together(
                    attempts(form, bills.stream(), bill -> ledger(List.of(bill))), this::ledger, leftOut);
        };
    }

    /// A bill's file, or why there is none.
    private record Attempt(BillDocument bill, Optional<DocumentFile> file, Optional<LeftOut> leftOut) {
        static Attempt at(BillDocument bill, DocumentForm form, Function<BillDocument, DocumentFile> written) {
            try {
                return new Attempt(bill, Optional.of(written.apply(bill)), Optional.empty());
            } catch (DocumentRefusedException refused) {
                return new Attempt(bill, Optional.empty(), Optional.of(new LeftOut(bill.name(), form, refused)));
            }
        }
    }

    private static List<Attempt> attempts(
            DocumentForm form, Stream<BillDocument> bills, Function<BillDocument, DocumentFile> written) {
        return bills.map(bill -> Attempt.at(bill, form, written)).toList();
    }

    private static List<DocumentFile> files(List<Attempt> attempts, List<LeftOut> leftOut) {
        attempts.forEach(attempt -> attempt.leftOut().ifPresent(leftOut::add));
        return attempts.stream().flatMap(attempt -> attempt.file().stream()).toList();
    }

    /// One file of all that it can hold.
    private static List<DocumentFile> together(
            List<Attempt> attempts, Function<List<BillDocument>, DocumentFile> written, List<LeftOut> leftOut) {
        attempts.forEach(attempt -> attempt.leftOut().ifPresent(leftOut::add));
        var fit = attempts.stream().filter(attempt -> attempt.file().isPresent()).map(Attempt::bill).toList();
        return fit.isEmpty() ? List.of() : List.of(written.apply(fit));
    }

    private DocumentFile pdf(BillDocument bill) {
        return new DocumentFile(fileName(bill) + ".pdf", BillPdf.write(bill));
    }

    private DocumentFile sie(List<BillDocument> bills) {
        return new DocumentFile(SIE, SieFile.write(bills, parties.bookkeeping(), booked));
    }

    private DocumentFile ledger(List<BillDocument> bills) {
        return new DocumentFile(
                LEDGER, LedgerFile.write(bills, parties.bookkeeping(), parties.ledgerColumns().orElseThrow()));
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
                new DocumentFile(name + ".xlsx", BillWorkbook.writeForIssuer(all, Texts.in(language)))));
        return files;
    }

    private DocumentFile peppol(BillDocument bill) {
        EInvoice profile = new PeppolBilling3();
        var xml = profile.write(bill);
        if (validate) {
            refuseInvalid(bill, xml);
        }
        return new DocumentFile(fileName(bill) + PEPPOL, xml);
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
    public static String fileName(BillDocument bill) {
        var number = switch (bill.mark()) {
            case InvoiceIdentity.Numbered(var text) -> text.replace('/', '-');
            case InvoiceIdentity.Draft _ -> "utkast";
            case InvoiceIdentity.Statement(var renewed) -> renewed ? "besked-" + bill.issued() : "besked";
        };
        return bill.period() + "-" + bill.recipient().code() + bill.basis().part() + "-" + number;
    }
}
