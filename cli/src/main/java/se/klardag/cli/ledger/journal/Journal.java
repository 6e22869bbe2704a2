package se.klardag.cli.ledger.journal;

import java.util.List;
import java.util.Optional;

/// The record (*journalen*): documents that are added and never changed, each naming the hash of the one before.
public interface Journal {
    /// Every entry, ascending, without holes.
    List<EntryName> entries();

    /// The document of an entry.
    ///
    /// @throws se.klardag.cli.ledger.journal.LedgerException when it is not what was stored
    byte[] read(EntryName entry);

    /// Adds a document. It is durable when this returns; when it throws, it is there whole or not at all.
    ///
    /// @param document its bytes, which name the present [#head] as the one before
    EntryName append(String kind, byte[] document);

    /// The last entry.
    default Optional<EntryName> head() {
        return entries().isEmpty() ? Optional.empty() : Optional.of(entries().getLast());
    }

    /// Hash of the last document, or [EntryName#NOTHING].
    default String headHash() {
        return head().map(EntryName::sha256).orElse(EntryName.NOTHING);
    }

    /// The number that the next entry gets.
    default long nextSequence() {
        return entries().size() + 1L;
    }
}
