package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.posting.JournalEntry;
import se.klardag.cli.ledger.projection.Projection;

/// A ledger in a folder (*liggare i katalog*): `journal/` is the record, `projection/` can be thrown away.
final class FolderStore implements LedgerStore {
    /// Bytes of documents: so much is added again in well under a second, should the process die before it closes.
    private static final long OPEN_FOR = 6_000_000;
    private static final String JOURNAL = "journal";

    private final Path folder;
    private final Optional<DocumentCipher> cipher;
    private final Optional<LedgerLock> lock;
    private final FileJournal journal;
    private final HeadMark mark;
    private @Nullable EmbeddedDatabase database;
    private long sinceClosing;

    private FolderStore(
            Path folder, Optional<DocumentCipher> cipher, Optional<LedgerLock> lock, FileJournal journal) {
        this.folder = folder;
        this.cipher = cipher;
        this.lock = lock;
        this.journal = journal;
        this.mark = HeadMark.in(folder, cipher);
    }

    /// Makes an empty ledger.
    ///
    /// @throws LedgerException when the folder holds a ledger, or anything else
    static void make(Path folder) {
        try {
            if (Files.exists(folder.resolve(JOURNAL))
                    || (Files.isDirectory(folder) && HeadMark.in(folder, Optional.empty()).isThere())) {
                throw LedgerException.refused("ledger.already", folder);
            }
            if (Files.isDirectory(folder) && !isEmpty(folder)) {
                throw LedgerException.refused("ledger.folder-in-use", folder);
            }
            FolderStorage.make(folder);
            try (var _ = LedgerLock.of(folder)) {
                var files = FolderStorage.make(folder.resolve(JOURNAL));
                HeadMark.in(folder, Optional.empty()).set(FileJournal.write(files, Optional.empty()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var names = Files.list(folder)) {
            return names.findAny().isEmpty();
        }
    }

    /// Opens for posting.
    ///
    /// @param storage the layer between the journal and the disk; tests put a fault there
    static FolderStore write(Path folder, Optional<DocumentCipher> cipher, UnaryOperator<Storage> storage) {
        refuseUnlessThere(folder);
        var lock = LedgerLock.of(folder);
        try {
            var files = storage.apply(FolderStorage.at(folder.resolve(JOURNAL)));
            var journal = FileJournal.write(files, cipher);
            HeadMark.in(folder, cipher).refuseCut(journal);
            return new FolderStore(folder, cipher, Optional.of(lock), journal);
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /// Opens for reading. Where nothing can be written, the tables are made in memory.
    static FolderStore read(Path folder, Optional<DocumentCipher> cipher) {
        refuseUnlessThere(folder);
        var files = folder.resolve(JOURNAL);
        var lock = Files.isWritable(folder) ? Optional.of(LedgerLock.of(folder)) : Optional.<LedgerLock>empty();
        try {
            var journal = FileJournal.read(FolderStorage.at(files), cipher);
            HeadMark.in(folder, cipher).refuseCut(journal);
            return new FolderStore(folder, cipher, lock, journal);
        } catch (RuntimeException refused) {
            lock.ifPresent(LedgerLock::close);
            throw refused;
        }
    }

    private static void refuseUnlessThere(Path folder) {
        if (!Files.isDirectory(folder.resolve(JOURNAL))) {
            if (Files.isDirectory(folder) && HeadMark.in(folder, Optional.empty()).isThere()) {
                throw LedgerException.differs("ledger.journal-gone", folder);
            }
            throw LedgerException.unusable("ledger.none", folder);
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Projection projection(Function<EntryName, JournalEntry> reader) {
        var open = database;
        if (open == null) {
            open = opened();
            database = open;
            if (!open.projection().isAtHeadOf(journal)) {
                if (open.projection().isBehind(journal)) {
                    open.writes();
                    open.projection().bringForward(journal, reader);
                } else {
                    throw open.projection().differsFrom(journal);
                }
            }
        }
        return open.projection();
    }

    private EmbeddedDatabase opened() {
        return lock.isEmpty()
                ? EmbeddedDatabase.inMemory()
                : EmbeddedDatabase.at(folder.resolve("projection"), cipher);
    }

    @Override
    public void rebuild(Function<EntryName, JournalEntry> reader) {
        closeDatabase();
        if (lock.isPresent()) {
            try (var old = opened()) {
                old.projection().refuseCut(journal);
            }
            EmbeddedDatabase.takeAway(folder.resolve("projection"));
        }
        projection(reader);
    }

    /// The journal decides: rows that cannot be added now are added when the ledger is opened next.
    @Override
    public EntryName post(JournalEntry document, Function<EntryName, JournalEntry> reader) {
        projection(reader);
        var open = database;
        if (open != null) {
            open.writes();
        }
        var bytes = document.bytes();
        var entry = copy(document.kind().code(), bytes);
        sinceClosing += bytes.length;
        if (open != null) {
            try {
                open.projection().add(entry, document);
                open.projection().commit();
            } catch (DataAccessException _) {
                closeDatabase();
                EmbeddedDatabase.takeAway(folder.resolve("projection"));
            }
        }
        if (sinceClosing > OPEN_FOR) {
            closeDatabase();
        }
        return entry;
    }

    @Override
    public EntryName copy(String kind, byte[] document) {
        var entry = journal.append(kind, document);
        try {
            mark.set(journal);
        } catch (IOException _) {
            // the entry is durable, so the posting is done; the older mark still finds a cut before it
        }
        return entry;
    }

    @Override
    public boolean hasHeadMark() {
        return mark.isThere();
    }

    @Override
    public void close() {
        try {
            closeDatabase();
        } finally {
            lock.ifPresent(LedgerLock::close);
        }
    }

    private void closeDatabase() {
        var open = database;
        database = null;
        sinceClosing = 0;
        if (open != null) {
            open.close();
        }
    }
}
