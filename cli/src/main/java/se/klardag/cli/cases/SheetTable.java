package se.klardag.cli.cases;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.RuleText;

/// A case file that is a sheet of an Excel workbook (*kalkylblad*), read row by row.
///
/// A date that Excel keeps as a number is written out as a date, a kommunkod that Excel keeps as a number gets back its
/// leading zero, and the value of a formula is the one that was saved.
final class SheetTable implements CaseTable {
    private static final int HEADER_TRIES = 30;
    private static final long MOST_BYTES = 4L << 30;
    private static final long SMALL = 64L << 20;
    private static final int MOST_TIMES = 400;
    private static final int MOST_ENTRIES = 10_000;

    private final Path path;
    private final String file;
    private final ReadableWorkbook workbook;
    private final Sheet sheet;
    private final boolean onlySheet;
    private final Iterator<Row> rows;
    private final Header header;
    private long headerRow = 1;

    private SheetTable(Path path, String name, ReadableWorkbook workbook, Reading reading) throws IOException {
        this.path = path;
        this.file = name;
        this.workbook = workbook;
        var sheets = workbook.getSheets().toList();
        this.onlySheet = sheets.size() == 1;
        this.sheet = chosen(sheets, reading.sheet(), name);
        this.rows = sheet.openStream().iterator();
        this.header = findHeader(reading);
    }

    /// Opens a workbook at the sheet that was asked for, or its first that is not hidden.
    ///
    /// @throws FileFault when it is no workbook, or has no such sheet or header
    static SheetTable open(Path path, String name, Reading reading) throws IOException {
        refuseBomb(path.toFile(), name);
        ReadableWorkbook workbook;
        try {
            workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException notWorkbook) {
            throw new FileFault(name, "fault.spreadsheet");
        }
        try {
            return new SheetTable(path, name, workbook, reading);
        } catch (FileFault fault) {
            workbook.close();
            throw fault;
        } catch (IOException | RuntimeException broken) {
            workbook.close();
            throw new FileFault(name, "fault.spreadsheet");
        }
    }

    /// The texts of the first rows of a sheet, whatever they say.
    static List<List<String>> firstRows(Path path, String name, Reading reading, int most) throws IOException {
        refuseBomb(path.toFile(), name);
        try (var workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
                var rows = chosen(workbook.getSheets().toList(), reading.sheet(), name).openStream()) {
            return rows.limit(most).map(SheetTable::titles).toList();
        } catch (UncheckedIOException broken) {
            throw new FileFault(name, "fault.spreadsheet");
        }
    }

    /// A packed file that claims to be many times its size, or to hold thousands of files, is no export.
    private static void refuseBomb(File packed, String name) {
        try (var zip = new ZipFile(packed)) {
            long bytes = zip.stream().mapToLong(ZipEntry::getSize).sum();
            boolean swollen = bytes > SMALL && bytes / MOST_TIMES > packed.length();
            if (bytes > MOST_BYTES || swollen || zip.size() > MOST_ENTRIES) {
                throw new FileFault(name, "fault.swollen");
            }
        } catch (IOException notPacked) {
            throw new FileFault(name, "fault.spreadsheet");
        }
    }

    private static Sheet chosen(List<Sheet> sheets, @Nullable String wanted, String file) {
        var names = String.join(", ", sheets.stream().map(Sheet::getName).toList());
        var visible = sheets.stream().filter(each -> each.getVisibility() == SheetVisibility.VISIBLE);
        return (wanted == null ? visible : sheets.stream().filter(each -> each.getName().equalsIgnoreCase(wanted)))
                .findFirst()
                .orElseThrow(() -> wanted == null
                        ? new FileFault(file, "fault.empty")
                        : new FileFault(file, "fault.no-sheet", wanted, Shown.briefly(names)));
    }

    private Header findHeader(Reading reading) {
        Header first = null;
        int tried = 0;
        while (tried < HEADER_TRIES && rows.hasNext()) {
            var row = rows.next();
            var titles = titles(row);
            if (titles.stream().allMatch(String::isEmpty)) {
                continue;
            }
            var candidate = Header.of('\0', titles, reading.mapping());
            if (candidate.isWhole()) {
                headerRow = row.getRowNum();
                candidate.refuseUnusable(file);
                return candidate;
            }
            first = first == null || candidate.known() > first.known() ? candidate : first;
            tried++;
        }
        if (first == null) {
            throw new FileFault(file, "fault.empty");
        }
        first.refuseUnusable(file);
        throw new IllegalStateException("a header that is not whole was not refused");
    }

    /// The titles without blank ones at the end.
    private static List<String> titles(Row row) {
        var titles = new ArrayList<String>();
        int last = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            var title = Blanks.strip(plain(row.getCell(i)));
            titles.add(title);
            last = title.isEmpty() ? last : i + 1;
        }
        return List.copyOf(titles.subList(0, last));
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout() {
        return new Layout("", '\0', onlySheet ? "" : sheet.getName(), headerRow, header.isLong(), '\0');
    }

    @Override
    public void rows(RowReader reader, Runnable taker) throws IOException {
        int width = header.titles().size();
        for (var row = next(); row != null; row = next()) {
            reader.begin(row.getRowNum());
            for (int i = 0; i < Math.max(width, row.getCellCount()); i++) {
                var text = i < row.getCellCount() ? text(row.getCell(i), i) : "";
                if (i < width || !Blanks.strip(text).isEmpty()) {
                    reader.field(i, text.toCharArray(), 0, text.length());
                }
            }
            if (!reader.isBlankRow()) {
                taker.run();
            }
        }
    }

    /// The next row; what goes wrong here is the file's fault.
    private @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw new FileFault(file, "fault.spreadsheet");
        }
    }

    /// What a cell says in a column, as a text file would.
    private String text(@Nullable Cell cell, int index) {
        var name = index < header.names().size() ? header.names().get(index) : "";
        var number = number(cell);
        if (cell == null || number == null || name.isEmpty()) {
            return plain(cell);
        }
        if (header.isLong()) {
            boolean moment = name.equals("at") || name.equals("recorded_at")
                    || (name.equals("value") && hasHour(cell, "ydh"));
            return moment ? date(number, cell) : plain(cell);
        }
        return Column.named(name)
                .map(column -> switch (column.kind()) {
                    case MOMENT, DAY_OR_MOMENT -> date(number, cell);
                    case MUNICIPALITY -> code(plain(cell));
                    case ID, TEXT, WORD -> plain(cell);
                })
                .orElseGet(() -> plain(cell));
    }

    private String date(BigDecimal number, Cell cell) {
        return ExcelDays.text(
                number, workbook.isDate1904() ? ExcelDays.SINCE_1904 : ExcelDays.SINCE_1900, hasHour(cell, "h"));
    }

    /// Whether the cell's format shows one of these parts of a date.
    private static boolean hasHour(Cell cell, String parts) {
        var format = Objects.requireNonNullElse(cell.getDataFormatString(), "").toLowerCase(Locale.ROOT);
        return !format.equals("general") && format.chars().anyMatch(character -> parts.indexOf(character) >= 0);
    }

    /// No kommunkod has three digits: one that has was a number, and lost its zero.
    private static String code(String text) {
        return text.matches("[1-9][0-9]{2}") ? "0" + text : text;
    }

    private static @Nullable BigDecimal number(@Nullable Cell cell) {
        if (cell == null || (cell.getType() != CellType.NUMBER && cell.getType() != CellType.FORMULA)) {
            return null;
        }
        var raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        return raw.matches("-?[0-9]{1,15}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?") ? new BigDecimal(raw) : null;
    }

    private static String plain(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        var number = number(cell);
        if (number != null) {
            var stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "TRUE" : "FALSE";
        }
        var text = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        return Objects.requireNonNullElse(text, "");
    }

    @Override
    public String sha256Hex() throws IOException {
        return RuleText.sha256(Files.readAllBytes(path));
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
