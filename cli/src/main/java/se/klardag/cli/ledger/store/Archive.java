package se.klardag.cli.ledger.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.ledger.LedgerFault;
import se.klardag.cli.ledger.journal.EntryName;
import se.klardag.cli.ledger.journal.FolderStorage;
import se.klardag.cli.ledger.journal.Journal;
import se.klardag.rules.RuleText;

/// The journal as plain files that outlive the program (*arkiv*): every document, a list of hashes that `sha256sum` reads,
/// and a guide.
public final class Archive {
    private static final String SUMS = "SHA256SUMS";
    private static final String GUIDE = "LASMIG.txt";
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (([0-9]{8})-([a-z]+)\\.json|" + GUIDE + ")");

    private Archive() {}

    /// Writes the journal to a folder that is not there yet, or empty.
    public static void write(Journal journal, Path path) {
        try {
            var folder = FolderStorage.make(path);
            if (!folder.list().isEmpty()) {
                throw LedgerFault.unusable("ledger.archive-not-empty", path);
            }
            var sums = new StringBuilder();
            for (var entry : journal.entries()) {
                put(folder, entry.archived(), journal.read(entry));
                sums.append(entry.sha256()).append("  ").append(entry.archived()).append('\n');
            }
            var guide = guide(journal).getBytes(StandardCharsets.UTF_8);
            put(folder, GUIDE, guide);
            sums.append(RuleText.sha256(guide)).append("  ").append(GUIDE).append('\n');
            put(folder, SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
            folder.syncFolder();
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
    }

    private static void put(FolderStorage folder, String name, byte[] bytes) throws IOException {
        folder.write(name, bytes);
        folder.sync(name);
    }

    private static String guide(Journal journal) throws IOException {
        try (var in = LedgerFault.class.getResourceAsStream("archive-guide.txt")) {
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
    /// @throws LedgerFault when the folder is no archive, or a file is not what the list says
    public static Journal read(Path path) {
        try {
            var hashes = new TreeMap<String, EntryName>();
            for (var line : Files.readAllLines(path.resolve(SUMS), StandardCharsets.UTF_8)) {
                var found = SUM.matcher(line);
                if (!found.matches()) {
                    throw LedgerFault.differs("ledger.archive-line", path, line);
                }
                if (found.group(3) != null) {
                    hashes.put(
                            found.group(2),
                            new EntryName(Long.parseLong(found.group(3)), found.group(4), found.group(1)));
                }
            }
            return new InArchive(path, List.copyOf(inOrder(hashes)));
        } catch (NoSuchFileException _) {
            throw LedgerFault.unusable("ledger.no-archive", path);
        } catch (IOException refused) {
            throw new UncheckedIOException(path.toString(), refused);
        }
    }

    private static List<EntryName> inOrder(Map<String, EntryName> hashes) {
        var entries = new ArrayList<>(hashes.values());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw LedgerFault.differs("ledger.missing-entry", i + 1);
            }
        }
        return entries;
    }

    private record InArchive(Path path, List<EntryName> entries) implements Journal {
        @Override
        public byte[] read(EntryName entry) {
            try {
                var document = Files.readAllBytes(path.resolve(entry.archived()));
                if (!RuleText.sha256(document).equals(entry.sha256())) {
                    throw LedgerFault.differs("ledger.changed-document", entry.sequence(), entry.archived());
                }
                return document;
            } catch (NoSuchFileException _) {
                throw LedgerFault.differs("ledger.missing-entry", entry.sequence());
            } catch (IOException refused) {
                throw new UncheckedIOException(path.toString(), refused);
            }
        }

        @Override
        public EntryName append(String kind, byte[] document) {
            throw new UnsupportedOperationException("an archive is not added to");
        }
    }
}
