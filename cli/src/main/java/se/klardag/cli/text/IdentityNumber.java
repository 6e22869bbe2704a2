package se.klardag.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import se.klardag.rules.files.Dashes;
import se.klardag.rules.files.IdentityNumbers;

/// Finds what looks like an identity number (*personnummer*, *samordningsnummer*, *nationellt reservnummer*): the one place
/// that decides what is hidden and what a case file may hold. Rule files are held to a stricter form, in their own room.
///
/// The first two are ten or twelve digits that begin with a date (day up to 31, or 61 to 91), with up to three signs of any
/// kind before the last four. A wrong check digit does not make a number less personal that has a century or a hyphen; but
/// with other signs between, or with the date itself divided, where a date and a time look the same, the check digit
/// decides ([IdentityNumbers#isPerson]). Digits are those of any script, and what is not seen between them does not part
/// them.
///
/// A number of a hospital's or a register's own has letters where its last four digits would begin: one and three digits, or two and
/// two. It has no check digit that all agree on, so it must stand by itself and begin with a date.
///
/// A national reserve number is a century of 00 or 21 to 29, six digits, two letters, a sign and a check digit that fits
/// (the check digit is that of Inera's description, reproduced on its five samples).
public final class IdentityNumber {
    private static final int SHORTEST = 10;
    /// Where two letters stand for two of the digits.
    private static final int FEWEST_DIGITS = 8;
    private static final int HASH = 32;
    private static final int RANDOM = 16;
    /// What does not count between the digits: characters that are not seen.
    private static final String UNSEEN = "\u0001*";
    /// Up to three signs, of whatever kind.
    private static final String APART = "((?:" + UNSEEN + "[^0-9A-Z\n\u0001\u0003]){0,3})" + UNSEEN;
    private static final String SIGN = "[-./ _*~#=\\\\']";
    private static final String END = "(?!" + SIGN + "?[0-9])";
    private static final Pattern CANDIDATE = Pattern.compile("(?<![0-9])((?:18|19|20)?)([0-9]{2})" + UNSEEN
            + "([0-9]{2})" + UNSEEN + "([0-9]{2})" + APART + "([0-9]{4})(?![0-9])");
    /// The date divided as dates are: by one sign throughout, and that or a hyphen before the last four.
    private static final Pattern DIVIDED = Pattern.compile("(?<![0-9])((?:18|19|20)?)([0-9]{2})(" + SIGN
            + ")([0-9]{2})\\3([0-9]{2})(?:\\3|-)([0-9]{4})" + END);
    /// With its century, divided between any two of its pairs by whatever signs people take.
    private static final String GAP = "(?:" + SIGN + "|--|__)?";
    private static final Pattern SCATTERED = Pattern
            .compile("(?<![0-9])(?<![0-9][-./ _:])(?:18|19|20)" + GAP + "([0-9]{2})" + GAP + "([0-9]{2})" + GAP
                    + "([0-9]{2})(?:" + SIGN + "|--|__|\\+)?([0-9]{2}" + GAP + "[0-9]{2})(?![-./ _:]?[0-9])");
    private static final Pattern RESERVE = Pattern.compile("(?<![0-9A-Z])((?:00|2[1-9])[0-9]{6})" + APART
            + "([A-HJ-NPR-UX-Z]{2}[0-9A-HJ-NPR-UX-Z][0-9])(?![0-9A-Z])");
    /// With its century, and one blank anywhere: a slip of the hand.
    private static final Pattern SLIPPED = Pattern
            .compile("(?<![0-9])(?<![0-9][-./ _:])(?=[0-9]+ [0-9]+(?![-./ _:]?[0-9]))"
                    + "((?:18|19|20)[0-9 ]{11})");
    private static final Pattern LETTERED = Pattern
            .compile("(?<![0-9A-Z])(?:18|19|20)?[0-9]{2}([0-9]{2})([0-9]{2})[-+]?"
                    + "(?:[A-Z]{2}[0-9]{2}|[JKLMNRSTUWX][0-9]{3})(?![0-9A-Z])");
    /// As a spreadsheet shows twelve digits, all of them there.
    private static final Pattern WITH_EXPONENT = Pattern
            .compile("(?<![0-9.,])([12])[.,]([089])([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})E[+]?11(?![0-9])");
    /// The same with digits lost: ten digits, or twelve with a century.
    private static final Pattern CUT_SHORT = Pattern
            .compile("[0-9](?:[.,][0-9]+)?E[+]0?9|(?:1[.,][89][0-9]*|2(?:[.,]0[0-9]*)?)E[+]11"
                    + "|[0-9][.,][0-9]+E0?9|(?:1[.,][89][0-9]*|2[.,]0[0-9]*)E11");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h\\v]+");
    private static final Pattern LETTER = Pattern.compile("[A-Z\u0003]");
    private static final Pattern LONG_HASH = Pattern.compile("[0-9A-F]{" + HASH + ",}");

    /// Where a number is, in characters of Unicode.
    record Span(int from, int end) {}

    private IdentityNumber() {}

    /// Whether the characters hold one, by itself or after a word: only in a long string of letters and other digits, such as
    /// a hash, it is chance. Neither may they be what a spreadsheet made of one. Most fields are recognised at a glance.
    public static boolean isIn(char[] text, int from, int length) {
        int digits = 0;
        boolean exponent = false;
        for (int i = from; i < from + length; i++) {
            digits += isDigit(text[i]) || Character.isLowSurrogate(text[i]) ? 1 : 0;
            exponent |= text[i] == 'E' || text[i] == 'e';
        }
        return (digits >= SHORTEST - 1 && isTelling(new String(text, from, length)))
                || (exponent && digits > 1 && isCutShort(new String(text, from, length)));
    }

    /// Whether the text is a number in a spreadsheet's short form, as long as an identity number is.
    private static boolean isCutShort(String text) {
        return CUT_SHORT.matcher(plain(Blanks.strip(text))).matches();
    }

    private static boolean isDigit(char character) {
        return character < 0x80 ? character >= '0' && character <= '9'
                : Character.isDigit(character) || isOrnate(character);
    }

    /// Whether it is one digit in a circle, raised or lowered, `①`.
    static boolean isOrnate(int character) {
        return Character.getType(character) == Character.OTHER_NUMBER && value(character) >= 0 && value(character) <= 9;
    }

    /// Only asked of other numbers than decimal digits, so that letters and tens are not taken for digits.
    @SuppressWarnings("CharacterGetNumericValue")
    private static int value(int ornate) {
        return Character.getNumericValue(ornate);
    }

    private static boolean isTelling(String field) {
        if (isNothingElse(field)) {
            return true;
        }
        // in one field of a table the blanks between, of whatever kind and number, part nothing
        var text = BLANKS.matcher(field).replaceAll(" ");
        return spansIn(plain(text, false)).stream().anyMatch(span -> !isChance(plain(text, false), span))
                || spansIn(plain(text, true)).stream().anyMatch(span -> !isChance(plain(text, true), span));
    }

    /// Whether a field is ten or twelve digits of a number, whatever signs are between them: it has no fields to part.
    private static boolean isNothingElse(String field) {
        var plain = plain(Blanks.strip(field), true);
        var digits = plain.replaceAll("[^0-9]", "");
        return LETTER.matcher(plain).results().findAny().isEmpty() && digits.matches("(?:18|19|20)?[0-9]{10}")
                && IdentityNumbers.isRight(digits.substring(digits.length() - SHORTEST));
    }

    /// Whether the number is a part of a long string of letters and further digits, or ten digits of a hexadecimal one.
    private static boolean isChance(String plain, Span span) {
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
        return !spans(text).isEmpty();
    }

    /// Every number in the text, none inside another.
    static List<Span> spans(String text) {
        if (!(text.length() >= SHORTEST && mayHoldOne(text)) && !hasPair(text)) {
            return List.of();
        }
        var spans = spansIn(plain(text));
        if (text.codePoints().anyMatch(IdentityNumber::isOrnate)) {
            // such a digit is one of the number or the mark of a note beside it
            spans.addAll(spansIn(plain(text, true)));
        }
        return spans;
    }

    private static boolean mayHoldOne(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits == FEWEST_DIGITS;
    }

    /// Whether a character is two units, which may be a digit too.
    private static boolean hasPair(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static List<Span> spansIn(String plain) {
        var spans = new ArrayList<Span>();
        CANDIDATE.matcher(plain).results().filter(IdentityNumber::isPerson).forEach(found -> add(spans, found));
        DIVIDED.matcher(plain).results().filter(IdentityNumber::isDividedPerson).forEach(found -> add(spans, found));
        SCATTERED.matcher(plain)
                .results()
                .filter(IdentityNumber::isScatteredPerson)
                .forEach(found -> add(spans, found));
        SLIPPED.matcher(plain)
                .results()
                .filter(found -> isSlippedPerson(found.group(1).replace(" ", "")))
                .forEach(found -> add(spans, found));
        LETTERED.matcher(plain)
                .results()
                .filter(found -> isDated(found.group(1), found.group(2)))
                .forEach(found -> add(spans, found));
        WITH_EXPONENT.matcher(plain)
                .results()
                .filter(found -> isDated(found.group(4), found.group(5)))
                .forEach(found -> add(spans, found));
        RESERVE.matcher(plain)
                .results()
                .filter(found -> hasReserveCheckDigit(found.group(1).replaceAll("[^0-9]", "") + found.group(3)))
                .forEach(found -> add(spans, found));
        if (!spans.isEmpty()) {
            // a hash is no number
            LONG_HASH.matcher(plain)
                    .results()
                    .forEach(hash -> spans.removeIf(
                            each -> each.from() >= hash.start() && each.end() <= hash.end()));
        }
        return spans;
    }

    private static void add(List<Span> spans, MatchResult found) {
        spans.add(new Span(found.start(), found.end()));
    }

    private static boolean isPerson(MatchResult found) {
        return IdentityNumbers.isPerson(found.group(1), found.group(5).replace("\u0001", ""),
                found.group(2) + found.group(3) + found.group(4) + found.group(6));
    }

    private static boolean isDividedPerson(MatchResult found) {
        return IdentityNumbers.isDividedPerson(
                found.group(1), found.group(2) + found.group(4) + found.group(5) + found.group(6));
    }

    private static boolean isScatteredPerson(MatchResult found) {
        return IdentityNumbers.isRight(
                found.group(1) + found.group(2) + found.group(3) + found.group(4).replaceAll("[^0-9]", ""));
    }

    private static boolean isSlippedPerson(String twelve) {
        return twelve.length() == 12 && IdentityNumbers.isRight(twelve.substring(2));
    }

    private static boolean isDated(String months, String days) {
        int month = Integer.parseInt(months);
        int day = Integer.parseInt(days);
        return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
    }

    /// The text in plain letters and digits, character by character: digits of any script as ours, dashes as hyphens, blanks
    /// as one blank, what is not seen as one sign.
    private static String plain(String text) {
        return plain(text, false);
    }

    /// @param ornate whether digits in circles are digits
    private static String plain(String text, boolean ornate) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            plain.append(ornate && isOrnate(point) ? (char) ('0' + value(point)) : plain(point));
            i += Character.charCount(point) - 1;
        }
        return plain.toString();
    }

    private static char plain(int character) {
        if (character < 0x80) {
            return character < ' ' ? (character == '\t' || character == '\u000b' || character == '\f' ? ' ' : '\n')
                    : (char) (character >= 'a' && character <= 'z' ? character - 32 : character);
        }
        if (Dashes.isDash(character)) {
            return '-';
        }
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(character, 10));
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> '\u0001';
            default -> switch (character) {
                case 0x0085 -> ' ';
                case 0xFF0B -> '+';
                case 0xFF0E, 0x00B7 -> '.';
                case 0xFF0F, 0x2215, 0x2044 -> '/';
                case 0xFF3F -> '_';
                default -> character >= 0xFF21 && character <= 0xFF3A ? (char) (character - 0xFEE0)
                        : character >= 0xFF41 && character <= 0xFF5A ? (char) (character - 0xFF00)
                                : isSign(character) ? '\u0002' : '\u0003';
            };
        };
    }

    /// Whether it is neither a letter, nor a mark on one, nor a number: it may stand between digits.
    private static boolean isSign(int character) {
        return switch (Character.getType(character)) {
            case Character.OTHER_PUNCTUATION, Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL,
                    Character.CURRENCY_SYMBOL, Character.CONNECTOR_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
                true;
            default -> false;
        };
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
        return !IdentityNumbers.isRight(digits);
    }

    /// The ten digits of an identity number however it is written; any other text without blanks around it.
    public static String normal(String text) {
        var stripped = Blanks.strip(text);
        var digits = plain(stripped, true).replaceAll("[^0-9A-Z]", "");
        return digits.matches("(?:[0-9]{2})?[0-9]{10}") ? digits.substring(digits.length() - 10) : stripped;
    }

    /// Weights 2 and 1 from the right over the eleven characters before it, a letter by its code, digits of each product
    /// added.
    static boolean hasReserveCheckDigit(String number) {
        int sum = 0;
        for (int i = 10, weight = 2; i >= 0; i--, weight = 3 - weight) {
            char character = number.charAt(i);
            int value = character <= '9' ? character - '0' : character;
            for (int product = value * weight; product > 0; product /= 10) {
                sum += product % 10;
            }
        }
        return (10 - sum % 10) % 10 == number.charAt(11) - '0';
    }
}
