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
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FileJournal;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.Storage;
import se.klardag.cli.ledger.posting.Document;
import se.klardag.cli.ledger.projection.Projection;

/// A ledger in a folder (*liggare i katalog*): `journal/` is the record, `projection/` can be thrown away.
final class FolderStore implements Store {
    /// Bytes of documents: so much is added again in well under a second, should the process die before it closes.
    private static final long OPEN_FOR = 6_000_000;

    private final Path folder;
    private final Optional<DocumentCipher> cipher;
    private final Optional<LedgerLock> lock;
    private final FileJournal journal;
    private @Nullable EmbeddedDatabase database;
    private long sinceClosing;

    private FolderStore(
            Path folder, Optional<DocumentCipher> cipher, Optional<LedgerLock> lock, FileJournal journal) {
        this.folder = folder;
        this.cipher = cipher;
        this.lock = lock;
        this.journal = journal;
    }

    /// Opens for posting, and makes the folder when there is none.
    ///
    /// @param storage what stands between the journal and the disk; tests put a fault there
    static FolderStore write(Path folder, Optional<DocumentCipher> cipher, UnaryOperator<Storage> storage) {
        try {
            FolderStorage.make(folder);
            var lock = LedgerLock.of(folder);
            try {
                var files = storage.apply(FolderStorage.make(folder.resolve("journal")));
                return new FolderStore(folder, cipher, Optional.of(lock), FileJournal.write(files, cipher));
            } catch (IOException | RuntimeException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(folder.toString(), refused);
        }
    }

    /// Opens for reading. Where nothing can be written, the tables are made in memory.
    static FolderStore read(Path folder, Optional<DocumentCipher> cipher) {
        var files = folder.resolve("journal");
        if (!Files.isDirectory(files)) {
            throw LedgerFault.unusable("ledger.none", folder);
        }
        var lock = Files.isWritable(folder) ? Optional.of(LedgerLock.of(folder)) : Optional.<LedgerLock>empty();
        try {
            return new FolderStore(folder, cipher, lock, FileJournal.read(FolderStorage.at(files), cipher));
        } catch (RuntimeException refused) {
            lock.ifPresent(LedgerLock::close);
            throw refused;
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Projection projection(Function<EntryName, Document> reader) {
        var open = database;
        if (open == null) {
            open = opened();
            database = open;
            if (!open.projection().isAtHeadOf(journal)) {
                open.writes();
                if (open.projection().isBehind(journal)) {
                    open.projection().bringForward(journal, reader);
                } else {
                    open.projection().rebuild(journal, reader);
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
    public void rebuild(Function<EntryName, Document> reader) {
        closeDatabase();
        if (lock.isPresent()) {
            EmbeddedDatabase.takeAway(folder.resolve("projection"));
        }
        projection(reader);
    }

    /// The journal decides: rows that cannot be added now are added when the ledger is opened next.
    @Override
    public EntryName post(Document document, Function<EntryName, Document> reader) {
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
        return journal.append(kind, document);
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
