package se.klardag.rules.mapping;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.YamlTree;

/// How another system's export is read (*mappningsprofil*): its headings, codes, dates and events in our words.
public final class Mapping {
    /// The column of events.
    public static final String EVENTS = "event";

    /// The event that is read past.
    public static final String IGNORED = "ignored";

    private final String id;
    private final String title;
    private final boolean proposed;
    private final RuleText text;
    private final boolean municipalityNames;
    private final List<String> dates;
    private final List<String> absent;
    private final List<String> records;
    private final Map<String, List<String>> columns;
    private final Map<String, List<String>> clocks;
    private final Map<String, List<String>> centuries;
    private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    private final Map<String, String> events;
    private final List<MappedView> views;
    private final Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();

    Mapping(YamlTree tree) {
        var root = tree.root();
        id = root.get("id").asString();
        title = root.get("title").asString();
        proposed = root.get("status").asString().equals("proposed");
        text = tree.source();
        municipalityNames = root.path("municipality").asString("code").equals("name-or-code");
        dates = root.has("dates") ? MappingLists.of(root.get("dates")) : List.of("iso");
        absent = root.has("absent") ? MappingLists.of(root.get("absent")) : List.of();
        records = root.has("records") ? MappingLists.of(root.get("records")) : List.of();
        columns = MappingLists.map(root.get("columns"));
        clocks = root.has("clocks") ? MappingLists.map(root.get("clocks")) : Map.of();
        centuries = root.has("centuries") ? MappingLists.map(root.get("centuries")) : Map.of();
        if (root.has("codes")) {
            root.get("codes")
                    .properties()
                    .forEach(each -> {
                        words.put(each.getKey(), MappingLists.map(each.getValue()));
                        codes.put(each.getKey(), turned(MappingLists.map(each.getValue())));
                    });
        }
        if (root.has("events")) {
            words.put(EVENTS, MappingLists.map(root.get("events")));
        }
        views = MappedView.all(root.path("views"));
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

    /// Our columns that the other system does not record, as whoever wrote the profile declared.
    public List<String> absent() {
        return absent;
    }

    /// Our columns or events that the other system records, whether or not a file has one of the kind.
    public List<String> records() {
        return records;
    }

    /// The other system's views, each in a file of its own.
    public List<MappedView> views() {
        return views;
    }

    /// Our columns with the other system's headings.
    public Map<String, List<String>> columns() {
        return columns;
    }

    /// The headings of the time of day, where a column of ours has its date alone.
    public Map<String, List<String>> clocks() {
        return clocks;
    }

    /// The headings of the century of an identity number, where it is in a column of its own.
    public Map<String, List<String>> centuries() {
        return centuries;
    }

    /// Our words for another system's codes, by column of ours.
    public Map<String, Map<String, String>> codes() {
        return codes;
    }

    /// The other system's words as they are written, by column of ours and word of ours; its events under [#EVENTS].
    public Map<String, Map<String, List<String>>> words() {
        return words;
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
