package se.klardag.cli.cases;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides what looks like an identity number (*personnummer*, *samordningsnummer*) in anything that is shown or written.
///
/// Looks like one: ten or twelve digits that begin with a date (day up to 31, or 61 to 91), with a century or a
/// separator, or with a valid check digit. A wrong check digit does not make a number with a century less personal; but
/// with a blank between, where a date and a time look the same, the check digit decides.
public final class IdentityMask {
    private static final Pattern CANDIDATE = Pattern.compile("(?<![0-9])((?:18|19|20)?)([0-9]{2})([0-9]{2})([0-9]{2})"
            + "([-+\u2010-\u2015\u2212 \u00a0]?)([0-9]{4})(?![0-9])");

    private IdentityMask() {}

    /// The text with every such number replaced by asterisks.
    public static String mask(String text) {
        if (text.length() < 10) {
            return text;
        }
        return CANDIDATE
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(isIdentity(found) ? stars(found.group()) : found.group()));
    }

    private static boolean isIdentity(MatchResult found) {
        int month = Integer.parseInt(found.group(3));
        int day = Integer.parseInt(found.group(4));
        boolean dated = month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
        var separator = found.group(5);
        boolean apart = separator.equals(" ") || separator.equals("\u00a0");
        boolean marked = !apart && !(found.group(1).isEmpty() && separator.isEmpty());
        var ten = found.group(2) + found.group(3) + found.group(4) + found.group(6);
        return dated && (marked || hasCheckDigit(ten));
    }

    private static String stars(String number) {
        return number.replaceAll("[0-9]", "*");
    }

    /// Luhn over ten digits.
    static boolean hasCheckDigit(String ten) {
        int sum = 0;
        for (int i = 0; i < ten.length(); i++) {
            int digit = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10 == 0;
    }
}
