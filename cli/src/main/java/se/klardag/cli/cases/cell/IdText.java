package se.klardag.cli.cases.cell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.IdentityNumber;
import se.klardag.rules.identity.Dashes;

/// The one form of an id (*ärende-id i normalform*): ids that print alike are one. Letters are composed (`å`, never `a` with
/// a ring after it), letters and digits of full width are plain ones (Unicode's form NFKC), every dash is a hyphen ([Dashes])
/// and every blank a space, and characters that nobody sees are left out.
public final class IdText {
    private static final int FIRST_LETTER = 0xC0;
    /// From here on there are letters of other forms, such as `ĳ` and `ſ`, and signs that look like others: `˗`.
    private static final int FIRST_OTHER_FORM = 0x100;
    private static final int FIRST_COMBINING = 0x300;
    private static final Set<String> ERRORS = Set.of(
            "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#DIV/0!", "#SPILL!", "#CALC!", "#SAKNAS!",
            "#REFERENS!", "#VÄRDEFEL!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!", "#DIVISION/0!", "#SPILLER!");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private IdText() {}

    /// The id in its one form.
    public static String normal(String id) {
        if (isPlain(id)) {
            return id;
        }
        var seen = new StringBuilder(id.length());
        id.codePoints().filter(each -> !isInvisible(each)).forEach(seen::appendCodePoint);
        var composed = Normalizer.normalize(seen, Normalizer.Form.NFKC);
        var plain = new StringBuilder(composed.length());
        composed.codePoints().map(IdText::folded).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /// The form in which two texts that people write, such as references, are compared: the one form of ids, in any case, with
    /// one space for any blanks.
    public static String compared(String text) {
        var normal = normal(text);
        // most have no blank at all, and letters are asked of millions
        var single = normal.indexOf(' ') < 0 && isPlain(normal) ? normal
                : BLANKS.matcher(normal).replaceAll(" ").strip();
        return single.toLowerCase(Locale.ROOT);
    }

    /// Whether two texts are the same but for what a reader does not see, dashes, blanks and case.
    public static boolean areAlike(String one, String other) {
        return one.equals(other) || compared(one).equals(compared(other));
    }

    private static int folded(int point) {
        if (point < 0x80) {
            return point;
        }
        if (Dashes.isDash(point)) {
            return '-';
        }
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR -> ' ';
            default -> switch (point) {
                case 0x2215, 0x2044 -> '/';
                case 0x2019, 0x2018, 0x02BC -> '\'';
                default -> point;
            };
        };
    }

    /// Whether text has a Greek or Cyrillic letter: many look like Latin ones, and no Swedish id has them.
    public static boolean isOfAnotherAlphabet(String text) {
        return !isPlain(text) && text.codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .anyMatch(
                        script -> script == Character.UnicodeScript.CYRILLIC
                                || script == Character.UnicodeScript.GREEK);
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
    public static boolean isDoubtful(char character) {
        return character >= FIRST_OTHER_FORM || (character >= '\u007f' && character < FIRST_LETTER);
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

    /// The text with what cannot be shown written as its number, `A<U+FFFE>7`, and an identity number hidden.
    public static String shown(String text) {
        var shown = new StringBuilder();
        masked(text).codePoints().forEach(point -> {
            if (isUnusable(point)) {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /// The text with what may be taken for something else written as its number, `A<U+2011>7`, and an identity number hidden,
    /// `******<U+2011>****`.
    public static String revealed(String text) {
        var shown = new StringBuilder();
        masked(text).codePoints().forEach(point -> {
            if (point < 0x7F || isPlainLetter(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", point));
            }
        });
        return shown.toString();
    }

    /// Whether it is a Latin letter, `Š`, that is itself in the one form.
    private static boolean isPlainLetter(int point) {
        var letter = Character.toString(point);
        return point >= FIRST_LETTER && point < FIRST_COMBINING && normal(letter).equals(letter);
    }

    /// Hidden before anything is written as its number, which would part the digits. Where the id holds a number only in its
    /// one form, no sign tells which digits are it: all are hidden.
    private static String masked(String text) {
        var masked = IdentityMask.mask(text);
        if (!IdentityNumber.isWithin(normal(withoutUnusable(masked)))) {
            return masked;
        }
        var hidden = new StringBuilder();
        masked.codePoints()
                .map(point -> Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_NUMBER
                        ? '*'
                        : point)
                .forEach(hidden::appendCodePoint);
        return hidden.toString();
    }

    private static String withoutUnusable(String text) {
        var seen = new StringBuilder();
        text.codePoints().filter(point -> !isUnusable(point)).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    /// Zero-width spaces and joiners, the soft hyphen, marks of direction and byte order.
    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT;
    }
}
