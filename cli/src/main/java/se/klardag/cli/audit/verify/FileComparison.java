package se.klardag.cli.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.klardag.cli.json.TreeComparison;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares a file of a bundle with what it should be (*jämförelse av en fil*): JSON value by value, text line by line.
public final class FileComparison {
    private final String name;
    private final String what;
    private final String packed;
    private final String computed;

    private FileComparison(String name, byte[] packed, byte[] computed) {
        this.name = name;
        this.what = name.startsWith("settlement") ? "verify.what.settlement" : "verify.what.explanation";
        this.packed = new String(packed, StandardCharsets.UTF_8);
        this.computed = new String(computed, StandardCharsets.UTF_8);
    }

    /// Numbers as they are written: as a `double` one that is too large would be shown as infinity.
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// What was compared, and what differs.
    ///
    /// @param reworded lines that say the same in other words, because another version of the program wrote them
    /// @param added    addresses of what that version did not write
    public record Found(
            VerificationResult.Compared compared,
            List<Mismatch> mismatches,
            int reworded,
            List<String> added) {
        public Found {
            mismatches = List.copyOf(mismatches);
            added = List.copyOf(added);
        }
    }

    /// Compares exactly: two files without a difference have the same bytes.
    public static Found exact(String name, byte[] packed, byte[] computed) {
        return new FileComparison(name, packed, computed).exact();
    }

    /// Compares by value with a file that another version of the program wrote: its words may differ, its figures may not.
    ///
    /// @param known numbers that a text may state: those that were computed again or computed from
    public static Found byValue(String name, byte[] packed, byte[] computed, Set<String> known) {
        var comparison = new FileComparison(name, packed, computed);
        boolean same = comparison.packed.equals(comparison.computed);
        return same || comparison.isUnreadable() ? comparison.exact() : comparison.byValue(known);
    }

    private Found exact() {
        var tree = tree();
        var found = tree.map(each -> Mismatch.all(what, TreeComparison.exact(name, each, recomputed())))
                .filter(each -> !each.isEmpty())
                .orElseGet(this::lines);
        return new Found(compared(tree), found, 0, List.of());
    }

    private Found byValue(Set<String> known) {
        var tree = tree();
        if (tree.isPresent()) {
            var outcome = TreeComparison.byValue(name, tree.get(), recomputed());
            // a key that came later moves the lines after it, and changes no word
            int reworded = outcome.added().isEmpty() ? lines().size() : 0;
            return new Found(compared(tree), Mismatch.all(what, outcome.differences()), reworded, outcome.added());
        }
        return new Found(compared(tree), unknownNumbers(known), lines().size(), List.of());
    }

    private List<Mismatch> unknownNumbers(Set<String> known) {
        var unknown = new ArrayList<Mismatch>();
        var lines = TextNumbers.withoutMarkup(packed).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!known.containsAll(TextNumbers.in(lines[i]))) {
                unknown.add(new Mismatch("verify.what.number", name + ":" + (i + 1), lines[i].strip(), ""));
            }
        }
        return unknown;
    }

    private VerificationResult.Compared compared(Optional<JsonNode> tree) {
        return tree.map(each -> new VerificationResult.Compared(
                name, "verify.compared.values", TreeComparison.values(each)))
                .orElseGet(() -> new VerificationResult.Compared(
                        name, "verify.compared.lines", (int) packed.lines().count()));
    }

    private List<Mismatch> lines() {
        return TextComparison.of(what, name, packed, computed);
    }

    /// Nothing to compare by value: every line is a difference.
    private boolean isUnreadable() {
        return packed.isEmpty() || (name.endsWith(".json") && tree().isEmpty());
    }

    /// The packed file as JSON; empty when it is text, or no JSON any more.
    private Optional<JsonNode> tree() {
        try {
            return name.endsWith(".json") ? Optional.of(EXACT.readTree(packed)) : Optional.empty();
        } catch (JacksonException _) {
            // line by line shows where
            return Optional.empty();
        }
    }

    private JsonNode recomputed() {
        return EXACT.readTree(computed);
    }
}
