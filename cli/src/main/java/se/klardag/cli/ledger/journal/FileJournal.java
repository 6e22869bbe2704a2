package se.klardag.cli.ledger.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.rules.RuleText;

/// The journal as a folder of files, one per entry (*journal i filer*).
///
/// A document is written to a temporary name, synced, given its name, and its name synced. Whatever moment the machine
/// stops at, the entry is there whole or not at all, because its name says its hash and its bytes were on disk first.
public final class FileJournal implements Journal {
    private static final String UNFINISHED = ".unfinished";

    private final Storage storage;
    private final Optional<DocumentCipher> cipher;
    private final List<EntryName> entries;

    private FileJournal(Storage storage, Optional<DocumentCipher> cipher, List<EntryName> entries) {
        this.storage = storage;
        this.cipher = cipher;
        this.entries = entries;
    }

    /// Opens for reading: the names alone are looked at.
    ///
    /// @throws LedgerFault when an entry is missing, comes twice, or a file is no entry
    public static FileJournal read(Storage storage, Optional<DocumentCipher> cipher) {
        try {
            var entries = new ArrayList<EntryName>();
            for (var file : storage.list()) {
                if (!file.startsWith(".")) {
                    entries.add(entry(file, cipher.isPresent()));
                }
            }
            Collections.sort(entries);
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).sequence() != i + 1) {
                    throw LedgerFault.differs(
                            entries.get(i).sequence() > i + 1 ? "ledger.missing-entry" : "ledger.repeated-entry",
                            entries.get(i).sequence() > i + 1 ? i + 1 : entries.get(i).sequence());
                }
            }
            return new FileJournal(storage, cipher, entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(String.valueOf(unreadable.getMessage()), unreadable);
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

    private static EntryName entry(String file, boolean encrypted) {
        var entry = EntryName.of(file).orElseThrow(() -> LedgerFault.differs("ledger.foreign-file", file));
        if (file.endsWith(".aes") != encrypted) {
            throw LedgerFault.unusable(encrypted ? "ledger.not-encrypted" : "ledger.encrypted");
        }
        return entry;
    }

    @Override
    public List<EntryName> entries() {
        return Collections.unmodifiableList(entries);
    }

    @Override
    public byte[] read(EntryName entry) {
        var file = entry.file(cipher.isPresent());
        try {
            var stored = storage.read(file);
            var document = cipher.isPresent() ? cipher.get().decrypt(stored, file) : stored;
            if (!RuleText.sha256(document).equals(entry.sha256())) {
                throw LedgerFault.differs("ledger.changed-document", entry.sequence(), file);
            }
            return document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    @Override
    public EntryName append(String kind, byte[] document) {
        var entry = new EntryName(nextSequence(), kind, RuleText.sha256(document));
        var file = entry.file(cipher.isPresent());
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
