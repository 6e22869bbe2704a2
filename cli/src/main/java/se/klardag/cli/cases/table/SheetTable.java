package se.klardag.cli.cases.table;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.cell.CellText;
import se.klardag.cli.cases.cell.ExcelDays;
import se.klardag.cli.cases.cell.SheetCells;
import se.klardag.cli.cases.cell.SheetCells.NumberForm;
import se.klardag.cli.cases.cell.SheetMarks;
import se.klardag.cli.text.Blanks;
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
    private final SheetCells cells;
    private final SheetMarks marks;
    private final List<String> hiddenSheets;
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
        this.marks = SheetMarks.of(path, sheet.getName());
        this.hiddenSheets = sheets.stream()
                .filter(each -> each.getVisibility() != SheetVisibility.VISIBLE)
                .map(Sheet::getName)
                .toList();
        this.rows = sheet.openStream().iterator();
        this.header = findHeader(reading);
        this.cells = new SheetCells(forms(header), epoch(workbook));
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
            return look.at(rows, epoch(workbook));
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
            var number = CellText.number(cell);
            texts.add(Blanks.strip(cell != null && number != null && CellText.shows(cell, "yd")
                    ? CellText.date(number, epoch, cell)
                    : CellText.plain(cell)));
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
        Row nearest = null;
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
                refuseLostHeading(row);
                candidate.refuseUnusable(file);
                return candidate;
            }
            if (first == null || candidate.isNearerThan(first)) {
                first = candidate;
                nearest = row;
            }
            tried++;
        }
        if (first == null || nearest == null) {
            throw new CaseFileException(file, "fault.empty");
        }
        if (first.known() > 0) {
            refuseLostHeading(nearest);
        }
        first.refuseUnusable(file);
        throw new IllegalStateException("a header that is not whole was not refused");
    }

    /// A heading that is no text names no column.
    private void refuseLostHeading(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            if (cell != null && CellText.isLost(cell)) {
                throw new CaseFileException(
                        file, CellText.isError(cell) ? "fault.error-heading" : "fault.formula-heading",
                        cell.getAddress().toString());
            }
        }
    }

    /// The titles without blank ones at the end.
    private static List<String> titles(Row row) {
        var titles = new ArrayList<String>();
        int last = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            var title = Blanks.strip(CellText.plain(row.getCell(i)));
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
                "", '\0', onlySheet ? "" : sheet.getName(), headerRow, header.isLong(), '\0',
                new FileLayout.Hidden(hidden, hiddenColumns(), hiddenSheets), header.view());
    }

    /// Titles of the columns that are read though nobody sees them.
    private List<String> hiddenColumns() {
        return IntStream.range(0, header.names().size())
                .filter(i -> !header.names().get(i).isEmpty() && marks.isHidden(i))
                .mapToObj(header.titles()::get)
                .toList();
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
                    reader.lost(i, lost, lost == RowReader.Lost.ERROR ? CellText.plain(cell) : "=" + cell.getFormula());
                    continue;
                }
                var text = cells.text(cell, i);
                boolean blank = Blanks.strip(text).isEmpty();
                var joined = blank && i < width ? marks.merged(row.getRowNum(), i)
                        : Optional.<SheetMarks.Merged>empty();
                if (joined.isPresent() && isFilled(row)) {
                    reader.lost(i, RowReader.Lost.MERGED, joined.get().range());
                    continue;
                }
                if (i < width || !blank) {
                    reader.field(i, text.toCharArray(), 0, text.length());
                }
            }
            if (reader.end()) {
                hidden += row.isHidden() || marks.isFlat(row.getRowNum()) ? 1 : 0;
                taker.run();
            }
        }
    }

    private static boolean isFilled(Row row) {
        return row.stream().anyMatch(each -> each != null && !Blanks.strip(CellText.plain(each)).isEmpty());
    }

    /// Why a cell has no value though something is in it.
    private static RowReader.@Nullable Lost lost(Cell cell) {
        return CellText.isError(cell) ? RowReader.Lost.ERROR
                : CellText.isNotCalculated(cell) ? RowReader.Lost.FORMULA_NOT_CALCULATED : null;
    }

    private static LocalDate epoch(ReadableWorkbook workbook) {
        return workbook.isDate1904() ? ExcelDays.SINCE_1904 : ExcelDays.SINCE_1900;
    }

    /// The next row; what goes wrong here is the file's fault.
    private @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw WorkbookKind.fault(path, file, usual);
        }
    }

    /// What a number stands for, column by column.
    private static List<NumberForm> forms(Header header) {
        return header.names().stream().map(name -> form(name, header)).toList();
    }

    private static NumberForm form(String name, Header header) {
        if (name.isEmpty()) {
            return NumberForm.PLAIN;
        }
        if (header.isLong()) {
            return name.equals("at") || name.equals("recorded_at") ? NumberForm.MOMENT
                    : name.equals("value") || header.view() != null ? NumberForm.MOMENT_IF_SHOWN
                            : NumberForm.PLAIN;
        }
        return Column.named(name)
                .map(column -> switch (column.kind()) {
                    case MOMENT, DAY_OR_MOMENT -> NumberForm.MOMENT;
                    case MUNICIPALITY -> NumberForm.CODE;
                    case ID, TEXT, WORD -> NumberForm.PLAIN;
                })
                .orElse(NumberForm.PLAIN);
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
