package se.klardag.cli.ledger.store;

import java.util.function.Function;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.projection.Projection;

/// Where a ledger is kept (*förvaring*): a folder, or a database that several share.
interface Store extends AutoCloseable {
    Journal journal();

    /// The projection, ending where the journal ends. Opened when it is first asked for.
    ///
    /// @param reader finds the document of an entry
    Projection projection(Function<EntryName, Document> reader);

    /// Makes the projection anew.
    void rebuild(Function<EntryName, Document> reader);

    /// Adds a document to the journal, and its rows to the projection. Durable when it returns.
    EntryName post(Document document, Function<EntryName, Document> reader);

    /// Adds a document that another ledger made, to the journal alone.
    EntryName copy(String kind, byte[] document);

    @Override
    void close();
}
