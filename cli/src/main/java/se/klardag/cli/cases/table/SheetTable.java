package se.klardag.cli.cases.table;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import se.klardag.cli.text.Blanks;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.rules.files.RuleText;

/// A case file that is a sheet of an Excel workbook (*kalkylblad*), read row by row.
///
/// A date that Excel keeps as a number is written out as a date, a kommunkod that Excel keeps as a number gets back its
/// leading zero, and the value of a formula is the one that was saved.
public final class SheetTable implements CaseTable {
    private static final int HEADER_TRIES = 30;
    private static final long MOST_BYTES = 4L << 30;
    private static final long SMALL = 64L << 20;
    private static final int MOST_TIMES = 400;
    private static final int MOST_ENTRIES = 10_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern ERROR = Pattern.compile("#(N/A|REF!|VALUE!|NAME\\?|NUM!|NULL!|DIV/0!|SPILL!|CALC!)");

    /// A workbook that can be read once it is brought into the usual form (*arbetsbok i annan form*).
    public static final class OtherFormException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherFormException() {
            super("read again", null, false, false);
        }
    }

    private final Path path;
    private final boolean usual;
    private final String file;
    private final ReadableWorkbook workbook;
    private final Sheet sheet;
    private final boolean onlySheet;
    private final Iterator<Row> rows;
    private final Header header;
    private long headerRow = 1;
    private long hidden;

    private SheetTable(Path path, boolean usual, String name, ReadableWorkbook workbook, ReadSettings reading)
            throws IOException {
        this.path = path;
        this.usual = usual;
        this.file = name;
        this.workbook = workbook;
        var sheets = workbook.getSheets().toList();
        this.onlySheet = sheets.size() == 1;
        this.sheet = chosen(sheets, reading.sheet(), name);
        this.rows = sheet.openStream().iterator();
        this.header = findHeader(reading);
        if (reading.sheet() == null) {
            refuseAlike(sheets, reading);
        }
    }

    /// No sheet is read past in silence: where another that is seen has headings of ours and a row, somebody must say which.
    private void refuseAlike(List<Sheet> sheets, ReadSettings reading) throws IOException {
        for (var other : sheets) {
            if (other.equals(sheet) || other.getVisibility() != SheetVisibility.VISIBLE) {
                continue;
            }
            try (var lines = other.openStream()) {
                long found = lines.map(SheetTable::titles)
                        .filter(texts -> !texts.stream().allMatch(String::isEmpty))
                        .limit(HEADER_TRIES + 1L)
                        .dropWhile(texts -> !Header.of('\0', texts, reading.mapping()).isWhole())
                        .limit(2)
                        .count();
                if (found > 1) {
                    throw new CaseFileException(
                            file, "fault.more-sheets", TerminalSafe.briefly(sheet.getName()),
                            TerminalSafe.briefly(other.getName()));
                }
            }
        }
    }

    /// Opens a workbook at the sheet that was asked for, or its first that is not hidden.
    ///
    /// @param usual whether it is to be brought into the usual form first
    /// @throws CaseFileException               when it is no workbook, or has no such sheet or header
    /// @throws OtherFormException when it is to be opened in the usual form
    public static SheetTable open(Path path, String name, ReadSettings reading, boolean usual) throws IOException {
        refuseBomb(path.toFile(), name);
        var workbook = workbook(path, name, usual);
        try {
            return new SheetTable(path, usual, name, workbook, reading);
        } catch (CaseFileException fault) {
            workbook.close();
            throw fault;
        } catch (IOException | RuntimeException broken) {
            workbook.close();
            throw WorkbookKind.fault(path, name, usual);
        }
    }

    private static ReadableWorkbook workbook(Path path, String name, boolean usual) {
        var options = new ReadingOptions(true, true);
        try {
            return usual
                    ? new ReadableWorkbook(new ByteArrayInputStream(WorkbookKind.usual(path)), options)
                    : new ReadableWorkbook(path.toFile(), options);
        } catch (IOException | RuntimeException notWorkbook) {
            throw WorkbookKind.fault(path, name, usual);
        }
    }

    /// The texts of the first rows of a sheet, whatever they say.
    static List<List<String>> firstRows(Path path, String name, ReadSettings reading, int most) {
        return looked(
                path, name, reading.sheet(),
                (rows, epoch) -> rows.limit(most).map(row -> shown(row, epoch)).toList());
    }

    /// The texts of every row of the first sheet that is not hidden, whatever they say, by the row's number.
    ///
    /// @throws CaseFileException when it is no workbook, or a cell has lost its value
    public static SortedMap<Long, List<String>> texts(Path path, String name) {
        return looked(path, name, null, (rows, epoch) -> {
            var texts = new TreeMap<Long, List<String>>();
            rows.forEach(row -> {
                refuseLost(row, name);
                texts.put((long) row.getRowNum(), shown(row, epoch));
            });
            return texts;
        });
    }

    /// What is done with the rows of a sheet.
    private interface Look<T> {
        T at(Stream<Row> rows, LocalDate epoch);
    }

    /// Looks at the rows of a sheet, in whatever form the workbook is.
    private static <T> T looked(Path path, String name, @Nullable String wanted, Look<T> look) {
        refuseBomb(path.toFile(), name);
        try {
            return looked(path, name, wanted, look, false);
        } catch (OtherFormException _) {
            return looked(path, name, wanted, look, true);
        }
    }

    private static <T> T looked(Path path, String name, @Nullable String wanted, Look<T> look, boolean usual) {
        try (var workbook = workbook(path, name, usual);
                var rows = chosen(workbook.getSheets().toList(), wanted, name).openStream()) {
            return look.at(rows, workbook.isDate1904() ? ExcelDays.SINCE_1904 : ExcelDays.SINCE_1900);
        } catch (CaseFileException | OtherFormException fault) {
            throw fault;
        } catch (IOException | RuntimeException broken) {
            throw WorkbookKind.fault(path, name, usual);
        }
    }

    private static void refuseLost(Row row, String name) {
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            if (cell != null && lost(cell) != null) {
                throw new CaseFileException(
                        name, "fault.lost-cell", Long.toString(row.getRowNum()), Integer.toString(i + 1));
            }
        }
    }

    /// What the cells of a row show: a number that is formatted as a date is a date.
    private static List<String> shown(Row row, LocalDate epoch) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            var number = number(cell);
            texts.add(Blanks.strip(cell != null && number != null && hasHour(cell, "yd")
                    ? ExcelDays.text(number, epoch, hasHour(cell, "h"))
                    : plain(cell)));
        }
        return texts;
    }

    /// A packed file that claims to be many times its size, or to hold thousands of files, is no export.
    private static void refuseBomb(File packed, String name) {
        try (var zip = new ZipFile(packed)) {
            long bytes = zip.stream().mapToLong(ZipEntry::getSize).sum();
            boolean swollen = bytes > SMALL && bytes / MOST_TIMES > packed.length();
            if (bytes > MOST_BYTES || swollen || zip.size() > MOST_ENTRIES) {
                throw new CaseFileException(name, "fault.swollen");
            }
        } catch (IOException notPacked) {
            throw new CaseFileException(name, "fault.spreadsheet");
        }
    }

    private static Sheet chosen(List<Sheet> sheets, @Nullable String wanted, String file) {
        var names = String.join(", ", sheets.stream().map(Sheet::getName).toList());
        var visible = sheets.stream().filter(each -> each.getVisibility() == SheetVisibility.VISIBLE);
        return (wanted == null ? visible : sheets.stream().filter(each -> each.getName().equalsIgnoreCase(wanted)))
                .findFirst()
                .orElseThrow(() -> wanted == null
                        ? new CaseFileException(file, "fault.empty")
                        : new CaseFileException(file, "fault.no-sheet", wanted, TerminalSafe.briefly(names)));
    }

    private Header findHeader(ReadSettings reading) {
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
            first = first == null || candidate.isNearerThan(first) ? candidate : first;
            tried++;
        }
        if (first == null) {
            throw new CaseFileException(file, "fault.empty");
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
    public FileLayout layout() {
        return new FileLayout(
                "", '\0', onlySheet ? "" : sheet.getName(), headerRow, header.isLong(), '\0', hidden, header.view());
    }

    @Override
    public void rows(RowReader reader, Runnable taker) throws IOException {
        int width = header.titles().size();
        for (var row = next(); row != null; row = next()) {
            reader.begin(row.getRowNum());
            for (int i = 0; i < Math.max(width, row.getCellCount()); i++) {
                var cell = i < row.getCellCount() ? row.getCell(i) : null;
                var lost = cell == null ? null : lost(cell);
                if (cell != null && lost != null) {
                    reader.lost(i, lost, lost == RowReader.Lost.ERROR ? plain(cell) : "=" + cell.getFormula());
                    continue;
                }
                var text = text(cell, i);
                if (i < width || !Blanks.strip(text).isEmpty()) {
                    reader.field(i, text.toCharArray(), 0, text.length());
                }
            }
            if (reader.end()) {
                hidden += row.isHidden() ? 1 : 0;
                taker.run();
            }
        }
    }

    /// Why a cell has no value though something is in it.
    private static RowReader.@Nullable Lost lost(Cell cell) {
        var raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (cell.getType() == CellType.ERROR || (cell.getType() == CellType.FORMULA && ERROR.matcher(raw).matches())) {
            return RowReader.Lost.ERROR;
        }
        boolean formula = cell.getFormula() != null && !cell.getFormula().isEmpty();
        return formula && raw.isEmpty() && !(cell.getValue() instanceof String)
                ? RowReader.Lost.FORMULA_NOT_CALCULATED
                : null;
    }

    /// The next row; what goes wrong here is the file's fault.
    private @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw WorkbookKind.fault(path, file, usual);
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
                    || ((name.equals("value") || header.view() != null) && hasHour(cell, "ydh"));
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
            return NumberFormats.machine(number);
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "TRUE" : "FALSE";
        }
        var text = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        return unescaped(Objects.requireNonNullElse(text, ""));
    }

    /// Excel writes a character that XML cannot hold as `_x000D_`, and an underscore before such a text as `_x005F_`.
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
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
