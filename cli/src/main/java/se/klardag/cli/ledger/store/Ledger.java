package se.klardag.cli.ledger.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.posting.Content;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.posting.LedgerView;
import se.klardag.cli.ledger.posting.PostedBill;
import se.klardag.cli.ledger.posting.Posting;
import se.klardag.cli.ledger.projection.Projection;
import se.klardag.cli.ledger.projection.ProjectionView;
import se.klardag.engine.bill.Crediting;

/// The ledger (*liggaren*): what was billed, disputed, corrected and paid, and how it came to that.
public final class Ledger implements AutoCloseable {
    private static final String SERVER = "jdbc:";

    private final Store store;
    private Posting.@Nullable Last last;

    private Ledger(Store store) {
        this.store = store;
    }

    /// Opens a ledger for posting; a folder is made when there is none.
    ///
    /// @param address a folder, or `jdbc:postgresql:…`
    /// @param keyFile of an encrypted ledger
    /// @throws LedgerFault when another process posts
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
    /// @throws LedgerFault when there is none
    public static Ledger toRead(String address, Optional<Path> keyFile) {
        return new Ledger(
                isServer(address, keyFile)
                        ? ServerStore.open(address, false)
                        : FolderStore.read(path(address), keyFile.map(DocumentCipher::of)));
    }

    private static boolean isServer(String address, Optional<Path> keyFile) {
        if (!address.startsWith(SERVER)) {
            return false;
        }
        if (!address.startsWith("jdbc:postgresql:")) {
            throw LedgerFault.unusable("ledger.address", address.replaceAll("[?;].*", ""));
        }
        if (keyFile.isPresent()) {
            throw LedgerFault.unusable("ledger.key.server");
        }
        return true;
    }

    private static Path path(String address) {
        try {
            return Path.of(address);
        } catch (InvalidPathException _) {
            throw LedgerFault.unusable("ledger.address", address);
        }
    }

    public Journal journal() {
        return store.journal();
    }

    public Projection projection() {
        return store.projection(this::read);
    }

    /// Makes the projection anew.
    public void rebuild() {
        store.rebuild(this::read);
    }

    /// What makes the next document.
    public Posting posting() {
        return new Posting(view(), this::read, last());
    }

    /// What has to be known of the ledger to add to it.
    public LedgerView view() {
        return new ProjectionView(projection());
    }

    /// A bill with all that stands behind it.
    ///
    /// @throws LedgerFault when there is none with the number
    public PostedBill bill(String number) {
        var view = view();
        var place = view.bill(number).orElseThrow(() -> LedgerFault.unusable("ledger.no-bill", number));
        var document = read(place.sequence());
        if (!(document.content() instanceof Content.Month month)) {
            throw LedgerFault.differs("ledger.misnamed-document", place.sequence());
        }
        var bill = month.bills()
                .stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow(() -> LedgerFault.differs("ledger.misnamed-document", place.sequence()));
        var before = month.corrects().isPresent()
                && read(month.corrects().getAsLong()).content() instanceof Content.Month corrected
                        ? Optional.of(corrected)
                        : Optional.<Content.Month>empty();
        var corrects = earlier(bill, before)
                .stream()
                .map(each -> new PostedBill.Earlier(each, view.bill(each).orElseThrow().dated()))
                .toList();
        var entry = journal().entries().get((int) place.sequence() - 1);
        return new PostedBill(bill, document.date(), entry, month, before, corrects);
    }

    /// What a credit takes back; of a debit, what it adds to.
    private static List<String> earlier(Content.NumberedBill bill, Optional<Content.Month> before) {
        return switch (bill.kind()) {
            case CREDIT -> bill.credits().stream().map(Crediting.Share::number).toList();
            case BILL, DEBIT ->
                before.stream()
                        .flatMap(month -> month.standing().stream())
                        .filter(each -> each.owed().municipality() == bill.municipality()
                                && each.owed().edition().equals(bill.edition())
                                && each.owed().careGroup() == bill.careGroup())
                        .flatMap(each -> each.bills().stream())
                        .map(Crediting.Billed::number)
                        .toList();
        };
    }

    /// The document with this number.
    public Document read(long sequence) {
        if (sequence < 1 || sequence >= journal().nextSequence()) {
            throw LedgerFault.differs("ledger.missing-entry", sequence);
        }
        return read(journal().entries().get((int) sequence - 1));
    }

    private Document read(EntryName entry) {
        return Document.of(entry, journal().read(entry));
    }

    /// Adds a document. Durable when it returns.
    public EntryName post(Document document) {
        var entry = store.post(document, this::read);
        last = Posting.Last.of(document, entry.sha256());
        return entry;
    }

    /// Adds a document that another ledger made, to the journal alone.
    public void copy(String kind, byte[] document) {
        last = null;
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
