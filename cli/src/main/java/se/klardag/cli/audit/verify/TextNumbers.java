package se.klardag.cli.audit.verify;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers in a text (*tal i text*), whatever separates thousands or decimals: `2,8` and `2.8` are the same, and so are
/// `9 300` and `9,300`.
public final class TextNumbers {
    private static final Pattern MARKUP = Pattern.compile("(?s)<style.*?</style>|<[^>]*>|&#?[a-zA-Z0-9]+;");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9])[0-9]{1,3}(?:[ ,.\\u00a0\\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?");

    private TextNumbers() {}

    /// The text of a page, on the same lines.
    static String withoutMarkup(String page) {
        return MARKUP.matcher(page).replaceAll(found -> found.group().replaceAll("[^\n]+", " "));
    }

    /// Each number as its digits, without leading zeros.
    public static Set<String> in(String text) {
        return NUMBER.matcher(withoutMarkup(text))
                .results()
                .map(found -> found.group().replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", ""))
                .collect(Collectors.toSet());
    }
}
