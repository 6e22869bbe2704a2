package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import se.klardag.cli.Texts;
import se.klardag.cli.output.TextTable.Side;
import se.klardag.cli.output.TextTable.Style;

/// A table that fits the screen (*tabell som ryms*): on a narrow one, columns that can be spared are left out, and named.
///
/// @param <T> what a line is made of
public final class FittedTable<T> {
    /// @param spare 0 where it always stays; the highest goes first
    /// @param total what stands under it
    private record Column<T>(String heading, Side side, int spare, Function<T, String> cell, String total) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /// Adds a column.
    ///
    /// @param spare 0 where it always stays; the highest goes first
    /// @param total what stands under it
    public FittedTable<T> column(String heading, Side side, int spare, Function<T, String> cell, String total) {
        columns.add(new Column<>(heading, side, spare, cell, total));
        return this;
    }

    /// The lines between two rules, and the totals.
    public String print(List<T> lines, Page page, Texts texts) {
        var shown = new ArrayList<>(columns);
        var left = new ArrayList<String>();
        var table = table(shown, lines);
        while (table.width() > page.width()) {
            var next = shown.stream().filter(column -> column.spare() > 0).max(Comparator.comparingInt(Column::spare));
            if (next.isEmpty()) {
                break;
            }
            shown.remove(next.get());
            left.addFirst(next.get().heading());
            table = table(shown, lines);
        }
        var note = left.isEmpty() ? "" : texts.get("table.narrow", String.join(", ", left)) + "\n";
        return table.print(page.styled()) + note;
    }

    private static <T> TextTable table(List<Column<T>> columns, List<T> lines) {
        var table = new TextTable(columns.stream().map(Column::side).toList());
        table.add(Style.FAINT, columns.stream().map(Column::heading).toList());
        table.rule();
        for (var line : lines) {
            table.add(Style.PLAIN, columns.stream().map(column -> column.cell().apply(line)).toList());
        }
        table.rule();
        table.add(Style.BOLD, columns.stream().map(Column::total).toList());
        return table;
    }
}
