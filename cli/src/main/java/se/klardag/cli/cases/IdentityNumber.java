package se.klardag.cli.cases;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells whether a field holds what looks like an identity number (*personnummer*, *samordningsnummer*, *nationellt
/// reservnummer*).
///
/// The first two as in [IdentityMask], standing by themselves: letters close by make it part of something else. A
/// national reserve number is a century of 00 or 21 to 29, six digits, two letters, a sign and a check digit that fits
/// (the check digit is that of Inera's description, reproduced on its five samples).
final class IdentityNumber {
    private static final int SHORTEST = 10;
    private static final Pattern ALONE = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9]{2})?[0-9]{6}[-+\u2010-\u2015\u2212 \u00a0]?[0-9]{4}(?![0-9A-Za-z])");
    private static final Pattern RESERVE = Pattern.compile(
            "(?<![0-9A-Za-z])(?:00|2[1-9])[0-9]{6}[A-HJ-NPR-UX-Z]{2}[0-9A-HJ-NPR-UX-Z][0-9](?![0-9A-Za-z])");

    private IdentityNumber() {}

    /// Whether the characters hold one. Most fields are told at a glance.
    static boolean isIn(char[] text, int from, int length) {
        int digits = 0;
        for (int i = from; i < from + length; i++) {
            digits += text[i] >= '0' && text[i] <= '9' ? 1 : 0;
        }
        return digits >= SHORTEST - 1 && isIn(new String(text, from, length));
    }

    private static boolean isIn(String text) {
        var alone = ALONE.matcher(text);
        while (alone.find()) {
            if (!IdentityMask.mask(alone.group()).equals(alone.group())) {
                return true;
            }
        }
        var reserve = RESERVE.matcher(text.toUpperCase(Locale.ROOT));
        while (reserve.find()) {
            if (hasReserveCheckDigit(reserve.group())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the characters are written as an identity number whose date or check digit cannot be right. A number may
    /// still be somebody's: registers hold such.
    static boolean isImpossible(char[] text, int from, int length) {
        var digits = normal(new String(text, from, length));
        if (!digits.matches("[0-9]{10}")) {
            return false;
        }
        int month = Integer.parseInt(digits.substring(2, 4));
        int day = Integer.parseInt(digits.substring(4, 6));
        int birthday = day > 60 ? day - 60 : day;
        boolean dated = month >= 1 && month <= 12 && birthday >= 1 && birthday <= 31;
        return !dated || !IdentityMask.hasCheckDigit(digits);
    }

    /// The ten digits of an identity number however it is written; any other text without blanks around it.
    static String normal(String text) {
        var stripped = Blanks.strip(text);
        var digits = stripped.replaceAll("[-+\u2010-\u2015\u2212 \u00a0]", "");
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
