package se.klardag.cli.ledger.posting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;

/// Checks the journal from its first document to its last (*kontroll*): the chain, and every document made again out of
/// the cases and rules it holds.
public final class Verification {
    private final Journal journal;
    private final Book book = new Book();
    private Posting.Last last = Posting.Last.NONE;
    private long cases;
    private long bills;

    public Verification(Journal journal) {
        this.journal = journal;
    }

    /// Walks the whole journal.
    ///
    /// @param seen shown every document that is as it was
    /// @throws LedgerFault naming the first entry that differs
    public void walk(BiConsumer<EntryName, Document> seen) {
        for (var entry : journal.entries()) {
            var bytes = journal.read(entry);
            var document = Document.of(entry, bytes);
            if (!document.previous().equals(last.hash())) {
                throw LedgerFault.differs("ledger.broken-chain", entry.sequence());
            }
            var again = again(document, entry);
            firstDifference(again.bytes(), bytes).ifPresent(line -> {
                throw LedgerFault.differs("ledger.recomputed-otherwise", entry.sequence(), entry.kind(), line);
            });
            count(document);
            book.take(document);
            last = Posting.Last.of(document, entry.sha256());
            seen.accept(entry, document);
        }
    }

    /// Cases that were settled again.
    public long cases() {
        return cases;
    }

    /// Numbered bills that came out the same.
    public long bills() {
        return bills;
    }

    private Document again(Document document, EntryName entry) {
        try {
            return new Posting(book, this::read, last).again(document);
        } catch (LedgerFault fault) {
            throw fault.outcome() == LedgerFault.Outcome.DIFFERS
                    ? fault
                    : LedgerFault.differs("ledger.could-not-be-posted", entry.sequence(), entry.kind());
        } catch (RuntimeException _) {
            // whatever its rules or cases make impossible: it was not posted like this
            throw LedgerFault.differs("ledger.could-not-be-posted", entry.sequence(), entry.kind());
        }
    }

    private Document read(long sequence) {
        if (sequence < 1 || sequence > last.sequence()) {
            throw LedgerFault.differs("ledger.missing-entry", sequence);
        }
        var entry = journal.entries().get((int) sequence - 1);
        return Document.of(entry, journal.read(entry));
    }

    private void count(Document document) {
        if (document.content() instanceof Content.Month month) {
            cases += month.cases().size();
            bills += month.bills().size();
        }
    }

    /// The first line that is not the same, as it should be; empty when all are.
    private static Optional<String> firstDifference(byte[] expected, byte[] stored) {
        if (Arrays.equals(expected, stored)) {
            return Optional.empty();
        }
        var wanted = new String(expected, StandardCharsets.UTF_8).lines().iterator();
        var found = new String(stored, StandardCharsets.UTF_8).lines().iterator();
        while (wanted.hasNext() && found.hasNext()) {
            var line = found.next();
            if (!wanted.next().equals(line)) {
                return Optional.of(line.length() > 120 ? line.substring(0, 120) + "…" : line);
            }
        }
        return Optional.of("…");
    }
}
