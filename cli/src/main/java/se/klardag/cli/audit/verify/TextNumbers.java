package se.klardag.cli.audit.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The numbers in a text (*tal i text*), whatever separates thousands or decimals: `2,8` and `2.8` are the same, and so are
/// `9 300` and `9,300`.
public final class TextNumbers {
    private static final Pattern MARKUP = Pattern.compile("(?s)<style.*?</style>|<[^>]*>|&#?[a-zA-Z0-9]+;");
    private static final Pattern WITHIN_A_LINE = Pattern.compile("[^\n]+");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9])[0-9]{1,3}(?:[ ,.\\u00a0\\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?");

    private TextNumbers() {}

    /// The text of a page, on the same lines.
    static String withoutMarkup(String page) {
        return MARKUP.matcher(page).replaceAll(found -> WITHIN_A_LINE.matcher(found.group()).replaceAll(" "));
    }

    /// Each number as its digits, without leading zeros.
    public static Set<String> in(String text) {
        return Set.copyOf(inOrder(withoutMarkup(text)));
    }

    /// The lines of a text or page, without markup.
    public static List<String> lines(String text) {
        return List.of(withoutMarkup(text).split("\n", -1));
    }

    /// By the words of a line, the numbers that stand between them in order, of every line with these words. Lines without
    /// words or without numbers are left out.
    public static Map<String, Set<List<String>>> byWords(String text) {
        var found = new TreeMap<String, Set<List<String>>>();
        for (var line : lines(text)) {
            var words = NUMBER.matcher(line).replaceAll("#").replaceAll("[\\h\\s]+", " ").strip();
            var numbers = inOrder(line);
            if (!numbers.isEmpty() && words.codePoints().anyMatch(Character::isLetter)) {
                found.computeIfAbsent(words, _ -> new HashSet<>()).add(numbers);
            }
        }
        return found;
    }

    private static List<String> inOrder(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> digits(found.group()))
                .toList();
    }

    private static String digits(String number) {
        var digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char each = number.charAt(i);
            if (each >= '0' && each <= '9') {
                digits.append(each);
            }
        }
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
