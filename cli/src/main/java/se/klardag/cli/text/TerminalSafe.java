package se.klardag.cli.text;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Text from outside made fit for a message (*främmande text*): identity numbers hidden, and nothing in it that breaks
/// the line or speaks to the terminal.
public final class TerminalSafe {
    private static final int LONGEST = 80;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final Pattern BRACKETS = Pattern.compile("[\\\\\\[\\]]");

    private TerminalSafe() {}

    /// The whole text.
    public static String of(String text) {
        return visible(IdentityMask.mask(text));
    }

    /// The whole text within a sentence that has citations in brackets: its own brackets get a backslash, so that no id and no
    /// title can pass for a citation or end one.
    public static String named(String text) {
        return BRACKETS.matcher(of(text)).replaceAll("\\\\$0");
    }

    /// The text on one line: what breaks the line, speaks to the terminal, turns the direction of writing or is not seen
    /// becomes a replacement character. Every form of output sends what it is given through here.
    public static String visible(String text) {
        return replaced(text, TerminalSafe::isCommand);
    }

    /// The same for text of several lines, with tabulators.
    public static String visibleLines(String text) {
        return replaced(text, character -> character != '\n' && character != '\t' && isCommand(character));
    }

    private static String replaced(String text, IntPredicate hidden) {
        return !hasAny(text, hidden)
                ? text
                : text.codePoints()
                        .map(character -> hidden.test(character) ? '\ufffd' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean hasAny(String text, IntPredicate hidden) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= ' ' && character < 0x7F) {
                continue; // nearly all of them, and each is seen
            }
            int point = text.codePointAt(i);
            if (hidden.test(point)) {
                return true;
            }
            i += Character.charCount(point) - 1;
        }
        return false;
    }

    /// As much of the text as a message has room for.
    public static String briefly(String text) {
        var whole = of(text);
        return whole.codePointCount(0, whole.length()) <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// Control characters, line ends of every kind, what turns the direction of writing or joins without being seen, and
    /// half characters. A soft hyphen is none of these.
    private static boolean isCommand(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> character != SOFT_HYPHEN;
            default -> false;
        };
    }
}
