package se.klardag.cli.ledger.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import se.klardag.cli.json.TreeComparison;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.InMemoryLedgerView;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.text.EngineVersion;
import se.klardag.cli.text.ExitCode;
import tools.jackson.databind.json.JsonMapper;

/// Checks the journal from its first document to its last (*kontroll*): the chain, and every document made again out of
/// the cases and rules it holds.
public final class JournalVerification {
    private final Journal journal;
    private final OptionalLong only;
    private final InMemoryLedgerView book = new InMemoryLedgerView();
    private Posting.Last last = Posting.Last.NONE;
    private final SortedMap<String, Integer> otherVersions = new TreeMap<>();
    private final List<LedgerException> wrong = new ArrayList<>();
    private long cases;
    private long bills;

    public JournalVerification(Journal journal) {
        this(journal, OptionalLong.empty());
    }

    private JournalVerification(Journal journal, OptionalLong only) {
        this.journal = journal;
        this.only = only;
    }

    /// Checks the whole chain, and makes one document again.
    public static JournalVerification ofOne(Journal journal, long sequence) {
        return new JournalVerification(journal, OptionalLong.of(sequence));
    }

    /// Walks the whole journal.
    ///
    /// @param seen shown every document that is as it was
    /// @throws LedgerException naming the first entry that differs
    public void walk(BiConsumer<EntryName, JournalEntry> seen) {
        walkOn(seen);
        if (!wrong.isEmpty()) {
            throw wrong.getFirst();
        }
    }

    /// Walks the whole journal, past entries that are as they were stored but say something wrong: they are in [#wrong].
    ///
    /// @param seen shown every document that is as it was
    /// @throws LedgerException naming the first entry that is not as it was stored
    public void walkOn(BiConsumer<EntryName, JournalEntry> seen) {
        for (var entry : journal.entries()) {
            var bytes = journal.read(entry);
            var document = JournalEntry.of(entry, bytes);
            if (!document.previous().equals(last.hash())) {
                throw LedgerException.differs("ledger.broken-chain", entry.sequence());
            }
            try {
                if (only.isEmpty() || only.getAsLong() == entry.sequence()) {
                    refuseOthers(document, entry, bytes);
                    new EntryConditions(document, book).refuse();
                    count(document);
                }
            } catch (LedgerException fault) {
                wrong.add(fault);
            }
            book.take(document);
            last = Posting.Last.of(document, entry.sha256());
            seen.accept(entry, document);
        }
    }

    /// Why entries, in their order, do not come out the same when they are made again.
    public List<LedgerException> wrong() {
        return Collections.unmodifiableList(wrong);
    }

    private void refuseOthers(JournalEntry document, EntryName entry, byte[] bytes) {
        var again = again(document, entry).bytes();
        if (!Arrays.equals(again, bytes) && !isSameByValue(document, again, bytes)) {
            throw LedgerException.differs(
                    "ledger.recomputed-otherwise", entry.sequence(), entry.kind(), firstDifference(again, bytes));
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

    /// How many entries each other version of the program posted.
    public SortedMap<String, Integer> otherVersions() {
        return Collections.unmodifiableSortedMap(otherVersions);
    }

    private JournalEntry again(JournalEntry document, EntryName entry) {
        try {
            return new Posting(book, this::read, last).again(document);
        } catch (LedgerException fault) {
            throw fault.exitCode() == ExitCode.DIFFERS
                    ? fault
                    : LedgerException.differs("ledger.could-not-be-posted", entry.sequence(), entry.kind());
        } catch (RuntimeException _) {
            // whatever its rules or cases make impossible: it was not posted like this
            throw LedgerException.differs("ledger.could-not-be-posted", entry.sequence(), entry.kind());
        }
    }

    private JournalEntry read(long sequence) {
        if (sequence < 1 || sequence > last.sequence()) {
            throw LedgerException.differs("ledger.missing-entry", sequence);
        }
        var entry = journal.entries().get((int) sequence - 1);
        return JournalEntry.of(entry, journal.read(entry));
    }

    private void count(JournalEntry document) {
        if (!document.engine().equals(EngineVersion.current())) {
            otherVersions.merge(document.engine(), 1, Integer::sum);
        }
        if (document.content() instanceof EntryBody.Month month) {
            cases += month.cases().size();
            bills += month.bills().size();
        }
    }

    /// Whether another version of the program posted the entry, and every value of it is computed again.
    private static boolean isSameByValue(JournalEntry document, byte[] again, byte[] stored) {
        var json = JsonMapper.shared();
        return !document.engine().equals(EngineVersion.current())
                && TreeComparison.byValue("", json.readTree(stored), json.readTree(again)).differences().isEmpty();
    }

    /// The first line that is not the same, as stored.
    private static String firstDifference(byte[] expected, byte[] stored) {
        var wanted = new String(expected, StandardCharsets.UTF_8).lines().iterator();
        var found = new String(stored, StandardCharsets.UTF_8).lines().iterator();
        while (wanted.hasNext() && found.hasNext()) {
            var line = found.next();
            if (!wanted.next().equals(line)) {
                return line.length() > 120 ? line.substring(0, 120) + "…" : line;
            }
        }
        return "…";
    }
}
