package se.klardag.cli.cases;

/// Text from outside made fit for a message (*främmande text*): identity numbers hidden, and nothing in it that breaks
/// the line or speaks to the terminal.
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /// The whole text.
    public static String of(String text) {
        var masked = IdentityMask.mask(text);
        return masked.codePoints().anyMatch(Shown::isCommand)
                ? masked.codePoints()
                        .map(character -> isCommand(character) ? '\ufffd' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : masked;
    }

    /// As much of the text as a message has room for.
    public static String briefly(String text) {
        var whole = of(text);
        return whole.codePointCount(0, whole.length()) <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// Control characters, line ends of every kind, and those that turn the direction of writing.
    private static boolean isCommand(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
