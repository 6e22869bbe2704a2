package se.klardag.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import se.klardag.engine.terms.Wording;
import tools.jackson.databind.JsonNode;

/// The keys a rule file may have (*nycklar*), and the one a misspelt key was meant to be.
final class SchemaKeys {
    private static final String PROPERTIES = "properties";

    private final JsonNode schema;

    SchemaKeys(JsonNode schema) {
        this.schema = schema;
    }

    /// The question to add to the message about an unknown key; empty when no key is near.
    ///
    /// @param pointer where the key stands
    Wording suggestion(String pointer) {
        int last = pointer.lastIndexOf('/');
        var key = pointer.substring(last + 1);
        var here = keysAt(List.of(pointer.substring(0, last).split("/", -1)));
        return nearest(key, here)
                .or(() -> elsewhere(key))
                .map(near -> new Wording("; menade du " + near + "?", "; did you mean " + near + "?"))
                .orElse(Wording.same(""));
    }

    /// The nearest of some words, if any is near enough to be meant.
    static Optional<String> nearest(String word, Iterable<String> words) {
        var best = Optional.<String>empty();
        int least = 1 + Math.max(1, (word.length() + 1) / 3);
        for (var candidate : words) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /// A key of a group that was written outside its group.
    private Optional<String> elsewhere(String key) {
        var groups = schema.at("/$defs/groups");
        return groups.properties()
                .stream()
                .filter(group -> group.getValue().path(PROPERTIES).has(key))
                .map(group -> group.getKey() + "." + key)
                .findFirst();
    }

    /// @param steps of the map's address, the first one empty
    private List<String> keysAt(List<String> steps) {
        var names = new TreeSet<String>(Comparator.naturalOrder());
        var parent = steps.getLast();
        if (steps.size() == 1) {
            for (var kind : List.of("agreement", "adoption")) {
                names.addAll(schema.at("/$defs/" + kind + "/" + PROPERTIES).propertyNames());
            }
            names.addAll(schema.path(PROPERTIES).propertyNames());
        } else if (schema.at("/$defs/groups").has(parent)) {
            names.addAll(schema.at("/$defs/groups/" + parent + "/" + PROPERTIES).propertyNames());
        } else if (steps.size() == 2) {
            names.addAll(schema.at("/$defs/agreement/properties/" + parent + "/" + PROPERTIES).propertyNames());
            names.addAll(schema.at("/$defs/careType/" + PROPERTIES).propertyNames());
        } else {
            names.addAll(schema.at("/$defs/version/" + PROPERTIES).propertyNames());
            names.addAll(schema.at("/$defs/source/" + PROPERTIES).propertyNames());
            names.addAll(List.of("values", "gaps"));
        }
        return new ArrayList<>(names);
    }

    /// Letters to change, add, take away or swap to make the one of the other.
    private static int distance(String one, String other) {
        var before = new int[0];
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = previous;
            previous = row;
        }
        return previous[other.length()];
    }
}
