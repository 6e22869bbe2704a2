package se.klardag.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.documents.BillDocument;
import se.klardag.cli.documents.DocumentFile;
import se.klardag.cli.documents.PostedDocuments;
import se.klardag.cli.documents.Refusal;
import se.klardag.cli.output.Receipt;
import se.klardag.engine.settlement.Explaining;
import se.klardag.engine.settlement.Settling;
import se.klardag.rules.Municipalities;
import se.klardag.rules.Payers;
import se.klardag.rules.Resolving;
import se.klardag.rules.RuleHash;

/// Writes bills as documents (*klardag invoice*).
@Command(name = "invoice", mixinStandardHelpOptions = true, versionProvider = EngineVersion.class)
final class InvoiceCommand implements Callable<Integer> {
    private final Console console;
    private final Municipalities municipalities = Municipalities.shipped();

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Mixin
    private final LedgerArguments ledgerArguments = new LedgerArguments();

    @Parameters(arity = "1..*", paramLabel = "${bundle:label.bills}", descriptionKey = "option.bills")
    private List<Path> settlements = List.of();

    @Option(names = "-o", required = true, paramLabel = "${bundle:label.folder}",
            descriptionKey = "option.document-folder")
    private @Nullable Path out;

    @Option(names = "--municipality", paramLabel = "${bundle:label.code}", descriptionKey = "option.only-municipality")
    private List<String> only = List.of();

    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.agreement-elsewhere")
    private @Nullable String agreementName;

    @Option(names = "--mapping", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.mapping-elsewhere")
    private @Nullable String mapping;

    @Option(names = "--cases", arity = "1", paramLabel = "${bundle:label.file}",
            descriptionKey = "option.cases-elsewhere")
    private List<Path> cases = List.of();

    InvoiceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long posted = settlements.stream().filter(LedgerBills::isNumber).count();
        if (posted > 0 && posted < settlements.size()) {
            throw Refusal.forWant("invoice.mixed");
        }
        return posted > 0 ? ofLedger() : ofSettlements();
    }

    private int ofSettlements() {
        var chosen = documents.chosen();
        var bills = new ArrayList<BillDocument>();
        for (var folder : settlements) {
            bills.addAll(bills(SavedSettlement.in(folder), chosen));
        }
        refuseRepeats(bills);
        keepWanted(bills);
        write(documents.files(bills, chosen, console), bills); // before there is a folder: a refusal leaves nothing
        return Klardag.DONE;
    }

    /// Bills that were posted: the ledger holds their numbers, dates, cases and rules.
    private int ofLedger() {
        if (agreementName != null || mapping != null || !cases.isEmpty()) {
            throw Refusal.forWant(
                    "invoice.ledger-decides",
                    agreementName != null ? "--agreement" : mapping != null ? "--mapping" : "--cases");
        }
        var parties = documents.ofLedger();
        var bills = new ArrayList<BillDocument>();
        try (var ledger = ledgerArguments.toRead()) {
            var posted = new PostedDocuments(parties);
            LedgerBills.numbers(settlements).forEach(number -> bills.add(posted.of(ledger.bill(number))));
        }
        keepWanted(bills);
        write(documents.files(bills, parties, bills.getFirst().issued(), console), bills);
        return Klardag.DONE;
    }

    private void keepWanted(List<BillDocument> bills) {
        refuseUnknown(bills);
        bills.removeIf(bill -> !only.isEmpty() && !only.contains(bill.recipient().code()));
    }

    private void write(List<DocumentFile> files, List<BillDocument> bills) {
        if (out == null) {
            throw new IllegalStateException("a required option was not set");
        }
        try (var folder = OutFolder.at(out)) {
            files.forEach(file -> folder.write(file.name(), file.bytes()));
            folder.done();
            console.print(console.texts().get("invoice.written", bills.size(), files.size(), out) + "\n");
        }
    }

    private List<BillDocument> bills(SavedSettlement saved, DocumentArguments.Chosen chosen) {
        var agreement = saved.agreement(agreementName);
        var terms = Resolving.resolve(agreement, saved.period(), municipalities);
        Settling.refuseWithoutPrice(terms);
        var intake = new Intake(console, cases.isEmpty() ? saved.cases() : cases, saved.reading(mapping),
                Payers.of(agreement.parties(), municipalities), Optional.empty(), false);
        var explained = intake.files().read(source -> Explaining.explainAll(source, terms));
        var hash = intake.files().sha256();
        saved.refuseOtherCases(hash);
        var receipt = new Receipt(EngineVersion.current(), RuleHash.of(agreement), hash);
        saved.refuseOtherSums(terms, explained);
        DocumentArguments.tellNotCharged(explained, console);
        return chosen.bills(agreement, terms, receipt, saved.knownOn()).of(explained);
    }

    /// The same month twice would be billed twice.
    private static void refuseRepeats(List<BillDocument> bills) {
        var seen = new TreeSet<String>();
        for (var bill : bills) {
            if (!seen.add(bill.period() + " " + bill.recipient().code() + " " + bill.basis().part())) {
                throw Refusal.byRule("invoice.twice", bill.recipient().name(), bill.period().toString());
            }
        }
    }

    private void refuseUnknown(List<BillDocument> bills) {
        for (var code : only) {
            if (bills.stream().noneMatch(bill -> bill.recipient().code().equals(code))) {
                throw Refusal.forWant("invoice.no-bill", code);
            }
        }
    }
}
