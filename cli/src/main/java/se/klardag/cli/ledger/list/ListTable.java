package se.klardag.cli.ledger.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.klardag.cli.cases.table.RowReader;
import se.klardag.cli.cases.table.SheetTable;
import se.klardag.cli.files.UnreadableFileException;
import se.klardag.cli.ledger.journal.LedgerException;
import se.klardag.cli.text.Blanks;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.files.BoundedFile;

/// A list that somebody else wrote (*lista*), in CSV or as a workbook: rows of texts under the headings that are looked for.
/// Titles above the headings are skipped, and so are rows without any text; rows that sum up others are handed on apart.
public final class ListTable {
    private static final Charset SWEDISH = Charset.forName("windows-1252");
    private static final int LARGEST = 100_000_000;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T]00:00(?::00)?)?");
    private static final int HEADER_TRIES = 30;

    /// A column that is looked for.
    ///
    /// @param name    in English, as other columns of ours
    /// @param swedish its usual heading
    /// @param others  what else it is called, in small letters
    public record Column(String name, String swedish, boolean required, Set<String> others) {
        public Column {
            others = Set.copyOf(others);
        }

        private boolean isHeaded(String heading) {
            var small = heading.toLowerCase(Locale.ROOT);
            return small.equals(name) || small.equals(swedish) || others.contains(small);
        }

        private String shown() {
            return name + " (" + swedish + ")";
        }
    }

    /// A row.
    ///
    /// @param number in the file, from 1
    public record Row(long number, Map<Column, String> texts, Map<Column, String> headings) {
        public Row {
            texts = Map.copyOf(texts);
            headings = Map.copyOf(headings);
        }

        /// What the row has in a column, without blanks around it; empty when it has nothing, or the file has no such column.
        public String text(Column column) {
            return texts.getOrDefault(column, "");
        }

        /// What the file calls a column.
        public String heading(Column column) {
            return headings.getOrDefault(column, column.name());
        }
    }

    /// A row that sums up others (*summarad*), which is none of the list.
    ///
    /// @param number in the file, from 1
    /// @param text   what it says
    /// @param row    the same by column
    public record Total(String file, long number, String text, Row row) {
        private static final Pattern SUM = Pattern.compile(
                "(?iu)(?:^|.* )(?:delsumma|summa|totalsumma|totalt|totala?|subtotal|grand total|sum)(?:[^\\p{L}].*)?");

        /// Whether it says that it is a sum, and not a number of rows or a mean.
        public boolean isSum() {
            return SUM.matcher(text).matches();
        }
    }

    /// What a list has.
    public record Rows(List<Row> rows, List<Total> totals) {
        public Rows {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
        }
    }

    private final String file;
    private final List<Column> columns;
    private final Map<Column, Integer> places = new LinkedHashMap<>();
    private final Map<Column, String> headings = new LinkedHashMap<>();

    private ListTable(String file, List<Column> columns) {
        this.file = file;
        this.columns = columns;
    }

    /// The rows of a file.
    ///
    /// @throws LedgerException         when a column is missing or there twice, or the file is no table
    /// @throws UnreadableFileException when it cannot be read
    public static Rows read(Path path, List<Column> columns) {
        try {
            if (Files.size(path) > LARGEST) {
                throw LedgerException.unusable("ledger.payments-large", path, LARGEST / 1_000_000);
            }
            var bytes = BoundedFile.read(path, LARGEST);
            var table = new ListTable(path.toString(), columns);
            return table.rows(
                    isPacked(bytes)
                            ? SheetTable.texts(path, path.toString())
                            : table.separated(text(bytes)));
        } catch (IOException refused) {
            throw UnreadableFileException.of(path.toString(), refused);
        }
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("^\ufeff", "");
        } catch (CharacterCodingException _) {
            return new String(bytes, SWEDISH);
        }
    }

    /// The delimiter under which the headings are found; else the one of the first line.
    private SortedMap<Long, List<String>> separated(String text) {
        for (char separator : new char[]{';', '\t', ','}) {
            if (parsed(text, separator, HEADER_TRIES).values().stream().anyMatch(this::isHeader)) {
                return parsed(text, separator, Long.MAX_VALUE);
            }
        }
        var first = text.lines().findFirst().orElse("");
        return parsed(text, first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',', Long.MAX_VALUE);
    }

    private SortedMap<Long, List<String>> parsed(String text, char separator, long most) {
        var rows = new TreeMap<Long, List<String>>();
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (var each : records) {
                if (rows.size() >= most) {
                    break;
                }
                rows.put(each.getStartingLineNumber(), each.getFields());
            }
        } catch (CsvParseException _) {
            throw LedgerException.unusable("ledger.list.unreadable", file);
        } catch (IOException refused) {
            throw UnreadableFileException.of(file, refused);
        }
        return rows;
    }

    private Rows rows(SortedMap<Long, List<String>> texts) {
        var filled = new TreeMap<>(texts);
        filled.values().removeIf(fields -> fields.stream().allMatch(String::isBlank));
        var header = filled.entrySet()
                .stream()
                .limit(HEADER_TRIES)
                .filter(each -> isHeader(each.getValue()))
                .findFirst();
        if (header.isEmpty()) {
            throw missing(filled.isEmpty() ? List.of() : filled.firstEntry().getValue());
        }
        take(header.get().getValue());
        var below = new TreeMap<>(filled.tailMap(header.get().getKey(), false));
        var totals = new ArrayList<Total>();
        below.forEach((number, fields) -> {
            if (isTotal(fields)) {
                totals.add(new Total(file, number, fields.stream()
                        .map(Blanks::strip)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")), row(number, fields)));
            }
        });
        totals.forEach(total -> below.remove(total.number()));
        refuseLonger(below, header.get().getValue().size());
        var rows = new ArrayList<Row>();
        below.forEach((number, fields) -> rows.add(row(number, fields)));
        return new Rows(rows, totals);
    }

    /// Whether a row sums up others, as in files of cases; it may say a day besides. Where it has all that a row needs besides that word, it is none.
    private boolean isTotal(List<String> fields) {
        if (!RowReader.isTotal(fields.stream().filter(text -> !DAY.matcher(Blanks.strip(text)).matches()).toList())) {
            return false;
        }
        var needed = places.entrySet()
                .stream()
                .filter(each -> each.getKey().required())
                .map(each -> each.getValue() < fields.size() ? Blanks.strip(fields.get(each.getValue())) : "")
                .filter(text -> !RowReader.isTotal(List.of(text)))
                .toList();
        return needed.isEmpty() || needed.contains("");
    }

    /// A delimiter inside a text would move what follows into another column, or out of the table.
    private void refuseLonger(SortedMap<Long, List<String>> rows, int width) {
        var longer = rows.entrySet()
                .stream()
                .filter(row -> row.getValue().stream().skip(width).anyMatch(field -> !field.isBlank()))
                .map(row -> new RejectedRowsException.Row(
                        file, row.getKey(), LedgerException.unusable("ledger.list.longer")))
                .toList();
        if (!longer.isEmpty()) {
            throw new RejectedRowsException(longer);
        }
    }

    private boolean isHeader(List<String> fields) {
        return columns.stream()
                .filter(Column::required)
                .allMatch(column -> fields.stream().anyMatch(field -> column.isHeaded(Blanks.strip(field))));
    }

    private LedgerException missing(List<String> fields) {
        var missing = columns.stream()
                .filter(Column::required)
                .filter(column -> fields.stream().noneMatch(field -> column.isHeaded(Blanks.strip(field))))
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return LedgerException.unusable(
                "ledger.list.columns", file,
                columns.stream().map(Column::shown).collect(Collectors.joining(", ")), missing);
    }

    private void take(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            var heading = Blanks.strip(header.get(i));
            for (var column : columns) {
                if (column.isHeaded(heading)) {
                    if (places.put(column, i) != null) {
                        throw LedgerException.unusable(
                                "ledger.list.column-twice", file, TerminalSafe.briefly(heading), column.name());
                    }
                    headings.put(column, heading);
                }
            }
        }
    }

    private Row row(long number, List<String> fields) {
        var texts = new LinkedHashMap<Column, String>();
        places.forEach((column, place) -> texts.put(
                column, place < fields.size() ? Blanks.strip(fields.get(place)) : ""));
        return new Row(number, texts, headings);
    }
}
