package se.klardag.cli.cases.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.Blanks;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.mapping.MappedView;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.mapping.Mappings;

/// The header line of a case file (*rubrikrad*): which character divides the fields, and what each column holds.
///
/// @param delimiter comma, semicolon, tab or the user's own; 0 in a workbook
/// @param titles    as they stand
/// @param names     of our columns by position, wide or long; empty for a column nobody asked for
/// @param isLong    whether each row is an event
/// @param besides   columns that belong to another one
/// @param mapping   whose words the fields use; `null` when they are ours
/// @param view      of another system that the file is; `null` for a file of cases or events
public record Header(
        char delimiter,
        List<String> titles,
        List<String> names,
        boolean isLong,
        List<Beside> besides,
        @Nullable Mapping mapping,
        @Nullable MappedView view) {
    private static final int FEWEST = 3;
    private static final char[] DELIMITERS = {',', ';', '\t'};

    /// A column whose fields belong to those of another one (*kolumn intill*), by positions.
    ///
    /// @param of      the column it belongs to
    /// @param at      where it is
    /// @param isClock whether it holds the time of day of the other's date; else the century of its identity number
    record Beside(int of, int at, boolean isClock) {}

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
            if (candidate.isNearerThan(best)) {
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

    /// The workbook that the program writes to be filled in; read only where a file is not in our own words.
    private static final class Template {
        static final Mapping PROFILE = Mappings.template(Column.titles());
    }

    /// The header of titles that are divided already.
    static Header of(char delimiter, List<String> titles, @Nullable Mapping mapping) {
        var header = read(delimiter, titles, mapping);
        if (mapping != null || header.isWhole() || titles.size() < FEWEST) {
            return header;
        }
        var template = read(delimiter, titles, Template.PROFILE);
        return template.missing().size() <= 1 && header.missing().size() > template.missing().size() ? template
                : header;
    }

    private static Header read(char delimiter, List<String> titles, @Nullable Mapping mapping) {
        var stripped = titles.stream().map(Blanks::strip).toList();
        var wide = names(stripped, mapping, Arrays.stream(Column.values()).map(Column::title));
        var events = names(stripped, mapping, Arrays.stream(EventColumn.values()).map(EventColumn::title));
        boolean isLong = events.contains(EventColumn.EVENT.title()) && events.contains(EventColumn.AT.title())
                && !wide.contains(Column.READY_NOTICE_AT.title());
        var names = isLong ? events : wide;
        var header = new Header(delimiter, stripped, names, isLong, besides(stripped, names, mapping), mapping, null);
        return mapping == null || header.isWhole() ? header : view(delimiter, stripped, mapping).orElse(header);
    }

    /// The header of a view, where the titles are those of one.
    private static Optional<Header> view(char delimiter, List<String> titles, Mapping mapping) {
        var theirs = positions(titles);
        return mapping.views()
                .stream()
                .filter(view -> view.known().stream().allMatch(each -> place(each, theirs) >= 0))
                .findFirst()
                .map(view -> {
                    var used = Stream.concat(view.facts().stream(), view.compared().stream())
                            .flatMap(fact -> Stream.of(
                                    fact.at().day(), fact.at().clock(), fact.value(), fact.recorded()));
                    var own = Stream.of(
                            view.stay(), view.recorded(), view.event(), view.at().day(), view.at().clock());
                    var names = new ArrayList<>(titles.stream().map(_ -> "").toList());
                    Stream.concat(used, own)
                            .mapToInt(each -> place(each, theirs))
                            .filter(place -> place >= 0)
                            .forEach(place -> names.set(place, "#" + place));
                    return new Header(delimiter, titles, List.copyOf(names), true, List.of(), mapping, view);
                });
    }

    private static int place(List<String> headings, Map<String, List<Integer>> theirs) {
        return headings.stream()
                .map(heading -> theirs.get(Mapping.plain(heading)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(List::getFirst)
                .orElse(-1);
    }

    /// Where the first of the headings is that the file has; negative where it has none.
    public int placeOf(List<String> headings) {
        return place(headings, positions(titles));
    }

    private static List<Beside> besides(List<String> titles, List<String> names, @Nullable Mapping mapping) {
        var besides = new ArrayList<Beside>();
        if (mapping != null) {
            var theirs = positions(titles);
            mapping.clocks().forEach((name, headings) -> add(besides, name, headings, names, theirs, true));
            mapping.centuries().forEach((name, headings) -> add(besides, name, headings, names, theirs, false));
        }
        return List.copyOf(besides);
    }

    private static void add(
            List<Beside> besides, String name, List<String> headings, List<String> names,
            Map<String, List<Integer>> theirs, boolean isClock) {
        int of = names.indexOf(name);
        headings.stream()
                .map(heading -> theirs.get(Mapping.plain(heading)))
                .filter(Objects::nonNull)
                .map(List::getFirst)
                .filter(at -> of >= 0 && names.get(at).isEmpty())
                .findFirst()
                .ifPresent(at -> besides.add(new Beside(of, at, isClock)));
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

    /// Where each title is; of a title that occurs several times also by its number, `Tid (2)`.
    private static Map<String, List<Integer>> positions(List<String> titles) {
        var positions = new HashMap<String, List<Integer>>();
        for (int i = 0; i < titles.size(); i++) {
            positions.computeIfAbsent(Mapping.plain(titles.get(i)), _ -> new ArrayList<>()).add(i);
        }
        var again = new HashMap<String, List<Integer>>();
        positions.forEach((title, places) -> {
            for (int i = 0; i < places.size() && places.size() > 1; i++) {
                again.put(title + " (" + (i + 1) + ")", List.of(places.get(i)));
            }
        });
        again.forEach(positions::putIfAbsent);
        return positions;
    }

    /// The wide columns by position.
    @Nullable
    public Column[] columns() {
        return names.stream().map(name -> Column.named(name).orElse(null)).toArray(Column[]::new);
    }

    /// The long columns by position.
    @Nullable
    public EventColumn[] eventColumns() {
        return names.stream().map(name -> EventColumn.named(name).orElse(null)).toArray(EventColumn[]::new);
    }

    /// The file's title of each of our columns.
    public Map<String, String> headings() {
        var headings = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                headings.put(names.get(i), titles.get(i));
            }
        }
        return headings;
    }

    /// Titles of the columns nobody asked for.
    public List<String> ignored() {
        return IntStream.range(0, titles.size())
                .filter(i -> names.get(i).isEmpty() && !titles.get(i).isEmpty())
                .filter(i -> besides.stream().noneMatch(beside -> beside.at() == i))
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

    /// What is wrong: another delimiter, another system's headings, or columns that are not there.
    private String fault() {
        if (known() > 0) {
            return "fault.columns";
        }
        var undivided = String.join("", titles).toLowerCase(Locale.ROOT);
        return missing().stream().limit(2).allMatch(undivided::contains) ? "fault.delimiter" : "fault.no-headings";
    }

    /// Whether it has more of our columns, or as many and more columns.
    boolean isNearerThan(Header other) {
        return known() > other.known() || (known() == other.known() && width() > other.width());
    }

    /// How many of its titles say anything.
    int width() {
        return (int) titles.stream().filter(title -> !title.isEmpty()).count();
    }

    private List<String> missing() {
        if (view != null) {
            return List.of();
        }
        var required = isLong
                ? Arrays.stream(EventColumn.values()).filter(EventColumn::isRequired).map(EventColumn::title)
                : Arrays.stream(Column.values()).filter(Column::isRequired).map(Column::title);
        return required.filter(name -> !names.contains(name) && !isOfTheOlderAct(name)).toList();
    }

    /// Under the older act the call to planning was the notice: a file with it need not have a column for the other one.
    private boolean isOfTheOlderAct(String name) {
        return name.equals(Column.READY_NOTICE_AT.title()) && names.contains(Column.PLANNING_CALLED_AT.title());
    }

    /// @throws CaseFileException when none of our headings is there, a required column is missing, or a column occurs twice
    void refuseUnusable(String file) {
        twice().ifPresent(name -> {
            throw new CaseFileException(file, "fault.column-twice", name);
        });
        if (!isWhole()) {
            throw new CaseFileException(
                    file,
                    fault(),
                    String.join(", ", missing()),
                    TerminalSafe.briefly(String.join(delimiter == 0 ? " | " : String.valueOf(delimiter), titles)),
                    TerminalSafe.of(file));
        }
    }

    private Optional<String> twice() {
        return names.stream()
                .filter(name -> !name.isEmpty() && names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }
}
