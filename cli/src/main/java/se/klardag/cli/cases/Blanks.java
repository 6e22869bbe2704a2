package se.klardag.cli.cases;

/// What counts as nothing at either end of a field (*blanktecken*): spaces, tabs, line ends, and the space that Excel
/// does not break at.
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char character) {
        return character <= ' ' || character == '\u00a0';
    }

    static boolean isBlank(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    static String strip(String text) {
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
