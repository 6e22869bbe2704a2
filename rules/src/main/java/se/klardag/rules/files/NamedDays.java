package se.klardag.rules.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The days that a source names in its own title and address (*dagar i källans namn*): those on which it can have been written. A
/// day from which, or a period for which, something is to hold is none of them, and neither is a year alone.
final class NamedDays {
    private static final List<String> MONTHS = List.of(
            "jan(?:uari|uary)?", "feb(?:ruari|ruary)?", "mar(?:s|ch)?", "apr(?:il)?", "ma[jy]", "jun[ie]?", "jul[iy]?",
            "aug(?:usti|ust)?", "sep(?:t|tember)?", "o[kc]t(?:ober)?", "nov(?:ember)?", "dec(?:ember)?");
    private static final String NAME = "(" + String.join("|", MONTHS) + ")\\.?";
    private static final Pattern DIGITS = Pattern
            .compile("(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<![0-9])([0-9]{1,2})(?::[ae])? " + NAME + " ((?:19|20)[0-9]{2})(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "\\b" + NAME + " ([0-9]{1,2}),? ((?:19|20)[0-9]{2})(?![0-9])", Pattern.CASE_INSENSITIVE);

    /// A whole day in an address: 2023-06-30, 2023/06/30, 20230630.
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "(?<![0-9])((?:19|20)[0-9]{2})([-/_.]?)([0-9]{2})\\2([0-9]{2})(?![0-9])");

    private static final Pattern HOLDS_FROM = Pattern.compile(
            "\\b(från|fr\\.? ?o\\.? ?m\\.?|till|t\\.? ?o\\.? ?m\\.?|och med|gäller|gällande|avser|avseende|för|efter|före|sedan"
                    + "|from|to|until|through|till|valid|for|after|before|since|as of|with effect from)[ :]+(den )?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PERIOD_AFTER = Pattern.compile("^ ?(?:[–—-]|till|to|t\\.?o\\.?m\\.?) ?[0-9].*");
    private static final Pattern PERIOD_BEFORE = Pattern.compile(".*[0-9] ?[–—-] ?$");

    private NamedDays() {}

    /// The last of them.
    static Optional<LocalDate> of(String title, String url) {
        var days = new ArrayList<LocalDate>();
        DIGITS.matcher(title)
                .results()
                .filter(found -> isOfTheSource(title, found))
                .forEach(found -> add(
                        found.group(1), found.group(2), found.group(3), days));
        DAY_FIRST.matcher(title)
                .results()
                .filter(found -> isOfTheSource(title, found))
                .forEach(found -> add(
                        found.group(3), month(found.group(2)), found.group(1), days));
        MONTH_FIRST.matcher(title)
                .results()
                .filter(found -> isOfTheSource(title, found))
                .forEach(found -> add(
                        found.group(3), month(found.group(1)), found.group(2), days));
        IN_ADDRESS.matcher(url).results().forEach(found -> add(found.group(1), found.group(3), found.group(4), days));
        return days.stream().max(Comparator.naturalOrder());
    }

    /// Whether nothing beside the day says that something holds from it, to it or between it and another.
    private static boolean isOfTheSource(String title, MatchResult found) {
        var before = title.substring(0, found.start());
        return !HOLDS_FROM.matcher(before).find() && !PERIOD_BEFORE.matcher(before).matches()
                && !PERIOD_AFTER.matcher(title.substring(found.end())).matches();
    }

    private static String month(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (lower.matches(MONTHS.get(i))) {
                return Integer.toString(i + 1);
            }
        }
        throw new IllegalStateException("no month: " + name);
    }

    /// Digits that are no day, as of a case number, name none.
    private static void add(String year, String month, String day, List<LocalDate> days) {
        try {
            days.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return;
        }
    }
}
