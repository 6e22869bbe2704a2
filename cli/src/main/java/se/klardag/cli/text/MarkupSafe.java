package se.klardag.cli.text;

/// Text from outside in XML or HTML (*märkningssäker text*), in an element or in a quoted attribute.
public final class MarkupSafe {
    private MarkupSafe() {}

    /// The text with markup's own signs escaped, and nothing that XML has no place for.
    public static String of(String text) {
        return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// The text for a writer that escapes by itself: what XML has no place for, and what is not seen, becomes the
    /// replacement character.
    public static String legal(String text) {
        var seen = TerminalSafe.visibleLines(text);
        return seen.codePoints().allMatch(MarkupSafe::isXml)
                ? seen
                : seen.codePoints()
                        .map(character -> isXml(character) ? character : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isXml(int character) {
        return (character & 0xFFFE) != 0xFFFE;
    }
}
