package se.klardag.cli.ledger.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.posting.EntryBody;
import se.klardag.cli.ledger.posting.InMemoryLedgerView;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.projection.Projection;
import se.klardag.engine.bill.CreditAllocation;

/// The ledger (*liggaren*): what was billed, disputed, corrected and paid, and how it came to that.
public final class Ledger implements AutoCloseable {
    private static final String SERVER = "jdbc:postgresql:";

    private final LedgerStore store;
    /// A batch of bills is of one month and of the one that it corrects: each is read once.
    private final Map<Long, JournalEntry> billed = new LinkedHashMap<>();
    private Posting.@Nullable Last last;
    private @Nullable InMemoryLedgerView book;

    private Ledger(LedgerStore store) {
        this.store = store;
    }

    /// Makes an empty ledger. Nothing else makes one: a misspelt address would begin with number 1 again.
    ///
    /// @param address a folder that is not there yet or empty, or `jdbc:postgresql:…`
    /// @param keyFile of a ledger that is to be encrypted
    /// @return the address, without what may hold a password
    /// @throws LedgerException when there is a ledger already, or something else
    public static String make(String address, Optional<Path> keyFile) {
        if (isServer(address, keyFile)) {
            return ServerStore.make(address);
        }
        keyFile.ifPresent(DocumentCipher::of);
        FolderStore.make(path(address));
        return address;
    }

    /// Opens a ledger for posting.
    ///
    /// @param address a folder, or `jdbc:postgresql:…`
    /// @param keyFile of an encrypted ledger
    /// @throws LedgerException when there is none, or another process posts
    public static Ledger toPost(String address, Optional<Path> keyFile) {
        return toPost(address, keyFile, storage -> storage);
    }

    /// The same with something between the journal and the disk, where a test can stop the process.
    public static Ledger toPost(String address, Optional<Path> keyFile, UnaryOperator<Storage> storage) {
        return new Ledger(
                isServer(address, keyFile)
                        ? ServerStore.open(address, true)
                        : FolderStore.write(path(address), keyFile.map(DocumentCipher::of), storage));
    }

    /// Opens a ledger for looking at it.
    ///
    /// @throws LedgerException when there is none
    public static Ledger toRead(String address, Optional<Path> keyFile) {
        return new Ledger(
                isServer(address, keyFile)
                        ? ServerStore.open(address, false)
                        : FolderStore.read(path(address), keyFile.map(DocumentCipher::of)));
    }

    private static boolean isServer(String address, Optional<Path> keyFile) {
        if (!ServerAddress.isOne(address)) {
            return false;
        }
        if (!address.startsWith(SERVER)) {
            throw LedgerException.unusable("ledger.address", ServerAddress.shown(address));
        }
        if (keyFile.isPresent()) {
            throw LedgerException.unusable("ledger.key.server");
        }
        return true;
    }

    private static Path path(String address) {
        try {
            return Path.of(address);
        } catch (InvalidPathException _) {
            throw LedgerException.unusable("ledger.address", address);
        }
    }

    public Journal journal() {
        return store.journal();
    }

    public Projection projection() {
        return store.projection(this::read);
    }

    /// Compares every row of the tables with the journal: what is shown out of them is then what was posted.
    ///
    /// @throws LedgerException naming table and entry that differ
    public void proveProjection() {
        var tables = projection();
        journal().entries().forEach(entry -> tables.compare(entry, read(entry)));
        tables.refuseStrays(journal());
    }

    /// Whether the end of the journal is known in a second place, so that a cut shows.
    public boolean hasHeadMark() {
        return store.hasHeadMark();
    }

    /// Makes the projection anew.
    public void rebuild() {
        store.rebuild(this::read);
    }

    /// What makes the next document.
    public Posting posting() {
        return postingAfter(last());
    }

    /// What makes a document after ones that are not posted yet.
    public Posting postingAfter(Posting.Last proposed) {
        return new Posting(view(), this::read, proposed);
    }

    /// What has to be known of the ledger to add to it, read from the journal.
    ///
    /// @throws LedgerException when a document is not what was stored
    public LedgerView view() {
        return book();
    }

    private InMemoryLedgerView book() {
        var known = book;
        if (known == null) {
            known = new InMemoryLedgerView();
            var previous = EntryName.NOTHING;
            for (var entry : journal().entries()) {
                var document = read(entry);
                if (!document.previous().equals(previous)) {
                    throw LedgerException.differs("ledger.broken-chain", entry.sequence());
                }
                known.take(document);
                previous = entry.sha256();
                last = Posting.Last.of(document, previous);
            }
            book = known;
        }
        return known;
    }

    /// A bill with everything it rests on.
    ///
    /// @throws LedgerException when there is none with the number
    public PostedBill bill(String number) {
        var view = view();
        var place = view.bill(number).orElseThrow(() -> LedgerException.unusable("ledger.no-bill", number));
        var document = billed(place.sequence());
        if (!(document.content() instanceof EntryBody.Month month)) {
            throw LedgerException.differs("ledger.misnamed-document", place.sequence());
        }
        var bill = month.bills()
                .stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow(() -> LedgerException.differs("ledger.misnamed-document", place.sequence()));
        var before = month.corrects().isPresent()
                && billed(month.corrects().getAsLong()).content() instanceof EntryBody.Month corrected
                        ? Optional.of(corrected)
                        : Optional.<EntryBody.Month>empty();
        var corrects = earlier(bill, before)
                .stream()
                .map(each -> new PostedBill.Earlier(each, view.bill(each).orElseThrow().dated()))
                .toList();
        var entry = journal().entries().get((int) place.sequence() - 1);
        return new PostedBill(bill, document.date(), entry, month, before, corrects);
    }

    private JournalEntry billed(long sequence) {
        var known = billed.remove(sequence);
        var document = known == null ? read(sequence) : known;
        billed.put(sequence, document);
        if (billed.size() > 2) {
            billed.remove(billed.keySet().iterator().next());
        }
        return document;
    }

    /// What a credit takes back; of a debit, what it adds to.
    private static List<String> earlier(EntryBody.NumberedBill bill, Optional<EntryBody.Month> before) {
        return switch (bill.kind()) {
            case CREDIT -> bill.credits().stream().map(CreditAllocation.Share::number).toList();
            case BILL, DEBIT ->
                before.stream()
                        .flatMap(month -> month.standing().stream())
                        .filter(each -> each.owed().key().equals(bill.key()))
                        .flatMap(each -> each.bills().stream())
                        .map(CreditAllocation.Billed::number)
                        .toList();
        };
    }

    /// What took a bill back with its whole posting.
    public Optional<JournalEntry> cancellation(String number) {
        var sequence = view().cancelledAt(number);
        return sequence.isPresent() ? Optional.of(read(sequence.getAsLong())) : Optional.empty();
    }

    /// The document with this number.
    public JournalEntry read(long sequence) {
        if (sequence < 1 || sequence >= journal().nextSequence()) {
            throw LedgerException.differs("ledger.missing-entry", sequence);
        }
        return read(journal().entries().get((int) sequence - 1));
    }

    private JournalEntry read(EntryName entry) {
        return JournalEntry.of(entry, journal().read(entry));
    }

    /// Adds a document. Durable when it returns.
    public EntryName post(JournalEntry document) {
        var entry = store.post(document, this::read);
        last = Posting.Last.of(document, entry.sha256());
        var known = book;
        if (known != null) {
            known.take(document);
        }
        return entry;
    }

    /// Adds a document that another ledger made, to the journal alone.
    public void copy(String kind, byte[] document) {
        last = null;
        book = null;
        store.copy(kind, document);
    }

    private Posting.Last last() {
        var known = last;
        if (known == null) {
            known = journal()
                    .head()
                    .map(head -> Posting.Last.of(read(head), head.sha256()))
                    .orElse(Posting.Last.NONE);
            last = known;
        }
        return known;
    }

    @Override
    public void close() {
        store.close();
    }
}
