package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.List;

/// Columns lined up for a terminal (*tabell*). Widths are counted in characters as they are seen: å is one.
public final class TextTable {
    /// On which side of its column a cell stands.
    public enum Side {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";

    private final List<Side> sides;
    private final List<Line> lines = new ArrayList<>();

    public TextTable(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    /// One line of cells; `style` is wrapped around the finished line.
    private record Line(List<String> cells, Style style) {}

    /// How a line is set.
    public enum Style {
        PLAIN,
        BOLD,
        FAINT,
        RULE
    }

    /// Adds a line.
    public void add(Style style, List<String> cells) {
        lines.add(new Line(List.copyOf(cells), style));
    }

    /// Adds a line across.
    public void rule() {
        lines.add(new Line(List.of(), Style.RULE));
    }

    /// The lines, one below the other.
    ///
    /// @param styled whether bold and faint are written as terminal codes
    public String print(boolean styled) {
        var widths = widths();
        var out = new StringBuilder();
        for (var line : lines) {
            out.append(
                    switch (line.style()) {
                        case RULE -> "─".repeat(total(widths));
                        case PLAIN -> cells(line, widths);
                        case BOLD -> styled ? "\u001b[1m" + cells(line, widths) + "\u001b[0m" : cells(line, widths);
                        case FAINT -> styled ? "\u001b[2m" + cells(line, widths) + "\u001b[0m" : cells(line, widths);
                    });
            out.append('\n');
        }
        return out.toString();
    }

    /// How wide its lines are, in characters.
    int width() {
        return total(widths());
    }

    private String cells(Line line, int[] widths) {
        var out = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = line.cells().get(i);
            var blanks = " ".repeat(widths[i] - width(cell));
            out.append(i == 0 ? "" : GAP).append(sides.get(i) == Side.RIGHT ? blanks + cell : cell + blanks);
        }
        return out.toString().stripTrailing();
    }

    private int[] widths() {
        var widths = new int[sides.size()];
        for (var line : lines) {
            for (int i = 0; i < line.cells().size(); i++) {
                widths[i] = Math.max(widths[i], width(line.cells().get(i)));
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
