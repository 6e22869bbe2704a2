package se.klardag.cli.audit.verify;

import java.util.ArrayList;
import java.util.List;

/// Two texts compared line by line (*jämförelse rad för rad*).
final class TextComparison {
    private TextComparison() {}

    /// Every line that differs, by its number; a line that only one text has is empty in the other.
    static List<Mismatch> of(String what, String file, String expected, String got) {
        var found = new ArrayList<Mismatch>();
        if (!expected.equals(got)) {
            var one = expected.split("\n", -1);
            var other = got.split("\n", -1);
            for (int i = 0; i < Math.max(one.length, other.length); i++) {
                var left = at(one, i);
                var right = at(other, i);
                if (i >= one.length || i >= other.length || !left.equals(right)) {
                    found.add(new Mismatch(what, file + ":" + (i + 1), left, right));
                }
            }
        }
        return found;
    }

    private static String at(String[] lines, int i) {
        return i < lines.length ? lines[i] : "";
    }
}
