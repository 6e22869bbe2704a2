package se.klardag.cli.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.Mapping;

/// The header line of a case file (*rubrikrad*): which character divides the fields, and what each column holds.
///
/// @param delimiter comma, semicolon, tab or the user's own; 0 in a workbook
/// @param titles    as they stand
/// @param names     of our columns by position, wide or long; empty for a column nobody asked for
/// @param isLong    whether each row is an event
record Header(char delimiter, List<String> titles, List<String> names, boolean isLong) {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    /// Reads a header line.
    ///
    /// @param delimiter the user's own; the one that fits best when `null`
    static Header of(String line, @Nullable Character delimiter, @Nullable Mapping mapping) {
        if (delimiter != null) {
            return divided(delimiter, line, mapping);
        }
        var best = divided(DELIMITERS[0], line, mapping);
        for (char each : DELIMITERS) {
            var candidate = divided(each, line, mapping);
            if (candidate.known() > best.known()) {
                best = candidate;
            }
        }
        return best;
    }

    /// The line divided by each delimiter it may have.
    static List<List<String>> divisions(String line, @Nullable Character delimiter) {
        if (delimiter != null) {
            return List.of(fields(delimiter, line));
        }
        var divisions = new ArrayList<List<String>>();
        for (char each : DELIMITERS) {
            divisions.add(fields(each, line));
        }
        return divisions;
    }

    /// The header of titles that are divided already.
    static Header of(char delimiter, List<String> titles, @Nullable Mapping mapping) {
        var stripped = titles.stream().map(Blanks::strip).toList();
        var wide = names(stripped, mapping, Arrays.stream(Column.values()).map(Column::title));
        var events = names(stripped, mapping, Arrays.stream(EventColumn.values()).map(EventColumn::title));
        boolean isLong = events.contains(EventColumn.EVENT.title()) && events.contains(EventColumn.AT.title())
                && !wide.contains(Column.READY_NOTICE_AT.title());
        return new Header(delimiter, stripped, isLong ? events : wide, isLong);
    }

    /// The line divided by one character; one undivided title where its quotes do not fit.
    private static Header divided(char delimiter, String line, @Nullable Mapping mapping) {
        return of(delimiter, fields(delimiter, line), mapping);
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

    /// Our names by position. Our own heading goes before another system's, and of theirs the one that the profile names
    /// first: a column that is left over is one nobody asked for.
    private static List<String> names(List<String> titles, @Nullable Mapping mapping, Stream<String> ours) {
        var names = new ArrayList<>(titles.stream().map(_ -> "").toList());
        var theirs = positions(titles);
        ours.forEach(name -> {
            boolean own = false;
            for (int i = 0; i < titles.size(); i++) {
                if (titles.get(i).equalsIgnoreCase(name)) {
                    names.set(i, name);
                    own = true;
                }
            }
            if (!own && mapping != null) {
                mapping.columns()
                        .getOrDefault(name, List.of())
                        .stream()
                        .map(heading -> theirs.get(Mapping.plain(heading)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(places -> places.forEach(place -> names.set(place, name)));
            }
        });
        return List.copyOf(names);
    }

    private static Map<String, List<Integer>> positions(List<String> titles) {
        var positions = new HashMap<String, List<Integer>>();
        for (int i = 0; i < titles.size(); i++) {
            positions.computeIfAbsent(Mapping.plain(titles.get(i)), _ -> new ArrayList<>()).add(i);
        }
        return positions;
    }

    /// The wide columns by position.
    @Nullable
    Column[] columns() {
        return names.stream().map(name -> Column.named(name).orElse(null)).toArray(Column[]::new);
    }

    /// The long columns by position.
    @Nullable
    EventColumn[] eventColumns() {
        return names.stream().map(name -> EventColumn.named(name).orElse(null)).toArray(EventColumn[]::new);
    }

    /// Titles of the columns nobody asked for.
    List<String> ignored() {
        return IntStream.range(0, titles.size())
                .filter(i -> names.get(i).isEmpty() && !titles.get(i).isEmpty())
                .mapToObj(titles::get)
                .toList();
    }

    /// Whether nothing that is required is missing.
    boolean isWhole() {
        return missing().isEmpty();
    }

    /// How many of its columns are ours.
    long known() {
        return names.stream().filter(name -> !name.isEmpty()).count();
    }

    private List<String> missing() {
        var required = isLong
                ? Arrays.stream(EventColumn.values()).filter(EventColumn::isRequired).map(EventColumn::title)
                : Arrays.stream(Column.values()).filter(Column::isRequired).map(Column::title);
        return required.filter(name -> !names.contains(name)).toList();
    }

    /// @throws FileFault when no delimiter fits, a required column is missing, or a column stands twice
    void refuseUnusable(String file) {
        twice().ifPresent(name -> {
            throw new FileFault(file, "fault.column-twice", name);
        });
        if (!isWhole()) {
            boolean undivided = titles.size() == 1;
            throw new FileFault(
                    file,
                    undivided ? "fault.delimiter" : "fault.columns",
                    String.join(", ", missing()),
                    Shown.briefly(String.join(delimiter == 0 ? " | " : String.valueOf(delimiter), titles)));
        }
    }

    private Optional<String> twice() {
        return names.stream()
                .filter(name -> !name.isEmpty() && names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }
}
