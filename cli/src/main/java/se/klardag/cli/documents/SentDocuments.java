package se.klardag.cli.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.ledger.posting.EntryBody.SentFile;

/// What of the written files goes to somebody (*utskickade filer*), with the bills it tells of. The manifest and the workbook
/// of a whole month stay with the region.
public final class SentDocuments {
    private SentDocuments() {}

    /// Of posted bills.
    public static List<SentFile> of(List<BillDocument> bills, List<DocumentFile> files) {
        var byName = new LinkedHashMap<String, List<String>>();
        bills.stream()
                .filter(bill -> !bill.isDraft())
                .forEach(bill -> byName.put(DocumentSet.fileName(bill) + ".", number(bill).stream().toList()));
        var sent = new ArrayList<SentFile>();
        for (var file : files) {
            booked(file.name()).ifPresentOrElse(
                    form -> sent.add(new SentFile(
                            file.name(), file.sha256(), form.name(),
                            byName.values().stream().flatMap(List::stream).toList())),
                    () -> byName.entrySet()
                            .stream()
                            .filter(each -> file.name().startsWith(each.getKey()))
                            .map(Map.Entry::getValue)
                            .forEach(numbers -> sent.add(new SentFile(
                                    file.name(), file.sha256(), form(file.name()).name(), numbers))));
        }
        return sent;
    }

    private static Optional<String> number(BillDocument bill) {
        return bill.mark() instanceof InvoiceIdentity.Numbered(var number) ? Optional.of(number) : Optional.empty();
    }

    private static Optional<DocumentForm> booked(String name) {
        return switch (name) {
            case DocumentSet.SIE -> Optional.of(DocumentForm.sie);
            case DocumentSet.LEDGER -> Optional.of(DocumentForm.ledger);
            default -> Optional.empty();
        };
    }

    private static DocumentForm form(String name) {
        return name.endsWith(".xml") ? DocumentForm.peppol
                : name.endsWith(".xlsx") ? DocumentForm.xlsx : DocumentForm.pdf;
    }

    /// Of statements or reminders.
    public static List<SentFile> ofStatements(List<StatementDocument> statements, List<DocumentFile> files) {
        var sent = new ArrayList<SentFile>();
        for (var file : files) {
            statements.stream()
                    .filter(each -> file.name().startsWith(each.file() + "."))
                    .forEach(each -> sent.add(new SentFile(
                            file.name(), file.sha256(), each.kind().code(),
                            each.rows().stream().map(StatementDocument.Row::number).toList())));
        }
        return sent;
    }
}
