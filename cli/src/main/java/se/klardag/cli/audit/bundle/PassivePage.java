package se.klardag.cli.audit.bundle;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A page that does nothing and fetches nothing (*sida utan aktivt innehåll*): made of the elements and attributes that this
/// program writes, and of no others. What is not on the list is refused, since a list of what is dangerous is never whole.
final class PassivePage {
    private static final Set<String> ELEMENTS = Set.of(
            "b", "body", "br", "caption", "details", "div", "h1", "h2", "h3", "head", "html", "main", "meta", "p",
            "small", "span", "style", "summary", "table", "tbody", "td", "th", "thead", "title", "tr");
    private static final Set<String> ATTRIBUTES = Set.of(
            "charset", "class", "content", "data-heading", "http-equiv", "lang", "name", "open", "scope", "tabindex");
    private static final Pattern TAG = Pattern.compile(
            "<!doctype html>|</?([a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    /// What a style sheet fetches or says with.
    private static final Pattern ACTIVE_STYLE = Pattern.compile(
            "url|@import|image|src\\(|expression|[\\\\<]|content\\s*:(?!attr\\(data-heading\\) \": \"[;}])");

    private PassivePage() {}

    /// The first line, from 1, that holds what this program never writes; empty for none.
    static OptionalInt firstForeign(String page) {
        var tag = TAG.matcher(page);
        int at = page.indexOf('<');
        while (at >= 0) {
            tag.region(at, page.length());
            if (!tag.lookingAt() || !isOurs(tag.group(1), tag.group(2))) {
                return line(page, at);
            }
            int end = tag.end();
            if (tag.group().startsWith("<style")) {
                int close = page.indexOf("</style>", end);
                if (close < 0 || ACTIVE_STYLE.matcher(page.substring(end, close).toLowerCase(Locale.ROOT)).find()) {
                    return line(page, at);
                }
                end = close;
            }
            at = page.indexOf('<', end);
        }
        return OptionalInt.empty();
    }

    private static boolean isOurs(String element, String attributes) {
        if (element == null) {
            return true; // the doctype
        }
        return ELEMENTS.contains(element) && ATTRIBUTE.matcher(attributes)
                .results()
                .allMatch(each -> ATTRIBUTES.contains(each.group(1)) && switch (each.group(1)) {
                    case "http-equiv" -> "Content-Security-Policy".equals(each.group(2));
                    case "charset" -> "utf-8".equals(each.group(2));
                    default -> true;
                });
    }

    private static OptionalInt line(String page, int at) {
        return OptionalInt.of(1 + (int) page.substring(0, at).chars().filter(each -> each == '\n').count());
    }
}
