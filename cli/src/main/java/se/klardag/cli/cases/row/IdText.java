package se.klardag.cli.cases.row;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// The one form of an id (*ärende-id i normalform*): ids that print alike are one. Letters are composed (`å`, never `a` with
/// a ring after it), and characters that nobody sees are left out.
public final class IdText {
    private static final int FIRST_COMBINING = 0x300;
    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#DIV/0!", "#SPILL!", "#CALC!", "#SAKNAS!",
            "#REFERENS!", "#VÄRDEFEL!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!", "#DIVISION/0!", "#SPILLER!");

    private IdText() {}

    /// The id in its one form.
    public static String normal(String id) {
        if (isPlain(id)) {
            return id;
        }
        var seen = new StringBuilder(id.length());
        id.codePoints().filter(each -> !isInvisible(each)).forEach(seen::appendCodePoint);
        return Normalizer.normalize(seen, Normalizer.Form.NFC);
    }

    /// Whether the characters are in that form without a look at each.
    static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDoubtful(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a character may change when text is brought into its one form, or be one that no document holds.
    static boolean isDoubtful(char character) {
        return character >= FIRST_COMBINING || character == '\u00ad' || (character >= '\u007f' && character < '\u00a0');
    }

    /// Whether text is what a spreadsheet shows in a cell whose formula failed, in English or in Swedish.
    public static boolean isError(String text) {
        return text.startsWith("#") && ERRORS.contains(text.toUpperCase(Locale.ROOT));
    }

    /// Whether text holds a character that no document can hold: a control character, half a surrogate pair, or a code point
    /// that Unicode keeps from ever being a character.
    public static boolean isUnusable(String text) {
        return text.codePoints().anyMatch(IdText::isUnusable);
    }

    private static boolean isUnusable(int point) {
        return Character.isISOControl(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    /// The text with what cannot be shown written as its number, `A<U+FFFE>7`.
    public static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isUnusable(point)) {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /// Zero-width spaces and joiners, the soft hyphen, marks of direction and byte order.
    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT;
    }
}
