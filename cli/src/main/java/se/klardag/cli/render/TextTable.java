package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import se.klardag.cli.render.TableGrid.Lane;
import se.klardag.cli.render.TableGrid.Line;
import se.klardag.cli.render.TableGrid.Style;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// A table for the terminal (*tabell*), described column by column: heading, cell, total. Widths are counted in characters as
/// they are seen: å is one. On a narrow page it is set narrower, see [TableGrid]; no column is left out.
///
/// @param <T> what a row is made of
public final class TextTable<T> {
    private static final int GAP = 2;

    private final Texts texts;
    private final List<Column<T>> columns = new ArrayList<>();
    private List<T> foot = List.of();
    private Predicate<T> bold = _ -> false;
    private boolean boldHeadings;
    private boolean totals;

    public TextTable(Texts texts) {
        this.texts = texts;
    }

    private static final class Column<T> {
        private final boolean right;
        private final Function<T, String> cell;
        private String heading;
        private String total = "";
        private int gap = GAP;
        private int spare;
        private int width;

        private Column(String heading, boolean right, Function<T, String> cell) {
            this.heading = heading;
            this.right = right;
            this.cell = cell;
        }

        private Lane lane() {
            return new Lane(TerminalSafe.of(heading), right, gap, width, spare);
        }
    }

    /// Adds a column without a heading.
    public TextTable<T> left(Function<T, String> cell) {
        columns.add(new Column<>("", false, cell));
        return this;
    }

    /// Adds a column whose cells start at its left side.
    ///
    /// @param key of the heading
    public TextTable<T> left(String key, Function<T, String> cell) {
        return left(cell).headed(texts.get(key));
    }

    /// Adds a column without a heading, for numbers.
    public TextTable<T> right(Function<T, String> cell) {
        columns.add(new Column<>("", true, cell));
        return this;
    }

    /// Adds a column whose cells end at its right side, for numbers.
    ///
    /// @param key of the heading
    public TextTable<T> right(String key, Function<T, String> cell) {
        return right(cell).headed(texts.get(key));
    }

    /// Gives the last column a heading that is already in words.
    public TextTable<T> headed(String heading) {
        columns.getLast().heading = heading;
        return this;
    }

    /// Gives the last column a total; the totals are printed below a rule.
    public TextTable<T> total(String total) {
        columns.getLast().total = total;
        totals = true;
        return this;
    }

    /// Lets a narrow page set the last column below its row before others; the highest goes first.
    public TextTable<T> spare(int order) {
        columns.getLast().spare = order;
        return this;
    }

    /// Gives the last column a width, in characters; longer cells are broken at blanks.
    public TextTable<T> wide(int width) {
        columns.getLast().width = width;
        return this;
    }

    /// Sets the next column one blank, not two, from the last.
    public TextTable<T> tight() {
        columns.getLast().gap = 1;
        return this;
    }

    /// Prints the headings in bold, without a rule below them.
    public TextTable<T> boldHeadings() {
        boldHeadings = true;
        return this;
    }

    /// Prints these rows in bold.
    public TextTable<T> bold(Predicate<T> rows) {
        bold = rows;
        return this;
    }

    /// Adds rows at the end, below a rule.
    public TextTable<T> foot(List<T> rows) {
        foot = rows;
        return this;
    }

    /// The table with these rows.
    public String print(List<T> rows, TerminalPage page) {
        return grid(rows, page).print();
    }

    /// How wide it is with every column on one line, in characters.
    public int width(List<T> rows) {
        return grid(rows, TerminalPage.unbounded(false)).width();
    }

    private TableGrid grid(List<T> rows, TerminalPage page) {
        return new TableGrid(columns.stream().map(Column::lane).toList(), lines(rows), page);
    }

    private List<Line> lines(List<T> rows) {
        var lines = new ArrayList<Line>();
        var headings = columns.stream().map(column -> TerminalSafe.of(column.heading)).toList();
        if (!headings.stream().allMatch(String::isEmpty)) {
            lines.add(new Line(boldHeadings ? Style.BOLD : Style.FAINT, true, headings));
            if (!boldHeadings) {
                lines.add(Line.rule());
            }
        }
        rows.forEach(row -> lines.add(line(row)));
        if (totals || (!rows.isEmpty() && !foot.isEmpty())) {
            lines.add(Line.rule());
        }
        foot.forEach(row -> lines.add(line(row)));
        if (totals) {
            lines.add(new Line(Style.BOLD, false, columns.stream().map(column -> column.total).toList()));
        }
        return lines;
    }

    private Line line(T row) {
        return new Line(
                bold.test(row) ? Style.BOLD : Style.PLAIN,
                false,
                columns.stream().map(column -> TerminalSafe.of(column.cell.apply(row))).toList());
    }
}
