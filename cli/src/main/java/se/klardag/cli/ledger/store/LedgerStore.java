package se.klardag.cli.ledger.store;

import java.util.function.Function;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.Projection;

/// Where a ledger is kept (*förvaring*): a folder, or a database that several share.
interface LedgerStore extends AutoCloseable {
    Journal journal();

    /// The projection, ending where the journal ends. Opened when it is first asked for.
    ///
    /// @param reader finds the document of an entry
    Projection projection(Function<EntryName, JournalEntry> reader);

    /// Whether the end of the journal is known in a second place, so that a cut shows.
    boolean hasHeadMark();

    /// Makes the projection anew.
    ///
    /// @throws se.klardag.cli.ledger.journal.LedgerException when the projection knows entries that the journal lacks
    void rebuild(Function<EntryName, JournalEntry> reader);

    /// Adds a document to the journal, and its rows to the projection. Durable when it returns.
    EntryName post(JournalEntry document, Function<EntryName, JournalEntry> reader);

    /// Adds a document that another ledger made, to the journal alone.
    EntryName copy(String kind, byte[] document);

    @Override
    void close();
}
