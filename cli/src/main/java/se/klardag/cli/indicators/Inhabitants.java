package se.klardag.cli.indicators;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import se.klardag.cli.cases.FileFault;
import se.klardag.cli.cases.Shown;
import se.klardag.rules.Municipalities;

/// Inhabitants of 65 years and more by kommun (*folkmängd 65+*), from a file with the columns `code` and
/// `population_65plus`.
public final class Inhabitants {
    private static final String CODE = "code";
    private static final String POPULATION = "population_65plus";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final TreeMap<Integer, Long> byCode = new TreeMap<>();

    private Inhabitants() {}

    /// No figures.
    public static Inhabitants unknown() {
        return new Inhabitants();
    }

    /// Reads the file; comma or semicolon, UTF-8.
    ///
    /// @throws FileFault when anything in it cannot be used
    public static Inhabitants of(Path path, Municipalities municipalities) {
        var name = Shown.of(path.toString());
        var inhabitants = new Inhabitants();
        try (var reader = Files.newBufferedReader(path)) {
            inhabitants.read(reader, name, municipalities);
        } catch (NoSuchFileException _) {
            throw new FileFault(name, "fault.missing");
        } catch (AccessDeniedException _) {
            throw new FileFault(name, "fault.denied");
        } catch (CharacterCodingException _) {
            throw new FileFault(name, "fault.population-text");
        } catch (IOException said) {
            throw new FileFault(name, "fault.unreadable", String.valueOf(said.getMessage()));
        }
        return inhabitants;
    }

    private void read(BufferedReader reader, String name, Municipalities municipalities) throws IOException {
        var first = reader.readLine();
        if (first == null) {
            throw new FileFault(name, "fault.empty");
        }
        char separator = first.indexOf(';') >= 0 ? ';' : ',';
        var titles = List.of(first.replace(BYTE_ORDER_MARK, "").toLowerCase(Locale.ROOT).split("[;,]", -1))
                .stream()
                .map(title -> title.strip().replace("\"", ""))
                .toList();
        int code = titles.indexOf(CODE);
        int population = titles.indexOf(POPULATION);
        if (code < 0 || population < 0) {
            throw new FileFault(name, "fault.population-columns", CODE + ", " + POPULATION);
        }
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .ofCsvRecord(reader)) {
            for (var each : records) {
                take(each, code, population, name, municipalities);
            }
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw new FileFault(name, "fault.population-form");
        }
        if (byCode.isEmpty()) {
            throw new FileFault(name, "fault.empty");
        }
    }

    private void take(CsvRecord row, int code, int population, String name, Municipalities municipalities) {
        long line = row.getStartingLineNumber() + 1; // the header was read before
        var kommun = field(row, code);
        int number = kommun.length() == 4 && NUMBER.matcher(kommun).matches() ? Integer.parseInt(kommun) : 0;
        if (municipalities.find(number).isEmpty()) {
            throw wrong(name, line, CODE, kommun, "fault.population-code");
        }
        var people = field(row, population);
        if (!NUMBER.matcher(people).matches() || Long.parseLong(people) == 0) {
            throw wrong(name, line, POPULATION, people, "fault.population-number");
        }
        if (byCode.put(number, Long.valueOf(people)) != null) {
            throw wrong(name, line, CODE, kommun, "fault.population-twice");
        }
    }

    private static String field(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column).strip() : "";
    }

    private static FileFault wrong(String name, long line, String column, String value, String key) {
        return new FileFault(name, key, Long.toString(line), column, Shown.briefly(value));
    }

    /// Whether there are figures at all.
    public boolean isKnown() {
        return !byCode.isEmpty();
    }

    /// How many kommuner have a figure.
    public int kommuner() {
        return byCode.size();
    }

    /// Of all kommuner together.
    public long all() {
        return byCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Kommuner with cases and without a figure, by code.
    public List<Integer> lacking(Gathering gathering) {
        return gathering.seen().stream().filter(code -> !byCode.containsKey(code)).toList();
    }

    /// Those that a group's cases come from; empty where no file says, and for a ward, which has no inhabitants.
    Optional<Long> of(Group group, Gathering gathering) {
        var by = gathering.by();
        if (!isKnown() || (by.contains(Grouping.unit) && !group.labels().isEmpty())) {
            return Optional.empty();
        }
        if (group.labels().isEmpty()) {
            return lacking(gathering).isEmpty() ? Optional.of(all()) : Optional.empty();
        }
        if (by.contains(Grouping.kommun)) {
            return Optional.ofNullable(byCode.get(Integer.valueOf(group.labels().get(by.indexOf(Grouping.kommun)))));
        }
        if (by.contains(Grouping.delregion)) {
            return of(group.labels().get(by.indexOf(Grouping.delregion)), gathering);
        }
        return lacking(gathering).isEmpty() ? Optional.of(all()) : Optional.empty();
    }

    private Optional<Long> of(String delregion, Gathering gathering) {
        boolean whole = lacking(gathering).stream().noneMatch(code -> gathering.delregion(code).equals(delregion));
        return delregion.isEmpty() || !whole
                ? Optional.empty()
                : Optional.of(byCode.entrySet()
                        .stream()
                        .filter(entry -> gathering.delregion(entry.getKey()).equals(delregion))
                        .mapToLong(entry -> entry.getValue())
                        .sum());
    }
}
