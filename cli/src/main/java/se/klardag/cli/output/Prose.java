package se.klardag.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Running text for a terminal (*löptext*): lines are broken at blanks, headings are bold where the terminal shows it.
public final class Prose {
    private static final Pattern BREAK = Pattern.compile("(?<![0-9]) +| +(?!(?:[0-9]{3}(?![0-9])|kr\\b|§))");

    private final int width;
    private final boolean styled;
    private final StringBuilder out = new StringBuilder();

    /// @param width  of a line, in characters as they are seen
    /// @param styled whether bold and faint are written as terminal codes
    Prose(int width, boolean styled) {
        this.width = width;
        this.styled = styled;
    }

    void heading(String text) {
        wrap(text, width).forEach(line -> line(line, "\u001b[1m"));
    }

    void blank() {
        out.append('\n');
    }

    /// A paragraph whose every line starts at the indentation.
    void paragraph(int indent, String text) {
        hanging(indent, "", text, "");
    }

    /// What the reader may skip.
    void faint(int indent, String text) {
        hanging(indent, "", text, "\u001b[2m");
    }

    /// A paragraph that starts with a mark and hangs on its text.
    void item(int indent, String mark, String text) {
        hanging(indent, mark + " ", text, "");
    }

    void table(TextTable table) {
        out.append(table.print(styled));
    }

    /// Cells side by side, each broken within its own width; two blanks between them, one after the first.
    void columns(List<String> cells, List<Integer> widths) {
        var broken = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            broken.add(wrap(cells.get(i), widths.get(i)));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < height; row++) {
            var line = new StringBuilder();
            for (int i = 0; i < broken.size(); i++) {
                var cell = row < broken.get(i).size() ? broken.get(i).get(row) : "";
                line.append(i == 0 ? "" : i == 1 ? " " : "  ").append(cell);
                line.append(" ".repeat(Math.max(0, widths.get(i) - seen(cell))));
            }
            line(line.toString().stripTrailing(), "");
        }
    }

    /// Lines that are broken already.
    void raw(String lines) {
        out.append(lines);
    }

    String text() {
        return out.toString();
    }

    private void hanging(int indent, String mark, String text, String style) {
        var start = " ".repeat(indent) + mark;
        var rest = " ".repeat(start.length());
        boolean first = true;
        for (var line : wrap(text, width - start.length())) {
            line((first ? start : rest) + line, style);
            first = false;
        }
    }

    private void line(String line, String style) {
        boolean plain = !styled || style.isEmpty();
        out.append(plain ? line : style + line + "\u001b[0m").append('\n');
    }

    /// Lines of at most so many characters; a longer word, an address of the web, gets a line of its own. A number is not
    /// parted from its thousands, its kronor or its paragraph sign.
    public static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : BREAK.split(text.strip(), -1)) {
            boolean full = !line.isEmpty() && seen(line) + 1 + seen(word) > width;
            if (full) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int seen(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
