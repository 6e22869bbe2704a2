package se.klardag.rules.mapping;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A view of another system (*vy*): a file of which each row states facts about a stay. Several views of the same stays are
/// read together, and joined by the stay's id.
///
/// @param title    its name in the other system
/// @param says     what it means to a bill; empty where its facts say that
/// @param known    headings that tell it: of each list, one is in the file
/// @param stay     headings of the stay's id
/// @param recorded headings of when a row was registered
/// @param event    headings of what a row tells, where each row is one event; its names are those of the profile
/// @param at       where each row is one event, headings of when it happened, and of the time of day
/// @param facts    what each row states, where that is the same for all
/// @param compared what each row states that holds nowhere, and is compared with what holds
public record MappedView(
        String title,
        String says,
        List<List<String>> known,
        List<String> stay,
        List<String> recorded,
        List<String> event,
        Place at,
        List<Fact> facts,
        List<Fact> compared) {
    /// Where a moment is (*kolumner för en tidpunkt*).
    ///
    /// @param day   headings of the date, or of date and time
    /// @param clock headings of the time of day, where it is in a column of its own
    public record Place(List<String> day, List<String> clock) {
        private static final Place NOWHERE = new Place(List.of(), List.of());

        static Place of(JsonNode node) {
            return new Place(words(node, "at"), words(node, "clock"));
        }
    }

    /// What a row states (*uppgift i en vy*).
    ///
    /// @param event    our name of it
    /// @param at       when it happened, or from when it holds
    /// @param value    headings of what holds
    /// @param recorded headings of when it was registered, where that is not the row's
    /// @param is       our word for what the row says where the column is filled; empty where its value says that
    /// @param unless   values of the column that say nothing
    public record Fact(
            String event,
            Place at,
            List<String> value,
            List<String> recorded,
            String is,
            List<String> unless) {
        /// The headings without which the row does not state it.
        public List<String> main() {
            return value.isEmpty() ? at.day() : value;
        }

        /// Whether a value of the column says nothing.
        public boolean isNothing(String text) {
            return text.isEmpty() || unless.stream().anyMatch(each -> Mapping.plain(each).equals(Mapping.plain(text)));
        }
    }

    static List<MappedView> all(JsonNode views) {
        var all = new ArrayList<MappedView>();
        views.forEach(each -> all.add(of(each)));
        return List.copyOf(all);
    }

    private static MappedView of(JsonNode node) {
        var known = new ArrayList<List<String>>();
        node.path("known").forEach(each -> known.add(MappingLists.of(each)));
        return new MappedView(
                node.path("title").asString(),
                node.path("says").asString(""),
                List.copyOf(known),
                words(node, "stay"),
                words(node, "recorded"),
                words(node, "event"),
                node.has("at") ? Place.of(node) : Place.NOWHERE,
                facts(node.path("facts")),
                facts(node.path("compared")));
    }

    private static List<Fact> facts(JsonNode node) {
        var facts = new ArrayList<Fact>();
        node.properties()
                .forEach(each -> facts.add(new Fact(
                        each.getKey(), Place.of(each.getValue()), words(each.getValue(), "value"),
                        words(each.getValue(), "recorded"), each.getValue().path("is").asString(""),
                        words(each.getValue(), "unless"))));
        return List.copyOf(facts);
    }

    private static List<String> words(JsonNode node, String key) {
        return node.has(key) ? MappingLists.of(node.get(key)) : List.of();
    }
}
