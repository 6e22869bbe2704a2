package se.klardag.rules.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shipped list with a header line (*medföljande lista*): our own files, without quotes or commas in a value; a file
/// that breaks this is refused, so that nothing is read askew.
public final class CsvLines {
    private final List<Map<String, String>> rows = new ArrayList<>();

    /// @param name path below the rules room
    public CsvLines(String name) {
        this(name, ShippedResources.lines(name));
    }

    public CsvLines(RuleText text) {
        this(text.name(), text.text().lines().filter(line -> !line.isBlank()).toList());
    }

    private CsvLines(String name, Iterable<String> all) {
        var lines = all.iterator();
        var header = lines.next().split(",", -1);
        while (lines.hasNext()) {
            var line = lines.next();
            var values = line.split(",", -1);
            if (values.length != header.length || line.indexOf('"') >= 0) {
                throw new IllegalStateException(name + ": not a plain line: " + line);
            }
            var row = new HashMap<String, String>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], values[i]);
            }
            rows.add(row);
        }
    }

    public List<Row> rows() {
        return rows.stream().map(Row::new).toList();
    }

    /// One line by column name.
    public record Row(Map<String, String> values) {
        /// @throws IllegalStateException when the list has no such column
        public String get(String column) {
            var value = values.get(column);
            if (value == null) {
                throw new IllegalStateException("no column " + column);
            }
            return value;
        }
    }
}
