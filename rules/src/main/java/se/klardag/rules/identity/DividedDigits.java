package se.klardag.rules.identity;

import java.util.List;
import java.util.regex.Pattern;
import se.klardag.rules.identity.IdentitySpans.Span;

/// Right numbers with signs between their digits (*uppdelade siffror*), as spreadsheets group an amount, `191 212 121 212`.
///
/// Twelve digits with a century of 19 or 20 may have one sign between any of them. Ten are told from other numbers only in
/// threes from the right and in pairs, with one sign throughout. A text that holds nothing else may have any signs. Date and
/// check digit must be right, and no form of a moment, a span of months or an amount may explain the digits as well.
final class DividedDigits {
    private static final int TEN = 10;
    private static final int TWELVE = 12;
    /// What may stand between two digits; the last is any sign that has no plain form, as a curly apostrophe.
    private static final String SIGNS = " ,.'-/:_+*~#=\\\u0002";
    private static final int IN_THREES = TEN + 3;
    private static final int IN_PAIRS = TEN + 4;
    private static final String MONTH = "(?:0[1-9]|1[0-2])";
    private static final String TIME = "[0-9]{2}:[0-9]{2}"; // a mistaken one is one too
    private static final Pattern MOMENT = Pattern
            .compile("(?:20)?[0-9]{2}([-./ ]?)[0-9]{2}\\1[0-9]{2}[^0-9]*" + TIME);
    private static final Pattern MONTHS = Pattern
            .compile("[0-9]{4}([-./]?)" + MONTH + "[^0-9]+(?:19|20)[0-9]{2}\\1" + MONTH);
    /// A day of this century and what a comma parts from it: two fields of a table.
    private static final Pattern FIELDS = Pattern.compile("20[0-9]{2}([-./]?)[0-9]{2}\\1[0-9]{2},[^,]+");
    private static final Pattern AMOUNT = Pattern
            .compile("[0-9]{1,3}(?:([ .,'\u0002])[0-9]{3})(?:\\1[0-9]{3})*[.,:][0-9]{2}|[0-9]+[.,][0-9]+");
    private static final Pattern DECIMALS = Pattern.compile("[.,:][0-9].*| ?(?:KR|KRONOR|SEK)\\b.*", Pattern.DOTALL);
    private static final Pattern TELEPHONE = Pattern.compile("0[0-9]{1,3}[-/ ][0-9 ]+");
    /// A month written with its year, and a code or a serial.
    private static final Pattern IN_MONTH = Pattern.compile("(?:19|20)[0-9]{2}[-./]" + MONTH + "[^0-9].*",
            Pattern.DOTALL);

    private DividedDigits() {}

    /// Adds every number among other text.
    static void add(List<Span> spans, String plain) {
        for (int at = 0; at < plain.length(); at++) {
            if (!isDigit(plain, at) || isDigit(plain, at - 1)) {
                continue;
            }
            char first = plain.charAt(at);
            int twelve = first == '1' || first == '2' ? end(plain, at, TWELVE) : -1;
            int ten = isDigit(plain, at + 1) && isDigit(plain, at + 2) ? -1 : end(plain, at, TEN);
            if (isTwelve(plain, at, twelve)) {
                spans.add(new Span(at, twelve));
            } else if (isTen(plain, at, ten)) {
                spans.add(new Span(at, ten));
            }
        }
    }

    /// Adds the text if it is nothing but a number, whatever signs are between its digits and around them.
    static void addWhole(List<Span> spans, String plain) {
        int from = -1;
        int end = 0;
        int count = 0;
        for (int at = 0; at < plain.length(); at++) {
            char each = plain.charAt(at);
            if ((each >= 'A' && each <= 'Z') || each == '\u0003' || count > TWELVE) {
                return;
            }
            if (isDigit(plain, at)) {
                from = from < 0 ? at : from;
                end = at + 1;
                count++;
            }
        }
        if ((count == TEN || count == TWELVE) && isWhole(plain.substring(from, end))) {
            spans.add(new Span(from, end));
        }
    }

    private static boolean isWhole(String divided) {
        var digits = digits(divided);
        if (digits.length() == TWELVE) {
            return hasCentury(digits) && IdentitySpans.isRight(digits.substring(2)) && !isMoment(divided);
        }
        return IdentitySpans.isRight(digits) && !isMoment(divided) && !AMOUNT.matcher(divided).matches()
                && !TELEPHONE.matcher(divided).matches() && !IN_MONTH.matcher(divided).matches()
                && !(divided.length() >= IN_PAIRS && isCount(digits));
    }

    /// Whether it is a moment or a span of months.
    static boolean isMoment(String divided) {
        // a day of the nineteen hundreds has no hour in any file of stays
        return MOMENT.matcher(divided).matches() || MONTHS.matcher(divided).matches();
    }

    private static boolean isTwelve(String plain, int from, int end) {
        if (end - from <= TWELVE) {
            return false;
        }
        var divided = plain.substring(from, end);
        var digits = digits(divided);
        return hasCentury(digits) && IdentitySpans.isRight(digits.substring(2)) && isApart(plain, from, end)
                && !isMoment(divided) && !FIELDS.matcher(divided).matches();
    }

    private static boolean isTen(String plain, int from, int end) {
        boolean threes = end - from == IN_THREES && isEvery(plain, from + 1, 4, end);
        boolean pairs = end - from == IN_PAIRS && isEvery(plain, from + 2, 3, end);
        if (!threes && !pairs) {
            return false;
        }
        var divided = plain.substring(from, end);
        var digits = digits(divided);
        return IdentitySpans.isRight(digits) && isApart(plain, from, end)
                && (threes ? !DECIMALS.matcher(plain).region(end, plain.length()).matches()
                        : !isCount(digits) && !TELEPHONE.matcher(divided).matches());
    }

    /// Whether one sign stands at every place from the first on.
    private static boolean isEvery(String plain, int first, int step, int end) {
        for (int at = first; at < end; at += step) {
            if (isDigit(plain, at) || plain.charAt(at) != plain.charAt(first)) {
                return false;
            }
        }
        return true;
    }

    /// Whether no sign of those within goes on to further digits: then it is a piece of a row.
    private static boolean isApart(String plain, int from, int end) {
        return !(isDigit(plain, from - 2) && isWithin(plain, from, end, plain.charAt(from - 1)))
                && !(isDigit(plain, end + 1) && isWithin(plain, from, end, plain.charAt(end)));
    }

    private static boolean isWithin(String plain, int from, int end, char sign) {
        int at = plain.indexOf(sign, from);
        return at >= 0 && at < end;
    }

    /// Whether five pairs count on evenly, `10 11 12 13 14`: a row of numbers.
    private static boolean isCount(String ten) {
        int step = pair(ten, 1) - pair(ten, 0);
        boolean even = step != 0;
        for (int i = 2; i < TEN / 2; i++) {
            even &= pair(ten, i) - pair(ten, i - 1) == step;
        }
        return even;
    }

    private static int pair(String digits, int at) {
        return Integer.parseInt(digits.substring(2 * at, 2 * at + 2));
    }

    /// Where so many digits end with at most one sign between each and none after the last, or -1.
    private static int end(String plain, int from, int count) {
        int digits = 0;
        int at = from;
        for (boolean sign = false; digits < count; at++) {
            if (isDigit(plain, at)) {
                digits++;
                sign = false;
            } else if (sign || at >= plain.length() || SIGNS.indexOf(plain.charAt(at)) < 0) {
                return -1;
            } else {
                sign = true;
            }
        }
        return isDigit(plain, at) ? -1 : at;
    }

    private static boolean hasCentury(String twelve) {
        return twelve.startsWith("19") || twelve.startsWith("20");
    }

    private static String digits(String divided) {
        var digits = new StringBuilder(TWELVE);
        for (int at = 0; at < divided.length(); at++) {
            if (isDigit(divided, at)) {
                digits.append(divided.charAt(at));
            }
        }
        return digits.toString();
    }

    private static boolean isDigit(String plain, int at) {
        return at >= 0 && at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9';
    }
}
