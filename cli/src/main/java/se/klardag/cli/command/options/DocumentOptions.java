package se.klardag.cli.command.options;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.DocumentBatch;
import se.klardag.cli.documents.DocumentSet;
import se.klardag.cli.documents.bookkeeping.VoucherDay;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillDocuments;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.model.InvoiceNumbers;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.documents.peppol.PeppolRules;
import se.klardag.cli.month.ExplainedMonth;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.TerminalSafe;

/// What every call that writes documents takes (*dokumentargument*).
public final class DocumentOptions {
    @Option(names = "--as", split = ",", paramLabel = "${bundle:label.forms}", hideParamSyntax = true,
            descriptionKey = "option.as")
    private List<DocumentForm> forms = List.of();

    @Option(names = "--parties", paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-file")
    private @Nullable Path partiesFile;

    @Option(names = "--issued", paramLabel = "${bundle:label.date}", descriptionKey = "option.issued")
    private @Nullable LocalDate issued;

    @Option(names = "--first-number", paramLabel = "${bundle:label.number}", descriptionKey = "option.first-number")
    private @Nullable String firstNumber;

    @Option(names = "--drafts", descriptionKey = "option.drafts")
    private boolean drafts;

    @Option(names = "--validate", descriptionKey = "option.validate")
    private boolean validate;

    @Option(names = "--voucher-date", paramLabel = "bill|month", descriptionKey = "option.voucher-date")
    private VoucherDay booked = VoucherDay.bill;

    /// Whether any document is asked for.
    public boolean wanted() {
        return !forms.isEmpty();
    }

    /// The parties, and who numbers; asked for before anything is settled, so that a wrong file is reported at once.
    public BillDocuments chosen() {
        if (!wanted()) {
            throw missing("--as");
        }
        if (partiesFile == null) {
            throw missing("--parties");
        }
        if (issued == null) {
            throw missing("--issued");
        }
        return new BillDocuments(PartiesFile.read(partiesFile), issued, numbers());
    }

    /// The parties alone, for bills that the ledger numbered and dated.
    public BillingParties ofLedger() {
        if (!wanted()) {
            throw missing("--as");
        }
        if (issued != null || firstNumber != null) {
            throw DocumentRefusedException.forWant("invoice.ledger-decides",
                    issued != null ? "--issued" : "--first-number");
        }
        if (partiesFile == null) {
            throw missing("--parties");
        }
        return PartiesFile.read(partiesFile);
    }

    private Optional<InvoiceNumbers> numbers() {
        if (firstNumber == null) {
            return Optional.empty();
        }
        var first = firstNumber;
        return Optional.of(InvoiceNumbers.from(first)
                .orElseThrow(() -> DocumentRefusedException.forWant("invoice.wrong-number", first)));
    }

    private static DocumentRefusedException missing(String option) {
        return DocumentRefusedException.forWant("invoice.missing", option);
    }

    /// Refuses forms that a machine would take for the bill itself.
    ///
    /// @throws DocumentRefusedException naming them
    public void refuseBooked() {
        var booked = forms.stream().filter(DocumentForm::books).distinct().map(DocumentForm::name).toList();
        if (!booked.isEmpty()) {
            throw DocumentRefusedException.forWant("invoice.copy-form", String.join(", ", booked));
        }
    }

    /// Whether the call numbers bills itself.
    public boolean numbersBills() {
        return firstNumber != null;
    }

    /// Names the corrections that are left out of a form which calculates whole bills.
    ///
    /// @return whether there are any
    public boolean tellLeftOut(List<BillDocument> bills, Console console) {
        var left = forms.contains(DocumentForm.xlsx)
                ? bills.stream().filter(BillDocument::isCorrection).map(BillDocument::name).toList()
                : List.<String>of();
        if (!left.isEmpty()) {
            console.complain(console.texts().get("invoice.correction-left-out", String.join(", ", left)));
        }
        return !left.isEmpty();
    }

    /// The files of the bills; what could not be written is named.
    ///
    /// @param issued by whose rules e-invoices are held to
    public DocumentBatch files(List<BillDocument> bills, BillingParties parties, LocalDate issued,
            Console console) {
        var texts = console.texts();
        var batch = new DocumentSet(
                parties, EnumSet.copyOf(forms), drafts, validate, booked, texts.language()).of(bills);
        if (validate && forms.contains(DocumentForm.peppol)) {
            var rules = PeppolRules.on(issued);
            console.complain(texts.get(
                    issued.isBefore(rules.from()) ? "invoice.validated-later" : "invoice.validated",
                    batch.files().stream().filter(file -> file.name().endsWith(DocumentSet.PEPPOL)).count(),
                    rules.version(),
                    rules.from()));
        }
        tellLeftOut(batch, console);
        tellMoved(bills, console);
        return batch;
    }

    /// Names the corrections that are not booked in the month they are of.
    private void tellMoved(List<BillDocument> bills, Console console) {
        var moved = forms.contains(DocumentForm.sie)
                ? bills.stream()
                        .filter(bill -> booked.isMoved(bill) && bill.toPay().signum() != 0)
                        .map(BillDocument::name)
                        .toList()
                : List.<String>of();
        if (!moved.isEmpty()) {
            console.complain(console.texts().get("invoice.voucher-moved", String.join(", ", moved)));
        }
    }

    /// Names what could not be written.
    public static void tellLeftOut(DocumentBatch batch, Console console) {
        var texts = console.texts();
        batch.leftOut()
                .forEach(each -> console.complain(texts.get(
                        "invoice.left-out", each.name(), each.form().name(), each.why().text(texts))));
    }

    /// The bills that were written in any form.
    public List<BillDocument> written(List<BillDocument> bills, DocumentBatch batch) {
        int asked = EnumSet.copyOf(forms).size();
        return bills.stream().filter(bill -> batch.missing(bill.name()) < asked).toList();
    }

    /// What was written: a statement of a month that owes nothing is no bill.
    public static String written(List<BillDocument> bills, int files, Path out, Console console) {
        long charged = charged(bills);
        return console.texts()
                .get(
                        charged == bills.size() ? "invoice.written" : "invoice.written-with-statements",
                        charged,
                        files,
                        TerminalSafe.of(out.toString()),
                        bills.size() - charged)
                + "\n";
    }

    private static long charged(List<BillDocument> bills) {
        return bills.stream().filter(bill -> !bill.isStatement()).count();
    }

    /// The bills of a month, with a message about those that no money is asked for.
    public static List<BillDocument> bills(ExplainedMonth month, BillDocuments chosen, Console console) {
        long notCharged = BillDocuments.notCharged(month.bills());
        if (notCharged > 0) {
            console.complain(console.texts().get("invoice.not-charged", notCharged));
        }
        return chosen.of(month);
    }
}
