package se.klardag.cli.cases;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.klardag.rules.RuleText;

/// The files themselves (*källfiler*): their names, the encoding each turned out to have, and the hash of each.
final class SourceFiles {
    /// What is done with an opened file.
    interface Work {
        void on(CaseTable table) throws IOException;
    }

    /// The file is no UTF-8: it is to be read again as Windows-1252.
    static final class OtherEncoding extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherEncoding() {
            super("read again", null, false, false);
        }
    }

    private final List<Path> paths = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Reading reading;
    private final Map<Path, Charset> encodings = new HashMap<>();
    private final Map<Path, String> hashes = new HashMap<>();

    /// @param given `-` stands for standard input
    SourceFiles(List<Path> given, Reading reading) {
        this.reading = reading;
        Path standardInput = null;
        for (var path : given) {
            boolean standard = path.toString().equals(StandardInput.ARGUMENT);
            if (standard && standardInput == null) {
                standardInput = StandardInput.kept();
            }
            paths.add(standard && standardInput != null ? standardInput : path);
            names.add(standard ? StandardInput.NAME : path.toString());
        }
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
    /// @throws FileFault     when it is wrong as a whole
    /// @throws OtherEncoding when it is to be worked on once more, from the beginning of all files
    void open(int index, Work work) {
        var path = paths.get(index);
        var name = names.get(index);
        var said = reading.encoding();
        var encoding = said == null ? encodings.getOrDefault(path, StandardCharsets.UTF_8) : said;
        try {
            boolean workbook = CaseText.startsWith(CaseText.startOf(path, name), 'P', 'K');
            try (var table = workbook
                    ? SheetTable.open(path, name, reading)
                    : CsvTable.open(path, name, encoding, said != null, reading)) {
                work.on(table);
                keepHash(path, name, table.sha256Hex());
            }
        } catch (CaseText.Undecodable undecodable) {
            // A byte that is no UTF-8 in a file that does not claim to be: then it is Windows-1252.
            if (undecodable.isMarked() || said != null || !encoding.equals(StandardCharsets.UTF_8)) {
                throw FileFault.of(name, undecodable);
            }
            encodings.put(path, CaseText.WINDOWS_1252);
            throw new OtherEncoding();
        } catch (IOException unreadable) {
            throw FileFault.of(name, unreadable);
        }
    }

    /// SHA-256 of the file; of several, over their hashes in ascending order, one a line.
    String sha256() {
        if (paths.size() == 1) {
            return hashes.getOrDefault(paths.getFirst(), "");
        }
        var each = new ArrayList<String>();
        paths.forEach(path -> each.add(hashes.getOrDefault(path, "") + "\n"));
        Collections.sort(each);
        return RuleText.sha256(String.join("", each).getBytes(StandardCharsets.UTF_8));
    }

    private void keepHash(Path path, String name, String hash) {
        var before = hashes.put(path, hash);
        if (before != null && !before.equals(hash)) {
            throw new FileFault(name, "fault.changed");
        }
    }
}
