package se.klardag.cli.cases.cell;

import se.klardag.cli.text.Blanks;

/// How long a text of a case file may be (*längsta text*): what is longer is no id, code or time, and would fill reject files, bills
/// and memory. Blanks around a text do not count.
public final class TextLimit {
    /// Characters of a field.
    public static final int LONGEST = 200;
    /// Characters of the value of an event: free text may stand there where an event needs none.
    public static final int LONGEST_VALUE = 4_000;
    private static final int SHOWN = 40;

    private TextLimit() {}

    /// Whether a field is longer than it may be.
    public static boolean isOver(char[] text, int offset, int length, int limit) {
        if (length <= limit) {
            return false;
        }
        int from = offset;
        int end = offset + length;
        while (from < end && Blanks.isBlank(text[from])) {
            from++;
        }
        while (end > from && Blanks.isBlank(text[end - 1])) {
            end--;
        }
        return end - from > limit;
    }

    /// The beginning of a text that is too long, with its length: "AAAA… (5000000)". An identity number that begins in it is hidden.
    public static String shortened(String text) {
        var beginning = IdText.shown(text.substring(0, Math.min(text.length(), LONGEST)));
        int end = beginning.offsetByCodePoints(0, Math.min(SHOWN, beginning.codePointCount(0, beginning.length())));
        return beginning.substring(0, end) + "… (" + text.length() + ")";
    }
}
