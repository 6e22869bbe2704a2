package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.DocumentCipher;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;

/// The journal's last entry, noted a second time outside the journal (*journalens huvud på en andra plats*): a chain whose
/// end was cut off is still a chain, and only what remembers the end can tell.
///
/// A ledger of a version before 0.2 has no mark; it gets one with its next entry.
final class HeadMark {
    private static final String FILE = "journal-head";
    private static final String UNFINISHED = ".journal-head.unfinished";
    private static final Pattern LINE = Pattern.compile("([0-9]{8,}) ([0-9a-f]{64})\n");

    private final FolderStorage folder;
    private final Optional<DocumentCipher> cipher;

    private HeadMark(FolderStorage folder, Optional<DocumentCipher> cipher) {
        this.folder = folder;
        this.cipher = cipher;
    }

    /// @param ledger the folder that holds the folder `journal`
    /// @param cipher of an encrypted ledger, whose hashes are shown to nobody
    static HeadMark in(Path ledger, Optional<DocumentCipher> cipher) {
        return new HeadMark(FolderStorage.at(ledger), cipher);
    }

    /// Whether the ledger has a mark.
    boolean isThere() {
        try {
            return folder.list().contains(FILE);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(FILE, unreadable);
        }
    }

    /// Refuses a journal that does not hold the marked entry. A journal may have more: a process can die between the entry
    /// and its mark.
    ///
    /// @throws LedgerException when the journal ends before the mark or has another entry in its place
    void refuseCut(Journal journal) {
        if (!isThere()) {
            return;
        }
        var found = LINE.matcher(text());
        if (!found.matches()) {
            throw LedgerException.differs("ledger.mark-unreadable", FILE);
        }
        long sequence = Long.parseLong(found.group(1));
        var entries = journal.entries();
        boolean cut = sequence > entries.size();
        boolean replaced = !cut && sequence > 0 && !isShown(entries.get((int) sequence - 1).sha256(), found.group(2));
        if (cut || replaced) {
            throw LedgerException.differs("ledger.cut", entries.size(), sequence, found.group(2));
        }
    }

    /// As it is written now, or as a version before 0.2 wrote it.
    private boolean isShown(String hash, String shown) {
        return hash.equals(shown) || shown(hash).equals(shown);
    }

    private String shown(String hash) {
        return cipher.map(each -> each.sealed(hash)).orElse(hash);
    }

    private String text() {
        try {
            return new String(folder.read(FILE), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw UnreadableFileException.of(FILE, unreadable);
        }
    }

    /// Notes the journal's end.
    void set(Journal journal) throws IOException {
        var line = String.format(
                Locale.ROOT, "%08d %s\n", journal.nextSequence() - 1,
                shown(journal.head().map(EntryName::sha256).orElse(EntryName.NOTHING)));
        folder.delete(UNFINISHED);
        folder.write(UNFINISHED, line.getBytes(StandardCharsets.US_ASCII));
        folder.sync(UNFINISHED);
        folder.rename(UNFINISHED, FILE);
        folder.syncFolder();
    }
}
