package se.klardag.rules.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Where a text holds what looks like an identity number (*personnummer*, *samordningsnummer*, *reservnummer*): the one place
/// that knows their forms, for what is hidden and for what rule files, settings and case files may hold.
///
/// The first two are ten or twelve digits that begin with a date (day up to 31, or 61 to 91), with up to three signs of any
/// kind before the last four. A wrong check digit does not make a number less personal that has a century or a hyphen; but
/// with other signs between, or with the date itself divided, where a date and a time look the same, the check digit
/// decides. Digits are those of any script, and what is not seen between them does not part them.
///
/// With signs between other digits the check digit decides ([DividedDigits]).
///
/// A number of a hospital's or a register's own has letters where its last four digits would begin, or a date that is none.
/// It has no check digit that all agree on, so it must stand by itself and have one of the forms that are known.
///
/// A national reserve number is a century of 00 or 21 to 29, six digits, two letters, a sign and a check digit that fits
/// (the check digit is that of Inera's description, reproduced on its five samples).
public final class IdentitySpans {
    private static final int SHORTEST = 10;
    /// Where six digits stand before a hyphen and letters.
    private static final int FEWEST_DIGITS = 7;
    private static final int HASH = 32;
    /// What a *samordningsnummer* adds to the day.
    private static final int COORDINATION = 60;
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
    /// Without a century all pairs apart, by one sign and a hyphen before the last four: with one sign everywhere numbers
    /// in a row look the same.
    private static final Pattern PAIRED = Pattern.compile("(?<![0-9])(?<![0-9][-./ _:,])([0-9]{2})([./ _*~#=\\\\'])"
            + "([0-9]{2})\\2([0-9]{2})[-+]([0-9]{2})\\2([0-9]{2})(?![-./ _:,]?[0-9])");
    /// Of 1912 to 1999, with a word or anything else short between the date and the last four of a right number.
    private static final Pattern WORDED = Pattern
            .compile("(?<![0-9])19((?:1[2-9]|[2-9][0-9])[0-9]{4})[^0-9\n]{1,12}+([0-9]{4})(?![0-9])");
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
    /// One letter, or two further digits and more (a single one is the check digit of a GLN), beside the last four of a right number
    /// of 1912 to 1999: of this century, days and times of day with a serial look the same, and before 1912 the days of 2018 and
    /// 2019, `180901`.
    private static final Pattern AMONG_OTHERS = Pattern
            .compile(
                    "(?<![0-9])(?:19((?:1[2-9]|[2-9][0-9])[0-9]{4})[A-Z]?([0-9]{4})(?![0-9](?![0-9]))|20([0-9]{6})X([0-9]{4})(?![0-9]))");
    /// A register's own number with a century: a month, and any two digits for the day.
    private static final Pattern LOCAL = Pattern.compile("(?<![0-9A-Z])(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{2}"
            + "(?:-[0-9]{4}|-?[A-Z]{2}[0-9][A-Z])(?![0-9A-Z])(?!-[0-9])");
    /// The same without, where only the hyphen tells.
    private static final Pattern LOCAL_SHORT = Pattern
            .compile("(?<![0-9A-Z])(?<![0-9A-Z]-)[0-9]{6}-[A-Z]{2}[0-9][A-Z](?![0-9A-Z])(?!-[0-9A-Z])");
    private static final Pattern HYPHEN = Pattern.compile(" ?-{1,3} ?|\\+");
    /// What may stand in a number of an old century without a look at its check digit.
    private static final Pattern ODD = Pattern.compile("[- ./_*~#=\\\\']+");
    /// What ends a field, of a table or a list.
    private static final Pattern FIELD_END = Pattern.compile("[,;|\"]");
    private static final Pattern LONG_HASH = Pattern.compile("[0-9A-F]{" + HASH + ",}");

    /// Where a number is, in characters of Unicode.
    public record Span(int from, int end) {}

    private IdentitySpans() {}

    /// The text with every such number replaced by asterisks, its separators left.
    public static String masked(String text) {
        var spans = of(text);
        if (spans.isEmpty()) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        for (var span : spans) {
            for (int i = span.from(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(characters[i]) || isOrnate(characters[i])) {
                    characters[i] = '*';
                }
            }
        }
        return new String(characters, 0, characters.length);
    }

    /// Whether six digits, what is between and four digits are a number.
    ///
    /// A right date is asked of all. The check digit decides too, but for a hyphen or plus between, for nothing between after
    /// a century, and for other signs after 18 or 19. A comma, a semicolon or a bar after a date of this century parts
    /// two fields.
    ///
    /// @param century 18, 19, 20 or empty
    /// @param apart   what is between, in plain signs
    /// @param ten     the digits without century
    private static boolean isPerson(String century, String apart, String ten) {
        boolean old = !century.isEmpty() && !century.equals("20");
        boolean told = apart.isEmpty()
                ? !century.isEmpty()
                : HYPHEN.matcher(apart).matches() || (old && ODD.matcher(apart).matches());
        boolean parted = century.equals("20") && FIELD_END.matcher(apart).find();
        return isDated(ten) && !parted && (told || CheckDigits.luhn(ten));
    }

    /// Whether both date and check digit of ten digits are right.
    public static boolean isRight(String ten) {
        return isDated(ten) && CheckDigits.luhn(ten);
    }

    /// The same with the date divided, `1912-12-12-1212`.
    private static boolean isDividedPerson(String century, String ten) {
        boolean old = !century.isEmpty() && !century.equals("20");
        return isDated(ten) && (old || CheckDigits.luhn(ten));
    }

    /// Whether it is a digit, of any script or form.
    public static boolean isDigit(char character) {
        return character < 0x80 ? character >= '0' && character <= '9'
                : Character.isDigit(character) || isOrnate(character);
    }

    /// Whether it is one digit in a circle, raised or lowered, `①`.
    public static boolean isOrnate(int character) {
        return Character.getType(character) == Character.OTHER_NUMBER && value(character) >= 0 && value(character) <= 9;
    }

    /// Only asked of other numbers than decimal digits, so that letters and tens are not taken for digits.
    @SuppressWarnings("CharacterGetNumericValue")
    private static int value(int ornate) {
        return Character.getNumericValue(ornate);
    }

    /// Every number in the text, none inside another.
    public static List<Span> of(String text) {
        if (!(text.length() >= SHORTEST && mayHoldOne(text)) && !hasPair(text)) {
            return List.of();
        }
        var plain = plain(text);
        var spans = inPlain(plain);
        if (hasOrnate(text)) {
            // such a digit is one of the number or the mark of a note beside it
            plain = plain(text, true);
            spans.addAll(inPlain(plain));
        }
        if (spans.isEmpty()) {
            DividedDigits.addWhole(spans, plain);
        }
        return spans;
    }

    private static boolean hasOrnate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && isOrnate(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
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

    public static List<Span> inPlain(String plain) {
        if (VisibleText.isAll(plain)) {
            return inPlain(plain, DigitRuns.in(plain));
        }
        var visible = VisibleText.of(plain);
        var spans = inPlain(visible.text(), DigitRuns.in(visible.text()));
        spans.replaceAll(visible::inPlain);
        return spans;
    }

    /// @param runs which forms to look for
    static List<Span> inPlain(String plain, DigitRuns runs) {
        var spans = new ArrayList<Span>();
        if (runs.six()) {
            CANDIDATE.matcher(plain).results().filter(IdentitySpans::isPerson).forEach(found -> add(spans, found));
        }
        if (runs.divided()) {
            DIVIDED.matcher(plain).results().filter(IdentitySpans::isDividedPerson).forEach(found -> add(spans, found));
            PAIRED.matcher(plain).results().filter(IdentitySpans::isPairedPerson).forEach(found -> add(spans, found));
        }
        if (runs.scattered()) {
            SCATTERED.matcher(plain)
                    .results()
                    .filter(found -> isScatteredPerson(found) && !DividedDigits.isMoment(found.group()))
                    .forEach(found -> add(spans, found));
        }
        if (runs.grouped()) {
            DividedDigits.add(spans, plain);
        }
        if (runs.six()) {
            addUndivided(spans, plain);
        }
        if (!spans.isEmpty()) {
            // a hash is no number
            LONG_HASH.matcher(plain)
                    .results()
                    .forEach(hash -> spans.removeIf(
                            each -> each.from() >= hash.start() && each.end() <= hash.end()));
        }
        return spans;
    }

    /// The forms with six digits together, but for the most common one.
    private static void addUndivided(List<Span> spans, String plain) {
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
        LOCAL.matcher(plain).results().forEach(found -> add(spans, found));
        LOCAL_SHORT.matcher(plain).results().forEach(found -> add(spans, found));
        AMONG_OTHERS.matcher(plain)
                .results()
                .filter(IdentitySpans::isAmongOthers)
                .forEach(found -> add(spans, found));
        WORDED.matcher(plain)
                .results()
                .filter(found -> isRight(found.group(1) + found.group(2)))
                .forEach(found -> add(spans, found));
        RESERVE.matcher(plain)
                .results()
                .filter(found -> hasReserveCheckDigit(found.group(1).replaceAll("[^0-9]", "") + found.group(3)))
                .forEach(found -> add(spans, found));
    }

    private static void add(List<Span> spans, MatchResult found) {
        spans.add(new Span(found.start(), found.end()));
    }

    private static boolean isPerson(MatchResult found) {
        return isPerson(found.group(1), found.group(5).replace("\u0001", ""),
                found.group(2) + found.group(3) + found.group(4) + found.group(6));
    }

    private static boolean isDividedPerson(MatchResult found) {
        return isDividedPerson(
                found.group(1), found.group(2) + found.group(4) + found.group(5) + found.group(6));
    }

    private static boolean isAmongOthers(MatchResult found) {
        return isRight(found.group(1) == null ? found.group(3) + found.group(4) : found.group(1) + found.group(2));
    }

    private static boolean isPairedPerson(MatchResult found) {
        return isRight(found.group(1) + found.group(3) + found.group(4) + found.group(5) + found.group(6));
    }

    private static boolean isScatteredPerson(MatchResult found) {
        return isRight(
                found.group(1) + found.group(2) + found.group(3) + found.group(4).replaceAll("[^0-9]", ""));
    }

    private static boolean isSlippedPerson(String twelve) {
        return twelve.length() == 12 && isRight(twelve.substring(2));
    }

    /// Whether month and day can be those of a number; sixty more is the day of a *samordningsnummer*.
    private static boolean isDated(String months, String days) {
        int month = Integer.parseInt(months);
        int day = Integer.parseInt(days);
        int birthday = day > COORDINATION ? day - COORDINATION : day;
        return month >= 1 && month <= 12 && birthday >= 1 && birthday <= 31;
    }

    /// The text in plain letters and digits, character by character: digits of any script as ours, dashes as hyphens, blanks
    /// as one blank, what is not seen as one sign.
    public static String plain(String text) {
        return plain(text, false);
    }

    /// @param ornate whether digits in circles are digits
    public static String plain(String text, boolean ornate) {
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

    /// Weights 2 and 1 from the right over the eleven characters before it, a letter by its code, digits of each product
    /// added.
    public static boolean hasReserveCheckDigit(String number) {
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

    private static boolean isDated(String ten) {
        return isDated(ten.substring(2, 4), ten.substring(4, 6));
    }
}
