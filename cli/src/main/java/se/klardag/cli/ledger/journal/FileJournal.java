package se.klardag.cli.ledger.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.rules.files.RuleText;

/// The journal as a folder of files, one per entry (*journal i filer*).
///
/// A document is written to a temporary name, synced, given its name, and its name synced. Whatever moment the machine
/// stops at, the entry is there whole or not at all, because its name says its hash and its bytes were on disk first.
public final class FileJournal implements Journal {
    private static final String UNFINISHED = ".unfinished";

    private final Storage storage;
    private final Optional<DocumentCipher> cipher;
    private final List<EntryName> entries;
    /// Entries of an encrypted journal that a version before 0.2 named by their hashes.
    private final Set<Long> bare;

    private FileJournal(
            Storage storage, Optional<DocumentCipher> cipher, List<EntryName> entries, Set<Long> bare) {
        this.storage = storage;
        this.cipher = cipher;
        this.entries = entries;
        this.bare = bare;
    }

    /// Opens for reading: the names alone are looked at.
    ///
    /// @throws LedgerException when an entry is missing, comes twice, or a file is no entry
    public static FileJournal read(Storage storage, Optional<DocumentCipher> cipher) {
        try {
            var entries = new ArrayList<EntryName>();
            var bare = new HashSet<Long>();
            for (var file : storage.list()) {
                if (!file.startsWith(".")) {
                    var entry = entry(file, cipher);
                    entries.add(entry);
                    if (EntryName.Form.of(file) == EntryName.Form.ENCRYPTED) {
                        bare.add(entry.sequence());
                    }
                }
            }
            Collections.sort(entries);
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).sequence() != i + 1) {
                    throw LedgerException.differs(
                            entries.get(i).sequence() > i + 1 ? "ledger.missing-entry" : "ledger.repeated-entry",
                            entries.get(i).sequence() > i + 1 ? i + 1 : entries.get(i).sequence());
                }
            }
            return new FileJournal(storage, cipher, entries, bare);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /// Opens for adding: what was left half written goes away, and what is there is durable before anything is built on it.
    public static FileJournal write(Storage storage, Optional<DocumentCipher> cipher) {
        try {
            for (var file : storage.list()) {
                if (file.endsWith(UNFINISHED)) {
                    storage.delete(file);
                }
            }
            storage.syncFolder();
        } catch (IOException refused) {
            throw new UncheckedIOException(String.valueOf(refused.getMessage()), refused);
        }
        return read(storage, cipher);
    }

    private static EntryName entry(String file, Optional<DocumentCipher> cipher) {
        var entry = EntryName.of(file).orElseThrow(() -> LedgerException.differs("ledger.foreign-file", file));
        var form = EntryName.Form.of(file);
        if ((form != EntryName.Form.PLAIN) != cipher.isPresent()) {
            throw LedgerException.unusable(cipher.isPresent() ? "ledger.not-encrypted" : "ledger.encrypted");
        }
        return form == EntryName.Form.SEALED
                ? new EntryName(entry.sequence(), entry.kind(), cipher.orElseThrow().unsealed(entry.sha256()))
                : entry;
    }

    private String file(EntryName entry) {
        if (cipher.isEmpty()) {
            return entry.file(EntryName.Form.PLAIN, entry.sha256());
        }
        return bare.contains(entry.sequence())
                ? entry.file(EntryName.Form.ENCRYPTED, entry.sha256())
                : entry.file(EntryName.Form.SEALED, cipher.get().sealed(entry.sha256()));
    }

    @Override
    public List<EntryName> entries() {
        return Collections.unmodifiableList(entries);
    }

    @Override
    public byte[] read(EntryName entry) {
        var file = file(entry);
        try {
            var stored = storage.read(file);
            var document = cipher.isPresent() ? cipher.get().decrypt(stored, file) : stored;
            if (!RuleText.sha256(document).equals(entry.sha256())) {
                throw LedgerException.differs("ledger.changed-document", entry.sequence(), file);
            }
            return document;
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(file, unreadable);
        }
    }

    @Override
    public EntryName append(String kind, byte[] document) {
        var entry = new EntryName(nextSequence(), kind, RuleText.sha256(document));
        var file = file(entry);
        var unfinished = "." + file + UNFINISHED;
        try {
            try {
                storage.write(unfinished, cipher.isPresent() ? cipher.get().encrypt(document, file) : document);
                storage.sync(unfinished);
                storage.rename(unfinished, file);
            } catch (IOException refused) {
                takeAway(unfinished, refused);
                throw refused;
            }
            storage.syncFolder();
        } catch (IOException refused) {
            throw new UncheckedIOException(file, refused);
        }
        entries.add(entry);
        return entry;
    }

    private void takeAway(String unfinished, IOException refused) {
        try {
            storage.delete(unfinished);
        } catch (IOException alsoRefused) {
            refused.addSuppressed(alsoRefused); // it goes away the next time somebody adds
        }
    }
}
