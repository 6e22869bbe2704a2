package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.documents.FilledFolder;
import se.klardag.cli.documents.SentDocuments;
import se.klardag.cli.documents.StatementDocuments;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.ledger.claim.Claims;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Writes statements or reminders (*saldobesked som filer*), and notes them as sent.
///
/// @param forced whether files that are there and were not sent may be written over
record StatementFiles(Console console, DispatchOptions dispatch, Ledger ledger, boolean forced) {
    /// Writes for every municipality that the parties file has, and names the others.
    ///
    /// @param known codes of the municipalities that get a statement
    /// @return the exit code
    /// @throws DocumentRefusedException when the parties file has none of them
    int write(StatementDocuments documents, Claims.Found found, Collection<String> known, List<DocumentForm> forms,
            Path out) {
        var without = documents.without(found, known);
        var statements = documents.of(found.claims(), known);
        if (statements.isEmpty() && !without.isEmpty()) {
            throw DocumentRefusedException.forWant("invoice.no-party", String.join(", ", without));
        }
        int code = write(statements, forms, out);
        return Math.max(code, DueOptions.tell(without, console));
    }

    private int write(List<StatementDocument> statements, List<DocumentForm> forms, Path out) {
        var batch = StatementDocuments.files(statements, forms);
        var files = batch.files();
        DocumentOptions.tellLeftOut(batch, console);
        FilledFolder.refuseChanges(out, files, forced, ledger.view()::isSent);
        var fresh = dispatch.freshStatements(ledger, SentDocuments.ofStatements(statements, files));
        try (var folder = OutputFolder.at(out)) {
            files.forEach(file -> folder.write(file.name(), file.bytes()));
            dispatch.note(ledger, out, fresh, console);
            folder.done();
        }
        console.print(console.texts().get("statement.written", statements.size(), files.size(), out) + "\n");
        if (!files.isEmpty()) {
            dispatch.tell(ledger, fresh, console);
        }
        return batch.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.WITH_REJECTS;
    }
}
