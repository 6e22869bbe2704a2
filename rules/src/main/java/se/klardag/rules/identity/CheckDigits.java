package se.klardag.rules.identity;

/// Check digits of the numbers that persons and parties are known by (*kontrollsiffror*).
public final class CheckDigits {
    private CheckDigits() {}

    /// Whether the last digit fits the others by Luhn: *personnummer*, *organisationsnummer*, *bankgiro*, *plusgiro*.
    ///
    /// @param digits nothing but digits
    public static boolean luhn(String digits) {
        return weighted(digits, 2) % 10 == 0;
    }

    /// Whether the last digit of a *GLN* fits the others: weights 3 and 1 from the right.
    public static boolean gln(String digits) {
        return weighted(digits, 3) % 10 == 0;
    }

    /// The last digit weighs 1, the one before it `weight`, and so on. Luhn adds the digits of each product.
    private static int weighted(String digits, int weight) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            boolean heavy = (digits.length() - i) % 2 == 0;
            int product = (digits.charAt(i) - '0') * (heavy ? weight : 1);
            sum += weight == 2 ? product / 10 + product % 10 : product;
        }
        return sum;
    }
}
