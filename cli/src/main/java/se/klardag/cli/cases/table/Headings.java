package se.klardag.cli.cases.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import se.klardag.cli.text.Blanks;

/// The headings of a file whose layout nobody has described yet, and its first rows (*okända rubriker*).
///
/// @param titles by position; one that occurs several times with its number, `Tid (2)`; empty where nothing is
/// @param rows   below them, as texts
public record Headings(List<String> titles, List<List<String>> rows) {
    private static final int TRIES = 30;
    private static final int SAMPLE = 400;
    private static final Pattern VALUE = Pattern.compile("[-+]?[0-9][0-9.,:/TZ\\s-]*");

    public Headings {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /// The first of the first lines that looks like a header: what is above it fills fewer fields, and what is below holds
    /// numbers and dates.
    ///
    /// @throws CaseFileException when the file cannot be read as a table
    public static Headings of(Path path, ReadSettings reading) {
        var name = path.toString();
        try {
            if (CaseText.startsWith(CaseText.startOf(path, name), 'P', 'K')) {
                return found(name, List.of(SheetTable.firstRows(path, name, reading, SAMPLE)));
            }
            try {
                return text(path, name, reading, true);
            } catch (CaseText.UndecodableException undecodable) {
                if (undecodable.isMarked() || reading.encoding() != null) {
                    throw undecodable;
                }
                return text(path, name, reading, false);
            }
        } catch (IOException unreadable) {
            throw CaseFileException.of(name, unreadable);
        }
    }

    /// What the column at a position holds in the first rows, without blanks.
    public List<String> values(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .map(row -> Blanks.strip(row.get(column)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Headings text(Path path, String name, ReadSettings reading, boolean utf8) throws IOException {
        var said = reading.encoding();
        var encoding = said != null ? said : utf8 ? StandardCharsets.UTF_8 : CaseText.WINDOWS_1252;
        try (var text = CaseText.open(Files.newInputStream(path), name, encoding, said != null)) {
            var divisions = new ArrayList<List<List<String>>>();
            for (var line : text.firstLines(SAMPLE)) {
                var divided = Header.divisions(line, reading.delimiter());
                for (int i = 0; i < divided.size(); i++) {
                    if (divisions.size() <= i) {
                        divisions.add(new ArrayList<>());
                    }
                    divisions.get(i).add(divided.get(i));
                }
            }
            return found(name, divisions);
        }
    }

    /// @param divisions the same lines, divided in each way there is
    private static Headings found(String name, List<List<List<String>>> divisions) {
        List<List<String>> rows = List.of();
        long most = 0;
        for (var division : divisions) {
            long widest = division.stream().limit(TRIES).mapToLong(Headings::filled).max().orElse(0);
            if (widest > most) {
                rows = division;
                most = widest;
            }
        }
        if (most == 0) {
            throw new CaseFileException(name, "fault.empty");
        }
        int header = header(rows, most);
        return new Headings(
                numbered(rows.get(header)),
                rows.subList(header + 1, rows.size()).stream().filter(row -> !RowReader.isTotal(row)).toList());
    }

    private static int header(List<List<String>> rows, long most) {
        int widest = 0;
        for (int i = 0; i < Math.min(TRIES, rows.size()); i++) {
            var row = rows.get(i);
            boolean words = row.stream().map(Blanks::strip).noneMatch(text -> VALUE.matcher(text).matches());
            if (filled(row) * 10 >= most * 6 && words) {
                return i;
            }
            widest = filled(row) > filled(rows.get(widest)) ? i : widest;
        }
        return widest;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(text -> !Blanks.strip(text).isEmpty()).count();
    }

    private static List<String> numbered(List<String> row) {
        var titles = row.stream().map(Blanks::strip).toList();
        var numbered = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        for (var title : titles) {
            boolean again = !title.isEmpty() && Collections.frequency(titles, title) > 1;
            numbered.add(again ? title + " (" + seen.merge(title, 1, Integer::sum) + ")" : title);
        }
        return numbered;
    }
}
