package se.klardag.cli.xlsx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One sheet under way (*blad*). Rows and columns count from 1, as in Excel.
public final class Sheet {
    private final String name;
    private final List<Integer> widths;
    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Permitted> permitted = new ArrayList<>();
    private int headerRow;
    private int lastRow;
    private int frozenRows;
    private int frozenColumns;
    private boolean ruled;

    /// @param widths of the columns, in characters
    public Sheet(String name, List<Integer> widths) {
        this.name = name;
        this.widths = List.copyOf(widths);
    }

    /// A sheet with lines between its cells, whose first row has headings that stay in sight.
    ///
    /// @param widths of the columns, in characters; one with a longer word is as wide as that
    public static Sheet headed(String name, List<String> headings, List<Integer> widths) {
        var room = new ArrayList<Integer>();
        for (int i = 0; i < headings.size(); i++) {
            room.add(Math.max(widths.get(i), wide(headings.get(i))));
        }
        var sheet = new Sheet(name, room);
        sheet.row(1, headings.stream().map(heading -> Cell.text(heading, Style.HEAD)).toList());
        sheet.freeze(1, 0);
        sheet.ruled = true;
        return sheet;
    }

    /// How wide a column has to be for the longest word in bold, at most.
    private static int wide(String heading) {
        int longest = Arrays.stream(heading.split(" ", -1)).mapToInt(String::length).max().orElse(0);
        return Math.ceilDiv(13 * longest, 10);
    }

    String name() {
        return name;
    }

    List<Integer> widths() {
        return widths;
    }

    SortedMap<Integer, SortedMap<Integer, Cell>> rows() {
        return rows;
    }

    List<Join> joins() {
        return joins;
    }

    public void put(int row, int column, Cell cell) {
        rows.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, cell);
    }

    /// A row from the first column on.
    public void row(int row, List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            put(row, i + 1, cells.get(i));
        }
    }

    List<Permitted> permitted() {
        return permitted;
    }

    /// What the cells of a column may hold (*tillåtna värden*).
    ///
    /// @param column   from 1
    /// @param firstRow from 1
    /// @param lastRow  the last that is looked at
    /// @param what     a range of cells that lists the values, or the first and the last date, as Excel writes them
    /// @param title    of the message that another value gets
    /// @param message  what may be there instead
    public record Permitted(
            int column,
            int firstRow,
            int lastRow,
            Values what,
            String title,
            String message) {
        /// The values themselves.
        public sealed interface Values {
            /// One of a list of cells.
            record Listed(String range) implements Values {}

            /// A date, with or without its time of day, from the first to before the last.
            record Dates(LocalDate first, LocalDate last) implements Values {}
        }
    }

    /// Says what the cells of a column may hold; blank always.
    public void permit(Permitted values) {
        permitted.add(values);
    }

    /// A range of cells of this sheet in one column, as formulas of other sheets write it.
    public String range(int column, int firstRow, int lastRow) {
        var letters = "$" + column(column) + "$";
        return reference() + letters + firstRow + ":" + letters + lastRow;
    }

    /// Joins cells of a row so that a long text has room.
    public void join(int row, int first, int last) {
        joins.add(new Join(row, first, last));
    }

    /// How many characters of a text fit beside each other in a cell.
    int room(int row, int column) {
        int last = joins.stream()
                .filter(join -> join.row() == row && join.first() == column)
                .mapToInt(Join::last)
                .findFirst()
                .orElse(column);
        return widths.subList(column - 1, last).stream().mapToInt(Integer::intValue).sum() - 2;
    }

    /// Cells of a row that are one.
    record Join(int row, int first, int last) {
        String range() {
            return column(first) + row + ":" + column(last) + row;
        }
    }

    /// The row of headings stays in sight and is printed on every page; the rows down to the last can be filtered by it.
    public void table(int header, int last) {
        headerRow = header;
        lastRow = Math.max(header, last);
        frozenRows = header;
    }

    /// The first rows and columns stay in sight.
    public void freeze(int rows, int columns) {
        frozenRows = rows;
        frozenColumns = columns;
    }

    int frozenRows() {
        return frozenRows;
    }

    int frozenColumns() {
        return frozenColumns;
    }

    /// Whether lines are shown between the cells.
    boolean ruled() {
        return ruled;
    }

    Optional<Integer> header() {
        return headerRow == 0 ? Optional.empty() : Optional.of(headerRow);
    }

    int lastRow() {
        return lastRow;
    }

    /// The name of a sheet as formulas write it.
    String reference() {
        return "'" + name.replace("'", "''") + "'!";
    }

    /// `A`, `B` … `AA`.
    public static String column(int number) {
        return number <= 26
                ? String.valueOf((char) ('A' + number - 1))
                : column((number - 1) / 26) + column((number - 1) % 26 + 1);
    }
}
