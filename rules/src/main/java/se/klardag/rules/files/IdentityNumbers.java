package se.klardag.rules.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.engine.terms.value.BilingualText;

/// Finds identity numbers in the texts of a rule file (*personnummer i regelfil*). Titles and sources stand on every bill and
/// page, and a rule file is kept as it was for ever.
///
/// Stricter than what hides numbers when they are shown: a day of the calendar and the check digit must both be right, so that
/// file numbers, addresses of pages and organisation numbers go through.
final class IdentityNumbers {
    private static final BilingualText FOUND = new BilingualText(
            "ser ut att innehålla ett personnummer, som skulle stå på räkningar och sidor och i varje paket",
            "seems to hold an identity number, which would stand on bills and pages and in every bundle");
    private static final String CENTURY = "(?<![0-9])(?:18|19|20)?";
    private static final Pattern WHOLE = Pattern
            .compile(CENTURY + "([0-9]{2})([0-9]{2})([0-9]{2})(?: ?[-+] ?|[ ./_]?)([0-9]{4})(?![0-9])");
    private static final Pattern DIVIDED = Pattern.compile(CENTURY
            + "([0-9]{2})([-./ _])([0-9]{2})\\2([0-9]{2})(?:\\2|-)([0-9]{4})(?![-./ _]?[0-9])");
    /// Ten digits and no sign are as often a page's number in its address.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^ ]*");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{32,}");
    /// What a *samordningsnummer* adds to the day.
    private static final int COORDINATION = 60;

    private IdentityNumbers() {}

    /// Every text and key of the file that has one.
    static List<RuleProblem> found(YamlTree tree) {
        var problems = new ArrayList<RuleProblem>();
        tree.walk((pointer, node) -> {
            if (node.isValueNode() && isIn(node.asString())) {
                problems.add(tree.problem(pointer, FOUND));
            }
            for (var key : node.propertyNames()) {
                if (isIn(key)) {
                    problems.add(tree.problem(pointer + "/" + key, FOUND));
                }
            }
        });
        return problems;
    }

    static boolean isIn(String text) {
        if (text.length() < 10) {
            return false;
        }
        var whole = HASH.matcher(plain(text)).replaceAll("#");
        var plain = ADDRESS.matcher(whole)
                .replaceAll(
                        address -> Matcher.quoteReplacement(
                                IN_ADDRESS.matcher(address.group()).replaceAll("#")));
        return WHOLE.matcher(plain)
                .results()
                .anyMatch(found -> isPerson(found.group(1) + found.group(2) + found.group(3) + found.group(4)))
                || DIVIDED.matcher(plain)
                        .results()
                        .anyMatch(
                                found -> isPerson(found.group(1) + found.group(3) + found.group(4) + found.group(5)));
    }

    /// Digits of any script and form as ours, every dash a hyphen, every blank a space, and nothing that is not seen.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.FORMAT -> {}
                case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(point, 10));
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.SPACE_SEPARATOR, Character.CONTROL -> plain.append(' ');
                default -> plain.appendCodePoint(point == '\u2212' ? '-' : point);
            }
        });
        return plain.toString();
    }

    private static boolean isPerson(String ten) {
        int month = Integer.parseInt(ten.substring(2, 4));
        int day = Integer.parseInt(ten.substring(4, 6));
        int birthday = day > COORDINATION ? day - COORDINATION : day;
        return month >= 1 && month <= 12 && birthday >= 1 && birthday <= 31 && CheckDigits.luhn(ten);
    }
}
