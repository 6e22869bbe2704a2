package se.klardag.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.BillDocuments;
import se.klardag.cli.documents.DocumentFile;
import se.klardag.cli.documents.DocumentForm;
import se.klardag.cli.documents.DocumentSet;
import se.klardag.cli.documents.InvoiceNumbers;
import se.klardag.cli.documents.Refusal;
import se.klardag.cli.documents.parties.Parties;
import se.klardag.cli.documents.parties.PartiesFile;
import se.klardag.cli.documents.peppol.PeppolRules;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.rules.Agreement;

/// What every call that writes documents takes (*dokumentargument*).
final class DocumentArguments {
    @Option(names = "--as", split = ",", paramLabel = "${bundle:label.forms}", hideParamSyntax = true,
            descriptionKey = "option.as")
    private List<DocumentForm> forms = List.of();

    @Option(names = "--parties", paramLabel = "${bundle:label.file}", descriptionKey = "option.parties-file")
    private @Nullable Path partiesFile;

    @Option(names = "--issued", paramLabel = "${bundle:label.date}", descriptionKey = "option.issued",
            converter = ReadingArguments.Day.class)
    private @Nullable LocalDate issued;

    @Option(names = "--first-number", paramLabel = "${bundle:label.number}", descriptionKey = "option.first-number")
    private @Nullable String firstNumber;

    @Option(names = "--drafts", descriptionKey = "option.drafts")
    private boolean drafts;

    @Option(names = "--validate", descriptionKey = "option.validate")
    private boolean validate;

    /// Whether any document is asked for.
    boolean wanted() {
        return !forms.isEmpty();
    }

    /// The parties, and who numbers; asked for before anything is settled, so that a wrong file is told at once.
    Chosen chosen() {
        if (!wanted()) {
            throw missing("--as");
        }
        if (partiesFile == null) {
            throw missing("--parties");
        }
        if (issued == null) {
            throw missing("--issued");
        }
        return new Chosen(PartiesFile.read(partiesFile), issued, numbers());
    }

    /// The parties alone, for bills that the ledger numbered and dated.
    Parties ofLedger() {
        if (!wanted()) {
            throw missing("--as");
        }
        if (issued != null || firstNumber != null) {
            throw Refusal.forWant("invoice.ledger-decides", issued != null ? "--issued" : "--first-number");
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
                .orElseThrow(() -> Refusal.forWant("invoice.wrong-number", first)));
    }

    private static Refusal missing(String option) {
        return Refusal.forWant("invoice.missing", option);
    }

    /// The files of the bills.
    List<DocumentFile> files(List<BillDocument> bills, Chosen chosen, Console console) {
        return files(bills, chosen.parties(), chosen.issued(), console);
    }

    /// The same.
    ///
    /// @param issued by whose rules e-invoices are held to
    List<DocumentFile> files(List<BillDocument> bills, Parties parties, LocalDate issued, Console console) {
        var files = new DocumentSet(
                parties, EnumSet.copyOf(forms), drafts, validate, console.texts().language()).of(bills);
        if (validate && forms.contains(DocumentForm.peppol)) {
            var rules = PeppolRules.on(issued);
            console.complain(console.texts()
                    .get(
                            issued.isBefore(rules.from()) ? "invoice.validated-later" : "invoice.validated",
                            bills.size(),
                            rules.version(),
                            rules.from()));
        }
        return files;
    }

    /// Tells of bills that no money is asked for.
    static void tellNotCharged(SortedMap<Integer, List<ExplainedBill>> explained, Console console) {
        long bills = BillDocuments.notCharged(explained);
        if (bills > 0) {
            console.complain(console.texts().get("invoice.not-charged", bills));
        }
    }

    /// What the documents are made with, beside the settlement.
    record Chosen(Parties parties, LocalDate issued, Optional<InvoiceNumbers> numbers) {
        BillDocuments bills(
                Agreement agreement, AgreementTerms terms, Receipt receipt, Optional<LocalDate> knownOn) {
            return new BillDocuments(parties, agreement, terms, receipt, knownOn, issued, numbers);
        }
    }
}
