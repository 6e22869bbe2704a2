package se.klardag.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.klardag.cli.command.intake.Intake;
import se.klardag.cli.command.intake.IntakeLists;
import se.klardag.cli.command.ledger.DispatchOptions;
import se.klardag.cli.command.ledger.LedgerBills;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.ConsoleCommand;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.command.options.SavedSettlement;
import se.klardag.cli.command.posted.BillSelection;
import se.klardag.cli.command.posted.PackageOptions;
import se.klardag.cli.command.posted.PostedInvoices;
import se.klardag.cli.command.posted.SelectionOptions;
import se.klardag.cli.documents.FilledFolder;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.BillDocuments;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.month.MonthRequest;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.text.UsageException;

/// Writes bills as documents (*klardag invoice*).
@Command(name = "invoice")
public final class InvoiceCommand extends ConsoleCommand {
    @Mixin
    private final DocumentOptions documents = new DocumentOptions();

    @Mixin
    private final LedgerOptions ledgerArguments = new LedgerOptions();

    @Parameters(arity = "0..*", paramLabel = "${bundle:label.bills}", descriptionKey = "option.bills")
    private List<Path> settlements = List.of();

    @Option(names = "-o", required = true, paramLabel = "${bundle:label.folder}",
            descriptionKey = "option.document-folder")
    private Path out = Path.of("");

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Option(names = "--agreement", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.agreement-elsewhere")
    private @Nullable String agreementName;

    @Option(names = "--mapping", paramLabel = "${bundle:label.id-or-file}",
            descriptionKey = "option.mapping-elsewhere")
    private @Nullable String mapping;

    @Option(names = "--cases", arity = "1", paramLabel = "${bundle:label.file}",
            descriptionKey = "option.cases-elsewhere")
    private List<Path> cases = List.of();

    @Mixin
    private final DispatchOptions dispatch = new DispatchOptions();

    @Mixin
    private final PackageOptions packages = new PackageOptions();

    @Mixin
    private final OverwriteOptions overwriting = new OverwriteOptions();

    @Option(names = "--allow-rejects", descriptionKey = "option.invoice-rejects")
    private boolean allowRejects;

    public InvoiceCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        long posted = settlements.stream().filter(LedgerBills::isNumber).count();
        boolean ofLedger = selection.isOfLedger(posted, settlements.size());
        if (settlements.isEmpty() && !ofLedger) {
            throw new UsageException("invoice.what");
        }
        return ofLedger ? ofLedger() : ofSettlements();
    }

    private int ofSettlements() {
        dispatch.refuseGiven();
        packages.refuseGiven();
        var chosen = documents.chosen();
        var bills = new ArrayList<BillDocument>();
        for (var folder : settlements) {
            var saved = SavedSettlement.in(folder);
            if (documents.numbersBills()) {
                ledgerArguments.refusePosted(saved.period(), saved.agreement(agreementName).root());
            }
            bills.addAll(bills(saved, chosen));
        }
        BillSelection.refuseRepeats(bills);
        selection.municipalities().keepWanted(bills);
        var batch = documents.files(bills, chosen.parties(), chosen.issued(), console); // before there is a folder: a refusal leaves nothing
        write(batch.files(), documents.written(bills, batch));
        return batch.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    /// Bills that were posted: the ledger holds their numbers, dates, cases and rules.
    private int ofLedger() {
        if (agreementName != null || mapping != null || !cases.isEmpty()) {
            throw DocumentRefusedException.forWant(
                    "invoice.ledger-decides",
                    agreementName != null ? "--agreement" : mapping != null ? "--mapping" : "--cases");
        }
        var posted = new PostedInvoices(console, ledgerArguments, documents, dispatch, packages, overwriting);
        return posted.write(LedgerBills.numbers(settlements), selection, out);
    }

    private void write(List<DocumentFile> files, List<BillDocument> bills) {
        FilledFolder.refuseOthers(out, files);
        FilledFolder.refuseChanges(out, files, overwriting.isForced(), (_, _) -> false);
        try (var folder = OutputFolder.at(out)) {
            files.forEach(file -> folder.write(file.name(), file.bytes()));
            folder.done();
            console.print(DocumentOptions.written(bills, files.size(), out, console));
        }
    }

    private List<BillDocument> bills(SavedSettlement saved, BillDocuments chosen) {
        var rules = MonthRequest.billable(saved.agreement(agreementName), saved.period());
        var intake = new Intake(console, cases.isEmpty() ? saved.cases() : cases, saved.reading(mapping),
                rules.payers(), IntakeLists.NONE, false);
        var month = intake.month(rules).explain().allowing(saved.allowance());
        intake.tellLayouts();
        intake.tellRejected(false);
        if (documents.numbersBills() && intake.rejected() > 0 && !allowRejects) {
            throw DocumentRefusedException.byRule("invoice.rejected-rows", Long.toString(intake.rejected()));
        }
        saved.refuseOtherCases(month.origin().receipt().cases());
        saved.refuseOtherSums(month);
        return DocumentOptions.bills(month, chosen, console);
    }
}
