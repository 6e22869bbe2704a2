package se.klardag.cli.render;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// How many cells of a terminal a text takes (*bredd*): a letter one, a mark on a letter none, a Chinese character two.
final class CellWidth {
    private static final int FIRST_MARK = 0x300;
    private static final int FIRST_WIDE = 0x1100;
    private static final int FIRST_HALF = 0xFF61;
    private static final int LAST_HALF = 0xFFDC;
    private static final Set<UnicodeScript> WIDE = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private CellWidth() {}

    static int of(CharSequence text) {
        return text.codePoints().map(CellWidth::of).sum();
    }

    private static int of(int character) {
        if (character < FIRST_MARK) {
            return 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return character >= FIRST_WIDE
                && !(character >= FIRST_HALF && character <= LAST_HALF)
                && (Character.isEmojiPresentation(character) || WIDE.contains(UnicodeScript.of(character)));
    }
}
