package se.klardag.rules.agreement;

import java.util.ArrayList;
import java.util.List;
import se.klardag.rules.files.SchemaKeys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A term as a file writes it (*skrivet villkor*), before it is read.
///
/// @param path    its address, `psychiatric.dayCount.break`
/// @param pointer where it is in the file
public record WrittenTerm(String path, JsonNode value, String pointer) {
    private static final String TARIFF = "tariff";
    /// What is written below a node, in the order of the file. Keys that no schema knows are among it.
    public static List<WrittenTerm> below(ObjectNode holder, String pointer) {
        var found = new ArrayList<WrittenTerm>();
        collect(holder, pointer, "", found);
        return found;
    }

    /// The terms of a whole file, without what the file says of itself.
    static List<WrittenTerm> of(ObjectNode root) {
        return below(root, "").stream()
                .filter(term -> term.path().indexOf('.') >= 0 || term.path().equals(Agreement.FOLLOWS))
                .toList();
    }

    private static void collect(ObjectNode holder, String pointer, String prefix, List<WrittenTerm> found) {
        for (var entry : holder.properties()) {
            var key = entry.getKey();
            var at = pointer + "/" + key;
            if (!(entry.getValue() instanceof ObjectNode below)) {
                found.add(new WrittenTerm(prefix + key, entry.getValue(), at));
            } else if (prefix.isEmpty() && SchemaKeys.CARE_TYPES.contains(key)) {
                collect(below, at, key + ".", found);
            } else if (SchemaKeys.GROUPS.contains(key)) {
                members(below, at, prefix + key, found);
            } else if (key.equals(TARIFF)) {
                lines(below, at, prefix + key, found);
            } else {
                found.add(new WrittenTerm(prefix + key, below, at));
            }
        }
    }

    /// A tariff has lines, and each of them values.
    private static void lines(ObjectNode tariff, String pointer, String path, List<WrittenTerm> found) {
        for (var line : tariff.properties()) {
            var at = pointer + "/" + line.getKey();
            if (line.getValue() instanceof ObjectNode values) {
                members(values, at, path + "." + line.getKey(), found);
            } else {
                found.add(new WrittenTerm(path + "." + line.getKey(), line.getValue(), at));
            }
        }
    }

    private static void members(ObjectNode group, String pointer, String path, List<WrittenTerm> found) {
        for (var member : group.properties()) {
            found.add(new WrittenTerm(
                    path + "." + member.getKey(), member.getValue(), pointer + "/" + member.getKey()));
        }
    }
}
