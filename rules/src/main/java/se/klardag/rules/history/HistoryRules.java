package se.klardag.rules.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.klardag.rules.files.CsvLines;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.ShippedResources;

/// The tables by which the rows of a long case file become cases (*historikregler*).
public final class HistoryRules {
    private static final String EVENTS = "history/events.csv";
    private static final String SAME_MOMENT = "history/same-moment.csv";

    private final Map<String, EventRule> events = new LinkedHashMap<>();
    private final List<SameMoment> sameMoment;

    /// Two events in the same minute.
    ///
    /// @param open  whether a ready period is open then
    /// @param first the event that comes first; empty when nobody can tell
    private record SameMoment(String one, String other, boolean open, Optional<String> first) {
        boolean isOf(String left, String right, boolean whileOpen) {
            return open == whileOpen
                    && ((one.equals(left) && other.equals(right)) || (one.equals(right) && other.equals(left)));
        }
    }

    private HistoryRules() {
        for (var row : new CsvLines(EVENTS).rows()) {
            var name = row.get("event");
            events.put(name, new EventRule(
                    name,
                    EventRule.Level.valueOf(word(row.get("level"))),
                    EventRule.Holds.valueOf(word(row.get("holds"))),
                    EventRule.Tie.valueOf(word(row.get("tie"))),
                    row.get("value_is")));
        }
        sameMoment = new CsvLines(SAME_MOMENT).rows()
                .stream()
                .map(row -> new SameMoment(
                        row.get("one"),
                        row.get("other"),
                        row.get("period").equals("open"),
                        Optional.of(row.get("first")).filter(first -> !first.equals("unclear"))))
                .toList();
    }

    /// The shipped tables.
    public static HistoryRules shipped() {
        return new HistoryRules();
    }

    /// The files of the shipped tables.
    public static List<RuleText> texts() {
        return List.of(ShippedResources.text(EVENTS), ShippedResources.text(SAME_MOMENT));
    }

    /// The rule of an event, if there is such an event.
    public Optional<EventRule> event(String name) {
        return Optional.ofNullable(events.get(name));
    }

    /// Every event.
    public Iterable<EventRule> events() {
        return events.values();
    }

    /// Which of two events of the same minute comes first; empty when the table leaves it open.
    ///
    /// @param open whether a ready period is open then
    /// @throws IllegalStateException when the table has no line for the two
    public Optional<String> firstOf(String one, String other, boolean open) {
        return sameMoment.stream()
                .filter(each -> each.isOf(one, other, open))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "history/same-moment.csv has no line for " + one + " and " + other))
                .first();
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
