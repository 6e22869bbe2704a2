package se.klardag.cli.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Compares two JSON trees value by value (*jämförelse*). No value of either tree is skipped.
public final class TreeComparison {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final String LABEL = "label";

    /// A value that is not the same in both trees.
    ///
    /// @param where    its address
    /// @param expected as JSON; empty when the expected tree lacks it
    /// @param got      as JSON; empty when the other tree lacks it
    public record Difference(String where, String expected, String got) {}

    /// Result of a comparison between two versions of the program.
    ///
    /// @param added addresses of keys and figures that the earlier version did not write
    public record Outcome(List<Difference> differences, List<String> added) {
        public Outcome {
            differences = List.copyOf(differences);
            added = List.copyOf(added);
        }
    }

    /// Keys and labels of the earlier tree: whatever is not among them, that version did not write at all.
    private final Optional<Set<String>> vocabulary;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    private TreeComparison(Optional<Set<String>> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Every difference between trees that must be equal, in the order of the expected tree's keys.
    ///
    /// @param where what every address begins with
    public static List<Difference> exact(String where, JsonNode expected, JsonNode got) {
        var comparison = new TreeComparison(Optional.empty());
        comparison.compare(where, expected, got);
        return List.copyOf(comparison.differences);
    }

    /// Every difference between what an earlier version wrote and what this one computes: numbers are equal by value, and
    /// keys and figures that the earlier version did not have are listed as added. A key or figure that it wrote elsewhere
    /// but not here is a difference.
    ///
    /// @param where what every address begins with
    public static Outcome byValue(String where, JsonNode earlier, JsonNode later) {
        var vocabulary = new HashSet<String>();
        collect(earlier, vocabulary);
        var comparison = new TreeComparison(Optional.of(vocabulary));
        comparison.compare(where, earlier, later);
        return new Outcome(comparison.differences, comparison.added);
    }

    /// How many values a tree holds.
    public static int values(JsonNode tree) {
        if (!tree.isContainer()) {
            return 1;
        }
        int values = 0;
        for (var each : tree) {
            values += values(each);
        }
        return values;
    }

    private static void collect(JsonNode tree, Set<String> vocabulary) {
        vocabulary.addAll(tree.propertyNames());
        if (tree.path(LABEL).isString()) {
            vocabulary.add(tree.path(LABEL).asString());
        }
        tree.forEach(each -> collect(each, vocabulary));
    }

    private void compare(String where, JsonNode expected, JsonNode got) {
        if (expected.isObject() && got.isObject()) {
            expected.propertyNames().forEach(name -> compare(where + "/" + name, expected.path(name), got.path(name)));
            var more = new TreeSet<>(got.propertyNames());
            more.removeAll(expected.propertyNames());
            more.forEach(name -> only(where + "/" + name, isUnknown(name), expected.path(name), got.path(name)));
        } else if (expected.isArray() && got.isArray()) {
            compareLists(where, expected, got);
        } else if (!same(expected, got)) {
            differences.add(new Difference(where, shown(expected), shown(got)));
        }
    }

    /// Place by place, past figures that the earlier version did not have.
    private void compareLists(String where, JsonNode expected, JsonNode got) {
        int at = 0;
        for (var each : got) {
            if (each.path(LABEL).isString() && isUnknown(each.path(LABEL).asString())) {
                added.add(where + "/" + at + named(each, each));
            } else {
                compare(where + "/" + at + named(expected.path(at), each), expected.path(at), each);
                at++;
            }
        }
        for (; at < expected.size(); at++) {
            compare(where + "/" + at + named(expected.path(at), got.path(at)), expected.path(at), got.path(at));
        }
    }

    private void only(String where, boolean unknown, JsonNode expected, JsonNode got) {
        if (unknown) {
            added.add(where);
        } else {
            compare(where, expected, got);
        }
    }

    private boolean isUnknown(String name) {
        return vocabulary.isPresent() && !vocabulary.get().contains(name);
    }

    private boolean same(JsonNode expected, JsonNode got) {
        return expected.equals(got)
                || (vocabulary.isPresent()
                        && number(expected)
                                .flatMap(left -> number(got).map(right -> left.compareTo(right) == 0))
                                .orElse(false));
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isValueNode() && NUMBER.matcher(node.asString("")).matches()
                ? Optional.of(new BigDecimal(node.asString("")))
                : Optional.empty();
    }

    /// An index says little: the address names the kommun, term, reason or case too.
    private static String named(JsonNode expected, JsonNode got) {
        var node = expected.isObject() ? expected : got;
        for (var name : List.of("code", "path", "case", "reason", LABEL)) {
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
