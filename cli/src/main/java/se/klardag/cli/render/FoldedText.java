package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finished lines made to fit a terminal (*radbruten text*). A line that is wider is broken between words and goes on
/// further in than it began: below the text after its mark, its number or its first column, and in a tree beside its
/// branches. Lines that fit stay as they are; a word that is wider than the terminal is left whole, and so is a command, so
/// that it can be copied.
final class FoldedText {
    private static final String PLAIN = "\u001b[0m";
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern TIME = Pattern.compile("(?<=[0-9.]) (?=[0-9]{2}:[0-9]{2})");
    private static final Pattern BRANCHES = Pattern.compile("^ *[│├└][│├└─ ]*");
    private static final Pattern MARK = Pattern.compile("^ *(?:\\[.\\]|[^\\p{L}\\p{N}\\s(\"”'\\[]|[0-9]{1,3}[.)]) +");
    private static final Pattern COMMAND = Pattern.compile("^ {2,}(?:\\S*/)?klardag (?!.* {2}).*");
    private static final Pattern COLUMN = Pattern.compile("(?<=\\S) {2,}(?=\\S)");

    private static final Pattern FAR_IN = Pattern.compile("^ {16,}");
    private static final String BELOW = " ".repeat(8);

    private final int width;
    private final StringBuilder out = new StringBuilder();
    private String style = "";

    private FoldedText(int width) {
        this.width = width;
    }

    /// The text in lines of at most so many cells.
    static String of(String text, int width) {
        var folded = new FoldedText(width);
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            folded.out.append(i == 0 ? "" : "\n");
            folded.line(lines[i], i + 1 < lines.length ? plain(lines[i + 1]) : "");
        }
        return folded.out.toString();
    }

    /// A list of options in two columns, which has no room for both: what is said of each is set below it.
    static String stacked(String list, int width) {
        var stacked = new StringBuilder();
        for (var line : list.split("\n", -1)) {
            var below = FAR_IN.matcher(line).replaceFirst(BELOW);
            var gap = COLUMN.matcher(below);
            while (gap.find()) {
                if (!plain(below.substring(0, gap.start())).isBlank()) {
                    below = below.substring(0, gap.start()) + "\n" + BELOW + below.substring(gap.end());
                    break;
                }
            }
            stacked.append(stacked.isEmpty() ? "" : "\n").append(below);
        }
        return of(stacked.toString(), width);
    }

    private static String plain(String line) {
        return STYLE.matcher(line).replaceAll("");
    }

    private void line(String line, String next) {
        if (line.indexOf('\t') >= 0 || COMMAND.matcher(line).matches() || CellWidth.of(plain(line)) <= width) {
            out.append(line);
            return;
        }
        style = "";
        var hang = hang(plain(line), next);
        int from = 0;
        var start = "";
        var last = new int[]{0, 0};
        for (var gap : gaps(line)) {
            boolean full = last[0] > from && CellWidth.of(start + plain(line.substring(from, gap[0]))) > width;
            if (full) {
                piece(start, line.substring(from, last[0]));
                out.append('\n');
                from = last[1];
                start = hang;
            }
            last = gap;
        }
        piece(start, line.substring(from));
    }

    /// What lies between two styles is in the first of them, on every line.
    private void piece(String start, String text) {
        out.append(start).append(style).append(text);
        var found = STYLE.matcher(text);
        while (found.find()) {
            style = found.group().equals(PLAIN) ? "" : found.group();
        }
        out.append(style.isEmpty() ? "" : PLAIN);
    }

    /// Where the line may be broken after its first word, though not before the time of a day, and its end.
    private static List<int[]> gaps(String line) {
        var gaps = new ArrayList<int[]>();
        var plain = plain(line);
        int lead = plain.length() - rest(plain).length();
        var blank = LineWrapper.BREAK.matcher(line);
        while (blank.find()) {
            boolean apart = !TIME.matcher(line).region(blank.start(), blank.end()).useTransparentBounds(true).matches();
            if (apart && plain(line.substring(0, blank.start())).length() > lead && blank.end() < line.length()) {
                gaps.add(new int[]{blank.start(), blank.end()});
            }
        }
        gaps.add(new int[]{line.length(), line.length()});
        return gaps;
    }

    /// The text without what stands before its first word.
    private static String rest(String line) {
        var branches = BRANCHES.matcher(line);
        if (branches.find()) {
            return line.substring(branches.end());
        }
        var mark = MARK.matcher(line);
        return mark.find() ? line.substring(mark.end()) : line.stripLeading();
    }

    /// What the lines that go on start with.
    private String hang(String line, String next) {
        int lead = line.length() - rest(line).length();
        boolean parent = next.length() > lead && "├└".indexOf(next.charAt(lead)) >= 0;
        var branches = BRANCHES.matcher(line);
        if (branches.find()) {
            return branches.group().replace('├', '│').replace('└', ' ').replace('─', ' ') + (parent ? "│ " : "  ");
        }
        if (parent) {
            return " ".repeat(lead) + "│ ";
        }
        if (MARK.matcher(line).find()) {
            return " ".repeat(lead);
        }
        int to = lead + 2;
        var column = COLUMN.matcher(line);
        while (column.find() && column.end() <= width / 2) {
            to = column.end();
        }
        return " ".repeat(to);
    }
}
