package se.klardag.cli.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The headings of a file whose layout nobody has described yet (*okända rubriker*).
public final class Headings {
    private static final int TRIES = 30;

    private Headings() {}

    /// Titles of the first lines' widest, which is the header: what stands above it fills fewer fields.
    ///
    /// @throws FileFault when the file cannot be read as a table
    public static List<String> of(Path path, Reading reading) {
        var name = path.toString();
        try {
            if (CaseText.startsWith(CaseText.startOf(path, name), 'P', 'K')) {
                return widest(SheetTable.firstRows(path, name, reading, TRIES));
            }
            try {
                return text(path, name, reading, true);
            } catch (CaseText.Undecodable undecodable) {
                if (undecodable.isMarked() || reading.encoding() != null) {
                    throw undecodable;
                }
                return text(path, name, reading, false);
            }
        } catch (IOException unreadable) {
            throw FileFault.of(name, unreadable);
        }
    }

    private static List<String> text(Path path, String name, Reading reading, boolean utf8) throws IOException {
        var said = reading.encoding();
        var encoding = said != null ? said : utf8 ? StandardCharsets.UTF_8 : CaseText.WINDOWS_1252;
        try (var text = CaseText.open(path, name, encoding, said != null)) {
            var rows = new ArrayList<List<String>>();
            for (var line : text.firstLines(TRIES)) {
                rows.addAll(Header.divisions(line, reading.delimiter()));
            }
            return widest(rows);
        }
    }

    private static List<String> widest(List<List<String>> rows) {
        List<String> widest = List.of();
        long most = 0;
        for (var row : rows) {
            long filled = row.stream().filter(title -> !title.isBlank()).count();
            if (filled > most) {
                widest = row;
                most = filled;
            }
        }
        return widest.stream().map(Blanks::strip).filter(title -> !title.isEmpty()).toList();
    }
}
