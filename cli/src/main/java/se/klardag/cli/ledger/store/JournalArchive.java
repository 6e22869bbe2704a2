package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.files.OutputFolder;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.RuleText;

/// The journal as plain files that outlive the program (*arkiv*): every document, a list of hashes that `sha256sum` reads,
/// and a guide.
public final class JournalArchive {
    private static final int LARGEST = 1 << 30;
    private static final String SUMS = "SHA256SUMS";
    private static final String GUIDE = "LASMIG.txt";
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (([0-9]{8})-([a-z]+)\\.json|" + GUIDE + ")");

    private JournalArchive() {}

    /// Writes the journal to a folder that is not there yet, or empty.
    public static void write(Journal journal, Path path) {
        try (var folder = OutputFolder.at(path)) {
            var names = FolderStorage.at(path);
            if (!names.list().isEmpty()) {
                throw LedgerException.unusable("ledger.archive-not-empty", path);
            }
            var sums = new StringBuilder();
            for (var entry : journal.entries()) {
                folder.write(entry.archived(), journal.read(entry));
                sums.append(entry.sha256()).append("  ").append(entry.archived()).append('\n');
            }
            var guide = guide(journal);
            folder.write(GUIDE, guide);
            sums.append(RuleText.sha256(guide.getBytes(StandardCharsets.UTF_8)))
                    .append("  ")
                    .append(GUIDE)
                    .append('\n');
            folder.write(SUMS, sums.toString());
            folder.done();
            names.syncFolder();
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
    }

    private static String guide(Journal journal) throws IOException {
        try (var in = JournalArchive.class.getResourceAsStream("archive-guide.txt")) {
            if (in == null) {
                throw new IllegalStateException("not shipped: archive-guide.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{entries}", Long.toString(journal.nextSequence() - 1))
                    .replace("{head}", journal.headHash());
        }
    }

    /// The journal in an archive, for reading.
    ///
    /// @throws LedgerException when the folder is no archive, or a file is not what the list says
    public static Journal read(Path path) {
        try {
            var hashes = new TreeMap<String, EntryName>();
            for (var line : new String(BoundedFile.read(path.resolve(SUMS), LARGEST), StandardCharsets.UTF_8).lines()
                    .toList()) {
                var found = SUM.matcher(line);
                if (!found.matches()) {
                    throw LedgerException.differs("ledger.archive-line", path, line);
                }
                if (found.group(3) != null) {
                    hashes.put(
                            found.group(2),
                            new EntryName(Long.parseLong(found.group(3)), found.group(4), found.group(1)));
                }
            }
            return new InArchive(path, List.copyOf(inOrder(hashes)));
        } catch (NoSuchFileException _) {
            throw LedgerException.unusable("ledger.no-archive", path);
        } catch (IOException refused) {
            throw UnreadableFileException.of(path.toString(), refused);
        }
    }

    private static List<EntryName> inOrder(Map<String, EntryName> hashes) {
        var entries = new ArrayList<>(hashes.values());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw LedgerException.differs("ledger.missing-entry", i + 1);
            }
        }
        return entries;
    }

    private record InArchive(Path path, List<EntryName> entries) implements Journal {
        @Override
        public byte[] read(EntryName entry) {
            try {
                var document = BoundedFile.read(path.resolve(entry.archived()), LARGEST);
                if (!RuleText.sha256(document).equals(entry.sha256())) {
                    throw LedgerException.differs("ledger.changed-document", entry.sequence(), entry.archived());
                }
                return document;
            } catch (NoSuchFileException _) {
                throw LedgerException.differs("ledger.missing-entry", entry.sequence());
            } catch (IOException refused) {
                throw UnreadableFileException.of(path.toString(), refused);
            }
        }

        @Override
        public EntryName append(String kind, byte[] document) {
            throw new UnsupportedOperationException("an archive is not added to");
        }
    }
}
