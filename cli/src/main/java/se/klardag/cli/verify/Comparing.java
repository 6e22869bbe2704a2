package se.klardag.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A file of a bundle held against what it should be (*jämförelse av en fil*): JSON value by value, text line by line.
public final class Comparing {
    private Comparing() {}

    /// What was compared, and what differs.
    public record Found(Verdict.Compared compared, List<Mismatch> mismatches) {
        public Found {
            mismatches = List.copyOf(mismatches);
        }
    }

    /// Compares; two files without a difference have the same bytes.
    public static Found of(String name, byte[] packed, byte[] computed) {
        var expected = new String(packed, StandardCharsets.UTF_8);
        var got = new String(computed, StandardCharsets.UTF_8);
        var what = name.startsWith("settlement") ? "verify.what.settlement" : "verify.what.explanation";
        if (name.endsWith(".json")) {
            try {
                var tree = JsonMapper.shared().readTree(expected);
                var found = TreeComparison.of(what, name, tree, JsonMapper.shared().readTree(got));
                var compared = new Verdict.Compared(name, "verify.compared.values", TreeComparison.values(tree));
                return new Found(compared, found.isEmpty() ? TextComparison.of(what, name, expected, got) : found);
            } catch (JacksonException _) {
                // no JSON any more: line by line tells where
            }
        }
        var compared = new Verdict.Compared(name, "verify.compared.lines", (int) expected.lines().count());
        return new Found(compared, TextComparison.of(what, name, expected, got));
    }
}
