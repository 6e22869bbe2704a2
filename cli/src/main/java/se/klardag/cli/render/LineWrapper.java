package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import se.klardag.cli.text.TerminalSafe;

/// Running text for a terminal (*löptext*): lines are broken at blanks, headings are bold where the terminal shows it.
public final class LineWrapper {
    /// Where a line may be broken.
    static final Pattern BREAK = Pattern.compile("(?<![0-9]) +| +(?!(?:[0-9]{3}(?![0-9])|kr\\b|§))");

    private final TerminalPage page;
    private final StringBuilder out = new StringBuilder();

    public LineWrapper(TerminalPage page) {
        this.page = page;
    }

    public void heading(String text) {
        wrap(text, page.proseWidth()).forEach(line -> raw(page.bold(line) + "\n"));
    }

    public void blank() {
        out.append('\n');
    }

    /// A paragraph whose every line starts at the indentation.
    public void paragraph(int indent, String text) {
        hanging(indent, "", text, UnaryOperator.identity());
    }

    /// What the reader may skip.
    public void faint(int indent, String text) {
        hanging(indent, "", text, page::faint);
    }

    /// A paragraph that starts with a mark and hangs on its text.
    public void item(int indent, String mark, String text) {
        hanging(indent, mark + " ", text, UnaryOperator.identity());
    }

    /// Lines that are broken already.
    public void raw(String lines) {
        out.append(lines);
    }

    public String text() {
        return out.toString();
    }

    private void hanging(int indent, String mark, String text, UnaryOperator<String> style) {
        var start = " ".repeat(indent) + mark;
        var rest = " ".repeat(start.length());
        boolean first = true;
        for (var line : wrap(text, page.proseWidth() - start.length())) {
            raw(style.apply((first ? start : rest) + line) + "\n");
            first = false;
        }
    }

    /// Lines of at most so many characters; a longer word, an address of the web, gets a line of its own. A number is not
    /// parted from its thousands, its kronor or its paragraph sign.
    public static List<String> wrap(String text, int width) {
        return wrap(text, width, LineWrapper::seen);
    }

    /// @param seen how wide a word is
    static List<String> wrap(String text, int width, ToIntFunction<CharSequence> seen) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : BREAK.split(TerminalSafe.of(text.strip()), -1)) {
            boolean full = !line.isEmpty() && seen.applyAsInt(line) + 1 + seen.applyAsInt(word) > width;
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
