package se.klardag.cli.cases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.CaseTable;
import se.klardag.cli.cases.table.CaseText;
import se.klardag.cli.cases.table.CsvTable;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.cases.table.SheetTable;
import se.klardag.rules.files.RuleText;

/// The files themselves (*källfiler*): their names, the encoding each turned out to have, and the hash of each.
final class SourceFiles {
    /// What is done with an opened file.
    interface Work {
        void on(CaseTable table) throws IOException;
    }

    /// The file is no UTF-8, or no workbook of the usual form: it is to be read again as what it is.
    static final class ReadAgainException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadAgainException() {
            super("read again", null, false, false);
        }
    }

    /// Of a row of every column, as most exports write it.
    private static final int BYTES_OF_ROW = 150;

    private final List<Path> paths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final ReadSettings reading;
    private final Map<Path, Charset> encodings = new HashMap<>();
    private final Set<Path> inOtherForm = new HashSet<>();
    private final Map<Path, String> hashes = new HashMap<>();
    /// Text that is on no disk.
    private final Map<Path, byte[]> held = new HashMap<>();

    /// @param given `-` stands for standard input
    SourceFiles(List<Path> given, ReadSettings reading) {
        this.reading = reading;
        for (var path : given) {
            boolean standard = path.toString().equals(StandardInput.ARGUMENT);
            if (standard && !held.containsKey(path)) {
                held.put(path, StandardInput.kept());
            }
            paths.add(path);
            names.add(standard ? StandardInput.NAME : path.toString());
        }
    }

    /// One text in our own form that is on no disk, where a process that is killed would leave it.
    static SourceFiles held(String name, byte[] text) {
        var files = new SourceFiles(List.of(Path.of(name)), ReadSettings.PLAIN);
        files.held.put(Path.of(name), text.clone());
        return files;
    }

    /// About as many rows as the files hold; 0 where nobody can say.
    long expectedRows() {
        long bytes = 0;
        for (var path : paths) {
            try {
                bytes += held.containsKey(path) ? 0 : Files.size(path);
            } catch (IOException _) {
                // who opens the file says what is wrong with it
            }
        }
        return bytes / BYTES_OF_ROW;
    }

    int count() {
        return paths.size();
    }

    /// As it was given.
    String name(int index) {
        return names.get(index);
    }

    /// Works on a file.
    ///
    /// @throws CaseFileException  when it is wrong as a whole
    /// @throws ReadAgainException when it is to be worked on once more, from the beginning of all files
    void open(int index, Work work) {
        var path = paths.get(index);
        var name = names.get(index);
        var said = reading.encoding();
        var encoding = said == null ? encodings.getOrDefault(path, StandardCharsets.UTF_8) : said;
        try {
            try (var table = table(path, name, encoding)) {
                work.on(table);
                keepHash(path, name, table.sha256Hex());
            }
        } catch (CaseText.UndecodableException undecodable) {
            // A byte that is no UTF-8 in a file that does not claim to be: then it is Windows-1252.
            if (undecodable.isMarked() || said != null || !encoding.equals(StandardCharsets.UTF_8)) {
                throw CaseFileException.of(name, undecodable);
            }
            encodings.put(path, CaseText.WINDOWS_1252);
            throw new ReadAgainException();
        } catch (SheetTable.OtherFormException _) {
            inOtherForm.add(path);
            throw new ReadAgainException();
        } catch (IOException unreadable) {
            throw CaseFileException.of(name, unreadable);
        }
    }

    private CaseTable table(Path path, String name, Charset encoding) throws IOException {
        boolean certain = reading.encoding() != null;
        var text = held.get(path);
        if (text != null) {
            return CsvTable.open(() -> new ByteArrayInputStream(text), name, encoding, certain, reading);
        }
        boolean workbook = CaseText.startsWith(CaseText.startOf(path, name), 'P', 'K');
        return workbook
                ? SheetTable.open(path, name, reading, inOtherForm.contains(path))
                : CsvTable.open(() -> Files.newInputStream(path), name, encoding, certain, reading);
    }

    /// SHA-256 of the file; of several, over their hashes in ascending order, one a line: in the order given where that
    /// decides which row holds.
    ///
    /// @param ordered whether it does
    String sha256(boolean ordered) {
        if (paths.size() == 1) {
            return hashes.getOrDefault(paths.getFirst(), "");
        }
        var each = new ArrayList<String>();
        paths.forEach(path -> each.add(hashes.getOrDefault(path, "") + "\n"));
        if (!ordered) {
            Collections.sort(each);
        }
        return RuleText.sha256(String.join("", each).getBytes(StandardCharsets.UTF_8));
    }

    private void keepHash(Path path, String name, String hash) {
        var before = hashes.put(path, hash);
        if (before != null && !before.equals(hash)) {
            throw new CaseFileException(name, "fault.changed");
        }
    }
}
