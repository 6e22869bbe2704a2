package se.klardag.cli.text;

/// Hides what looks like an identity number ([IdentityNumber]) in anything that is shown or written (*maskering*).
public final class IdentityMask {
    private IdentityMask() {}

    /// The text with every such number replaced by asterisks, its separators left.
    public static String mask(String text) {
        var spans = IdentityNumber.spans(text);
        if (spans.isEmpty()) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        for (var span : spans) {
            for (int i = span.from(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(characters[i]) || IdentityNumber.isOrnate(characters[i])) {
                    characters[i] = '*';
                }
            }
        }
        return new String(characters, 0, characters.length);
    }
}
