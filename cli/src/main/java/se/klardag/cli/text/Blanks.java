package se.klardag.cli.text;

/// What counts as nothing at either end of a field (*blanktecken*): spaces, tabs, line ends, the spaces that Excel does not
/// break at or that typesetters use, and characters that nobody sees, such as a zero-width space.
public final class Blanks {
    private Blanks() {}

    public static boolean isBlank(char character) {
        return character <= ' ' || (character >= '\u007f' && isUnusual(character));
    }

    private static boolean isUnusual(char character) {
        return Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || character == '\u0085';
    }

    public static boolean isBlank(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    public static String strip(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }
}
