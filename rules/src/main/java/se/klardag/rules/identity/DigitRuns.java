package se.klardag.rules.identity;

/// How the digits of a plain text stand together (*sifferföljder*): a glance that tells which forms of an identity number it
/// can hold at all. Most texts that are asked hold dates and moments, and for them every pattern would be tried at every digit.
/// What is told here is never less than what the patterns take.
///
/// @param six       whether six digits stand together; what is not seen does not part them
/// @param divided   whether there are two or four, two, two and four digits, or five pairs, with one sign between each
/// @param scattered whether twelve that begin with a century stand in pairs, with a sign or two between any of them
/// @param grouped   whether ten digits or more stand in two groups or more, with one sign between each
record DigitRuns(boolean six, boolean divided, boolean scattered, boolean grouped) {
    private static final int SIX = 6;
    private static final int TEN = 10;
    private static final int TWELVE = 12;
    private static final int WIDEST = 2;
    private static final String SIGNS = "-./ _*~#=\\'+";

    static DigitRuns in(String plain) {
        boolean divided = false;
        boolean scattered = false;
        boolean grouped = false;
        int longest = 0;
        int seen = 0; // digits up to here with nothing that is seen between them
        int together = 0; // digits up to here with no more than one sign between them
        int apart = 0; // how many times in a row one sign has parted two runs
        int last = 0;
        int second = 0;
        int third = 0;
        int before = -1;
        for (int at = 0; at < plain.length(); at++) {
            if (!isDigit(plain, at)) {
                seen = plain.charAt(at) == '\u0001' ? seen : 0;
                continue;
            }
            int from = at;
            while (isDigit(plain, at + 1)) {
                at++;
            }
            int length = at + 1 - from;
            seen += length;
            longest = Math.max(longest, seen);
            apart = from == before + 1 ? apart + 1 : 0;
            together = from == before + 1 ? together + length : length;
            grouped |= apart >= 1 && together >= TEN;
            divided |= apart >= 3 && length == 4 && last == 2 && second == 2 && (third == 2 || third == 4);
            divided |= apart >= 4 && length == 2 && isPaired(plain, from);
            scattered |= isScattered(plain, from);
            third = second;
            second = last;
            last = length;
            before = at + 1;
        }
        return new DigitRuns(longest >= SIX, divided, scattered, grouped);
    }

    /// Whether it is the last of five pairs with one sign between the first three and between the last two.
    private static boolean isPaired(String plain, int from) {
        char sign = plain.charAt(from - 1);
        return from >= 12 && sign == plain.charAt(from - 7) && sign == plain.charAt(from - 10)
                && (plain.charAt(from - 4) == '-' || plain.charAt(from - 4) == '+');
    }

    private static boolean isScattered(String plain, int from) {
        if (!(plain.startsWith("19", from) || plain.startsWith("20", from) || plain.startsWith("18", from))) {
            return false;
        }
        int digits = 0;
        int signs = 0;
        for (int at = from; digits <= TWELVE && signs <= WIDEST; at++) {
            if (isDigit(plain, at)) {
                digits++;
                signs = 0;
            } else if (digits == TWELVE) {
                return true;
            } else if (at == plain.length() || SIGNS.indexOf(plain.charAt(at)) < 0) {
                return false;
            } else {
                signs++;
            }
        }
        return false;
    }

    private static boolean isDigit(String plain, int at) {
        return at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9';
    }
}
