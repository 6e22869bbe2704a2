package se.klardag.rules;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How another system's export is read (*mappningsprofil*): its headings, codes, dates and events in our words.
public final class Mapping {
    /// The event that is read past.
    public static final String IGNORED = "ignored";

    private final String id;
    private final String title;
    private final boolean proposed;
    private final RuleText text;
    private final boolean municipalityNames;
    private final List<String> dates;
    private final Map<String, List<String>> columns;
    private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    private final Map<String, String> events;

    Mapping(YamlTree tree) {
        var root = tree.root();
        id = root.get("id").asString();
        title = root.get("title").asString();
        proposed = root.get("status").asString().equals("proposed");
        text = tree.source();
        municipalityNames = root.path("municipality").asString("code").equals("name-or-code");
        dates = root.has("dates") ? MappingLists.of(root.get("dates")) : List.of("iso");
        columns = MappingLists.map(root.get("columns"));
        if (root.has("codes")) {
            root.get("codes")
                    .properties()
                    .forEach(each -> codes.put(each.getKey(), turned(MappingLists.map(each.getValue()))));
        }
        events = root.has("events") ? turned(MappingLists.map(root.get("events"))) : Map.of();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// Whether nobody has held it against a real export.
    public boolean isProposed() {
        return proposed;
    }

    /// Its file.
    public RuleText text() {
        return text;
    }

    /// Of its file, lower-case hexadecimal.
    public String sha256() {
        return text.sha256();
    }

    /// Whether a municipality may be named instead of coded.
    public boolean municipalityNames() {
        return municipalityNames;
    }

    /// Forms of a date: `iso`, `excel`, or a pattern.
    public List<String> dates() {
        return dates;
    }

    /// Our columns with the other system's headings.
    public Map<String, List<String>> columns() {
        return columns;
    }

    /// Our words for another system's codes, by column of ours.
    public Map<String, Map<String, String>> codes() {
        return codes;
    }

    /// Our word for another system's code in one of our columns.
    public Optional<String> word(String column, String code) {
        return Optional.ofNullable(codes.getOrDefault(column, Map.of()).get(plain(code)));
    }

    /// Our name for another system's event; [#IGNORED] for one that is read past.
    public Optional<String> event(String name) {
        return Optional.ofNullable(events.get(plain(name)));
    }

    /// Headings and codes are compared without regard to case, spelling of letters with marks, and runs of blanks.
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\u00a0\u202f]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// From their words to ours.
    private static Map<String, String> turned(Map<String, List<String>> ours) {
        var theirs = new LinkedHashMap<String, String>();
        ours.forEach((word, codes) -> codes.forEach(code -> theirs.put(plain(code), word)));
        return theirs;
    }
}
