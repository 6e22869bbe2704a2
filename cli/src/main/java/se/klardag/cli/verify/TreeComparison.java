package se.klardag.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Two JSON trees held against each other value by value (*jämförelse*): nothing that either holds is passed over.
final class TreeComparison {
    private final String what;
    private final List<Mismatch> found = new ArrayList<>();

    private TreeComparison(String what) {
        this.what = what;
    }

    /// Every difference, in the order of the expected tree's keys.
    ///
    /// @param what  key of the text that says what is compared
    /// @param where what every address begins with
    static List<Mismatch> of(String what, String where, JsonNode expected, JsonNode got) {
        var comparison = new TreeComparison(what);
        comparison.compare(where, expected, got);
        return List.copyOf(comparison.found);
    }

    /// How many values a tree holds.
    static int values(JsonNode tree) {
        if (!tree.isContainer()) {
            return 1;
        }
        int values = 0;
        for (var each : tree) {
            values += values(each);
        }
        return values;
    }

    private void compare(String where, JsonNode expected, JsonNode got) {
        if (expected.isObject() && got.isObject()) {
            expected.propertyNames().forEach(name -> compare(where + "/" + name, expected.path(name), got.path(name)));
            var more = new TreeSet<>(got.propertyNames());
            more.removeAll(expected.propertyNames());
            more.forEach(name -> compare(where + "/" + name, expected.path(name), got.path(name)));
        } else if (expected.isArray() && got.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
                compare(where + "/" + i + named(expected.path(i), got.path(i)), expected.path(i), got.path(i));
            }
        } else if (!expected.equals(got)) {
            found.add(new Mismatch(what, where, shown(expected), shown(got)));
        }
    }

    /// A place in a list says little: the kommun, term, reason or case that stands there is named beside it.
    private static String named(JsonNode expected, JsonNode got) {
        var node = expected.isObject() ? expected : got;
        for (var name : List.of("code", "path", "case", "reason", "label")) {
            var value = node.path(name);
            if (value.isString()) {
                return "(" + value.asString() + ")";
            }
        }
        return "";
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
