package se.klardag.cli.command.posted;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.cli.command.ledger.DispatchOptions;
import se.klardag.cli.command.ledger.LedgerOptions;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.command.options.OverwriteOptions;
import se.klardag.cli.documents.FilledFolder;
import se.klardag.cli.documents.PostedDocuments;
import se.klardag.cli.documents.SentDocuments;
import se.klardag.cli.documents.delivery.SentDays;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.ledger.store.PostedBill;
import se.klardag.cli.ledger.store.SettledMonths;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;
import se.klardag.engine.facts.Municipality;

/// Writes posted bills as documents (*bokförda räkningar som dokument*): the ledger holds their numbers, dates, cases and
/// rules, and notes what is written to be sent.
public record PostedInvoices(
        Console console,
        LedgerOptions ledgerArguments,
        DocumentOptions documents,
        DispatchOptions dispatch,
        PackageOptions packages,
        OverwriteOptions overwriting) {
    /// @return the exit code
    /// @throws DocumentRefusedException when every bill is cancelled, or a form cannot be written as a copy
    public int write(Collection<String> given, SelectionOptions selection, Path out) {
        if (dispatch.isCopy()) {
            documents.refuseBooked();
        }
        var parties = documents.ofLedger();
        packages.refuseUnusable();
        if (parties.invented() && !dispatch.isCopy()) {
            console.complain(console.texts().get("invoice.invented"));
        }
        var bills = new ArrayList<BillDocument>();
        var cancelled = new ArrayList<String>();
        var refused = new LinkedHashMap<String, DocumentRefusedException>();
        var held = new TreeSet<String>();
        try (var ledger = ledgerArguments.toRead()) {
            var posted = new PostedDocuments(parties);
            var numbers = new LinkedHashSet<>(given);
            selection.period().ifPresent(period -> {
                numbers.addAll(new SettledMonths(ledger).numbers(period));
                owingNothing(period, ledger, posted, bills, refused);
            });
            for (var number : numbers) {
                if (ledger.view().isCancelled(number)) {
                    cancelled.add(number);
                } else {
                    take(ledger.bill(number), posted, bills, refused, held);
                }
            }
        }
        if (bills.isEmpty()) {
            refused.values()
                    .stream()
                    .findFirst()
                    .ifPresent(why -> {
                        throw why;
                    });
            throw DocumentRefusedException.byRule("invoice.cancelled", String.join(", ", cancelled));
        }
        selection.municipalities().keepWanted(bills);
        var batch = documents.files(bills, parties, bills.getFirst().issued(), console);
        var sent = write(documents.written(bills, batch), batch.files(), out);
        bills.stream()
                .filter(bill -> batch.missing(bill.name()) > 0)
                .forEach(bill -> held.add(bill.recipient().code()));
        packages.write(bills, batch.files(), held, sent, console);
        if (!cancelled.isEmpty()) {
            console.complain(console.texts().get("invoice.cancelled-left-out", String.join(", ", cancelled)));
        }
        refused.forEach((number, why) -> console.complain(
                console.texts().get("invoice.left-out-bill", number, why.text(console.texts()))));
        boolean all = !documents.tellLeftOut(bills, console) && cancelled.isEmpty() && refused.isEmpty();
        return all && batch.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }

    /// A bill that documents cannot tell is named, and does not keep the others.
    private static void take(PostedBill bill, PostedDocuments posted, List<BillDocument> bills,
            Map<String, DocumentRefusedException> refused, Set<String> held) {
        try {
            bills.add(posted.of(bill));
        } catch (DocumentRefusedException why) {
            refused.put(bill.bill().number(), why);
            held.add(Municipality.codeText(bill.bill().key().municipality()));
        }
    }

    /// Those who owe nothing for a month get a statement that says so.
    private static void owingNothing(YearMonth period, Ledger ledger, PostedDocuments posted, List<BillDocument> bills,
            Map<String, DocumentRefusedException> refused) {
        for (var each : new SettledMonths(ledger).owedNothing(period)) {
            try {
                posted.of(each).ifPresent(bills::add);
            } catch (DocumentRefusedException why) {
                refused.put(Municipality.codeText(each.key().municipality()), why);
            }
        }
    }

    /// The files are made before the ledger is locked, and are noted before they get their names.
    ///
    /// @return what is noted as sent by now
    private SentDays write(List<BillDocument> bills, List<DocumentFile> files, Path out) {
        FilledFolder.refuseOthers(out, files);
        try (var ledger = dispatch.open(ledgerArguments)) {
            FilledFolder.refuseChanges(out, files, overwriting.isForced(), ledger.view()::isSent);
            var fresh = dispatch.fresh(ledger, SentDocuments.of(bills, files));
            try (var folder = OutputFolder.at(out)) {
                files.forEach(file -> folder.write(file.name(), file.bytes()));
                dispatch.note(ledger, out, fresh, console);
                folder.done();
            }
            console.print(DocumentOptions.written(bills, files.size(), out, console));
            dispatch.tell(ledger, fresh, console);
            return SentDays.of(ledger);
        }
    }
}
