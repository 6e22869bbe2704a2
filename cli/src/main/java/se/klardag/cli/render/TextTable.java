package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.Texts;

/// A table for the terminal (*tabell*), described column by column: heading, cell, total. Widths are counted in characters as
/// they are seen: å is one. On a narrow page the columns that can be spared are left out, and named.
///
/// @param <T> what a row is made of
public final class TextTable<T> {
    private static final String GAP = "  ";

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
        private String gap = GAP;
        private int spare;
        private int width;

        private Column(String heading, boolean right, Function<T, String> cell) {
            this.heading = heading;
            this.right = right;
            this.cell = cell;
        }

        /// A column of a fixed width breaks its cells.
        private List<String> broken(String text) {
            return width > 0 && seen(text) > width ? LineWrapper.wrap(text, width) : List.of(text);
        }

        private String padded(String text, int to) {
            var blanks = " ".repeat(Math.max(0, to - seen(text)));
            return right ? blanks + text : text + blanks;
        }
    }

    private enum Style {
        PLAIN,
        BOLD,
        FAINT,
        RULE
    }

    private record Line(Style style, List<String> cells) {
        static Line rule() {
            return new Line(Style.RULE, List.of());
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

    /// Lets a narrow page leave the last column out; the highest goes first.
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
        columns.getLast().gap = " ";
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
        var shown = new ArrayList<>(columns);
        var left = new ArrayList<String>();
        while (!page.whole()
                && width(shown, rows) > page.width()
                && shown.stream().anyMatch(column -> column.spare > 0)) {
            var next = shown.stream().max(Comparator.comparingInt(column -> column.spare)).orElseThrow();
            shown.remove(next);
            left.addFirst(next.heading);
        }
        var note = left.isEmpty() ? "" : texts.get("table.narrow", String.join(", ", left)) + "\n";
        return print(shown, lines(shown, rows), page) + note;
    }

    /// How wide it is with every column, in characters.
    public int width(List<T> rows) {
        return width(columns, rows);
    }

    private int width(List<Column<T>> shown, List<T> rows) {
        return total(shown, widths(shown, lines(shown, rows)));
    }

    private List<Line> lines(List<Column<T>> shown, List<T> rows) {
        var lines = new ArrayList<Line>();
        var headings = shown.stream().map(column -> TerminalSafe.of(column.heading)).toList();
        if (!headings.stream().allMatch(String::isEmpty)) {
            lines.add(new Line(boldHeadings ? Style.BOLD : Style.FAINT, headings));
            if (!boldHeadings) {
                lines.add(Line.rule());
            }
        }
        rows.forEach(row -> lines.add(line(shown, row)));
        if (totals || (!rows.isEmpty() && !foot.isEmpty())) {
            lines.add(Line.rule());
        }
        foot.forEach(row -> lines.add(line(shown, row)));
        if (totals) {
            lines.add(new Line(Style.BOLD, shown.stream().map(column -> column.total).toList()));
        }
        return lines;
    }

    private Line line(List<Column<T>> shown, T row) {
        return new Line(
                bold.test(row) ? Style.BOLD : Style.PLAIN,
                shown.stream().map(column -> TerminalSafe.of(column.cell.apply(row))).toList());
    }

    private static <T> String print(List<Column<T>> shown, List<Line> lines, TerminalPage page) {
        var widths = widths(shown, lines);
        var out = new StringBuilder();
        for (var line : lines) {
            switch (line.style()) {
                case RULE -> out.append("─".repeat(total(shown, widths))).append('\n');
                case PLAIN -> printed(shown, line, widths).forEach(text -> out.append(text).append('\n'));
                case BOLD -> printed(shown, line, widths).forEach(text -> out.append(page.bold(text)).append('\n'));
                case FAINT -> printed(shown, line, widths).forEach(text -> out.append(page.faint(text)).append('\n'));
            }
        }
        return out.toString();
    }

    /// One line of the terminal, or several where a cell is broken.
    private static <T> Stream<String> printed(List<Column<T>> shown, Line line, List<Integer> widths) {
        var broken = new ArrayList<List<String>>();
        for (int i = 0; i < shown.size(); i++) {
            broken.add(shown.get(i).broken(line.cells().get(i)));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(0);
        return Stream.iterate(0, row -> row < height, row -> row + 1).map(row -> {
            var out = new StringBuilder();
            for (int i = 0; i < shown.size(); i++) {
                var cell = row < broken.get(i).size() ? broken.get(i).get(row) : "";
                out.append(i == 0 ? "" : shown.get(i - 1).gap).append(shown.get(i).padded(cell, widths.get(i)));
            }
            return out.toString().stripTrailing();
        });
    }

    private static <T> List<Integer> widths(List<Column<T>> shown, List<Line> lines) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < shown.size(); i++) {
            int width = shown.get(i).width;
            for (var line : lines) {
                if (shown.get(i).width == 0 && !line.cells().isEmpty()) {
                    width = Math.max(width, seen(line.cells().get(i)));
                }
            }
            widths.add(width);
        }
        return widths;
    }

    private static <T> int total(List<Column<T>> shown, List<Integer> widths) {
        int gaps = shown.stream().limit(shown.size() - 1L).mapToInt(column -> column.gap.length()).sum();
        return gaps + widths.stream().mapToInt(Integer::intValue).sum();
    }

    private static int seen(String text) {
        return text.codePointCount(0, text.length());
    }
}
