package se.klardag.cli.text;

import java.util.regex.Pattern;
import se.klardag.rules.identity.IdentitySpans;

/// Whether a field of a case file, an id or a reference holds what looks like an identity number (*personnummer*), as
/// [IdentitySpans] knows them. In a column of pseudonyms a random string of letters and digits is none.
public final class IdentityNumber {
    private static final int SHORTEST = 10;
    private static final int FEWEST_DIGITS = 7;
    private static final int RANDOM = 16;
    /// The same with digits lost: ten digits, or twelve with a century.
    private static final Pattern CUT_SHORT = Pattern
            .compile("[0-9](?:[.,][0-9]+)?E[+]0?9|(?:1[.,][89][0-9]*|2(?:[.,]0[0-9]*)?)E[+]11"
                    + "|[0-9][.,][0-9]+E0?9|(?:1[.,][89][0-9]*|2[.,]0[0-9]*)E11");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h\\v]+");
    private static final Pattern LETTER = Pattern.compile("[A-Z\u0003]");

    private IdentityNumber() {}

    /// Whether the characters hold one, by itself or after a word: only in a long string of letters and other digits, such as
    /// a hash, it is chance. Neither may they be what a spreadsheet made of one. Most fields are recognised at a glance.
    public static boolean isIn(char[] text, int from, int length) {
        int digits = 0;
        boolean exponent = false;
        for (int i = from; i < from + length; i++) {
            digits += IdentitySpans.isDigit(text[i]) || Character.isLowSurrogate(text[i]) ? 1 : 0;
            exponent |= text[i] == 'E' || text[i] == 'e';
        }
        return (digits >= FEWEST_DIGITS && isTelling(new String(text, from, length)))
                || (exponent && digits > 1 && isCutShort(new String(text, from, length)));
    }

    /// Whether the text is a number in a spreadsheet's short form, as long as an identity number is.
    private static boolean isCutShort(String text) {
        return CUT_SHORT.matcher(IdentitySpans.plain(Blanks.strip(text), false)).matches();
    }

    private static boolean isTelling(String field) {
        if (isNothingElse(field)) {
            return true;
        }
        // in one field of a table the blanks between, of whatever kind and number, part nothing
        var text = BLANKS.matcher(field).replaceAll(" ");
        return IdentitySpans.inPlain(IdentitySpans.plain(text, false))
                .stream()
                .anyMatch(span -> !isChance(IdentitySpans.plain(text, false), span))
                || IdentitySpans.inPlain(IdentitySpans.plain(text, true))
                        .stream()
                        .anyMatch(span -> !isChance(IdentitySpans.plain(text, true), span));
    }

    /// Whether a field is ten or twelve digits of a number, whatever signs are between them: it has no fields to part.
    private static boolean isNothingElse(String field) {
        var plain = IdentitySpans.plain(Blanks.strip(field), true);
        var digits = plain.replaceAll("[^0-9]", "");
        return LETTER.matcher(plain).results().findAny().isEmpty() && digits.matches("(?:18|19|20)?[0-9]{10}")
                && IdentitySpans.isRight(digits.substring(digits.length() - SHORTEST));
    }

    /// Whether the number is a part of a long string of letters and further digits, or ten digits of a hexadecimal one.
    private static boolean isChance(String plain, IdentitySpans.Span span) {
        int from = span.from();
        int end = span.end();
        while (from > 0 && isLetterOrDigit(plain.charAt(from - 1))) {
            from--;
        }
        while (end < plain.length() && isLetterOrDigit(plain.charAt(end))) {
            end++;
        }
        var around = plain.substring(from, span.from()) + plain.substring(span.end(), end);
        boolean hexadecimal = !around.isEmpty() && around.chars().allMatch(each -> each <= 'F');
        return (end - from >= RANDOM && around.chars().anyMatch(each -> each <= '9'))
                || (hexadecimal && span.end() - span.from() == SHORTEST);
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
    }

    /// Whether a text holds one anywhere, among letters too: for what is kept for ever.
    public static boolean isWithin(String text) {
        return !IdentitySpans.of(text).isEmpty();
    }

    /// Whether the characters are written as an identity number whose date or check digit cannot be right, or were one before
    /// a spreadsheet cut it short. A number may still be somebody's: registers hold such.
    public static boolean isImpossible(char[] text, int from, int length) {
        var written = new String(text, from, length);
        if (isCutShort(written)) {
            return true;
        }
        var digits = normal(written);
        if (!digits.matches("[0-9]{10}")) {
            return false;
        }
        return !IdentitySpans.isRight(digits);
    }

    /// The ten digits of an identity number however it is written; any other text without blanks around it.
    public static String normal(String text) {
        var stripped = Blanks.strip(text);
        var digits = IdentitySpans.plain(stripped, true).replaceAll("[^0-9A-Z]", "");
        return digits.matches("(?:[0-9]{2})?[0-9]{10}") ? digits.substring(digits.length() - 10) : stripped;
    }
}
