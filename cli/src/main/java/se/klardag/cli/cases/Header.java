package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The header line of a case file (*rubrikrad*): which character divides the fields, and what each column holds.
///
/// @param delimiter comma, semicolon or tab
/// @param titles    as they stand
/// @param columns   by position; empty for a column nobody asked for
record Header(char delimiter, List<String> titles, List<Optional<Column>> columns) {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    /// Reads the header line.
    ///
    /// @throws FileFault when no delimiter fits, a required column is missing, or a column stands twice
    static Header of(String file, String line) {
        if (Blanks.strip(line).isEmpty()) {
            throw new FileFault(file, "fault.empty");
        }
        var best = with(DELIMITERS[0], line);
        for (char delimiter : DELIMITERS) {
            var candidate = with(delimiter, line);
            if (candidate.known() > best.known()) {
                best = candidate;
            }
        }
        best.refuseUnusable(file, line);
        return best;
    }

    /// The line divided by one character; one undivided title where its quotes do not fit.
    private static Header with(char delimiter, String line) {
        var titles = new ArrayList<String>();
        for (var title : fields(delimiter, line)) {
            titles.add(Blanks.strip(title));
        }
        return new Header(
                delimiter,
                List.copyOf(titles),
                titles.stream().map(Column::named).toList());
    }

    private static List<String> fields(char delimiter, String line) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .ofSingleCsvRecord(line)
                    .getFields();
        } catch (CsvParseException otherQuotes) {
            return List.of(line);
        }
    }

    /// Titles of the columns nobody asked for.
    List<String> ignored() {
        return IntStream.range(0, titles.size())
                .filter(i -> columns.get(i).isEmpty())
                .mapToObj(titles::get)
                .toList();
    }

    private long known() {
        return columns.stream().filter(Optional::isPresent).count();
    }

    private void refuseUnusable(String file, String line) {
        var present = EnumSet.noneOf(Column.class);
        for (var column : columns) {
            if (column.isPresent() && !present.add(column.get())) {
                throw new FileFault(file, "fault.column-twice", column.get().title());
            }
        }
        var missing = new ArrayList<String>();
        for (var column : Column.values()) {
            if (column.isRequired() && !present.contains(column)) {
                missing.add(column.title());
            }
        }
        if (!missing.isEmpty()) {
            boolean undivided = titles.size() == 1;
            throw new FileFault(
                    file,
                    undivided ? "fault.delimiter" : "fault.columns",
                    String.join(", ", missing),
                    Shown.briefly(line));
        }
    }
}
