package se.klardag.cli.command.ledger;

import java.nio.file.Path;
import java.util.List;
import se.klardag.cli.command.options.DocumentOptions;
import se.klardag.cli.documents.FilledFolder;
import se.klardag.cli.documents.SentDocuments;
import se.klardag.cli.documents.StatementDocuments;
import se.klardag.cli.documents.model.DocumentForm;
import se.klardag.cli.documents.statement.StatementDocument;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.ledger.store.Ledger;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.ExitCode;

/// Writes statements or reminders (*saldobesked som filer*), and notes them as sent.
///
/// @param forced whether files that are there and were not sent may be written over
record StatementFiles(Console console, DispatchOptions dispatch, Ledger ledger, boolean forced) {
    /// @return the exit code
    int write(List<StatementDocument> statements, List<DocumentForm> forms, Path out) {
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
