package se.klardag.cli.documents.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One sheet under way (*blad*). Rows and columns count from 1, as in Excel.
final class Sheet {
    private final String name;
    private final List<Integer> widths;
    private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<String> merged = new ArrayList<>();
    private int headerRow;
    private int lastRow;

    /// @param widths of the columns, in characters
    Sheet(String name, List<Integer> widths) {
        this.name = name;
        this.widths = List.copyOf(widths);
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

    List<String> merged() {
        return merged;
    }

    void put(int row, int column, Cell cell) {
        rows.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, cell);
    }

    /// A row from the first column on.
    void row(int row, List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            put(row, i + 1, cells.get(i));
        }
    }

    /// Joins the cells of a row, from the first column on, so that a long text has room.
    void joinRow(int row, int columns) {
        merged.add("A" + row + ":" + column(columns) + row);
    }

    /// The row of headings stays in sight and is printed on every page; the rows down to the last can be filtered by it.
    void table(int header, int last) {
        headerRow = header;
        lastRow = Math.max(header, last);
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
    static String column(int number) {
        return number <= 26
                ? String.valueOf((char) ('A' + number - 1))
                : column((number - 1) / 26) + column((number - 1) % 26 + 1);
    }
}
