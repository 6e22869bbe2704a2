package se.klardag.cli.command.posted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.klardag.cli.command.ledger.DispatchOptions;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.documents.FilledFolder;
import se.klardag.cli.documents.PostedDocuments;
import se.klardag.cli.documents.SentDocuments;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Writes posted bills as documents (*bokförda räkningar som dokument*): the ledger holds their numbers, dates, cases and
/// rules, and notes what is written to be sent.
public record PostedInvoices(
        Console console,
        LedgerOptions ledgerArguments,
        DocumentOptions documents,
        DispatchOptions dispatch) {
    /// @return the exit code
    /// @throws DocumentRefusedException when every bill is cancelled, or a form cannot be written as a copy
    public int write(Collection<String> numbers, BillSelection selection, Path out) {
        if (dispatch.isCopy()) {
            documents.refuseBooked();
        }
        var parties = documents.ofLedger();
        var bills = new ArrayList<BillDocument>();
        var cancelled = new ArrayList<String>();
        try (var ledger = ledgerArguments.toRead()) {
            var posted = new PostedDocuments(parties);
            for (var number : numbers) {
                if (ledger.view().isCancelled(number)) {
                    cancelled.add(number);
                } else {
                    bills.add(posted.of(ledger.bill(number)));
                }
            }
        }
        if (bills.isEmpty()) {
            throw DocumentRefusedException.byRule("invoice.cancelled", String.join(", ", cancelled));
        }
        selection.keepWanted(bills);
        var batch = documents.files(bills, parties, bills.getFirst().issued(), console);
        write(documents.written(bills, batch), batch.files(), out);
        if (!cancelled.isEmpty()) {
            console.complain(console.texts().get("invoice.cancelled-left-out", String.join(", ", cancelled)));
        }
        boolean all = !documents.tellLeftOut(bills, console) && cancelled.isEmpty() && batch.leftOut().isEmpty();
        return all ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    /// The files are made before the ledger is locked, and are noted before they get their names.
    private void write(List<BillDocument> bills, List<DocumentFile> files, Path out) {
        FilledFolder.refuseOthers(out, files);
        try (var ledger = dispatch.open(ledgerArguments)) {
            var fresh = dispatch.fresh(ledger, SentDocuments.of(bills, files));
            try (var folder = OutputFolder.at(out)) {
                files.forEach(file -> folder.write(file.name(), file.bytes()));
                dispatch.note(ledger, out, fresh, console);
                folder.done();
            }
            console.print(DocumentOptions.written(bills, files.size(), out, console));
            dispatch.tell(ledger, fresh, console);
        }
    }
}
