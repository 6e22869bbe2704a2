package se.klardag.cli.audit.verify;

import java.util.List;
import se.klardag.cli.json.TreeComparison;

/// A value that the two sides of a comparison have differently (*avvikelse vid kontroll*).
///
/// @param what     kind of thing: key of a text, `verify.what.settlement`
/// @param where    its address: file, then the way to the value
/// @param one   as the first of the two sides has it
/// @param other as the second has it
/// @param sides what was held against what
public record Mismatch(String what, String where, String one, String other, Sides sides) {
    /// The two things that are compared, and what people call them (*sidor*). In a bundle nothing is expected but what is
    /// recomputed: what is packed may be forged.
    public enum Sides {
        /// What a worked case says must come out, and what did.
        EXPECTED("verify.row.expected", "verify.row.got"),
        /// What a bundle holds, and what is made again of its cases and rules.
        RECOMPUTED("verify.row.packed", "verify.row.recomputed"),
        /// What a list of hashes says of a file, and the file.
        LISTED("verify.row.listed", "verify.row.packed"),
        /// What two files of a bundle say of the same thing: nothing is recomputed.
        PACKED("verify.row.packed", "verify.row.packed");

        private final String one;
        private final String other;

        Sides(String one, String other) {
            this.one = one;
            this.other = other;
        }

        /// Key of the first side's name.
        String one() {
            return one;
        }

        /// Key of the second side's name.
        String other() {
            return other;
        }
    }

    /// What was expected of a worked case, and what came out.
    public Mismatch(String what, String where, String expected, String got) {
        this(what, where, expected, got, Sides.EXPECTED);
    }

    /// The same as what a bundle holds, and what is made again.
    public Mismatch ofBundle() {
        return new Mismatch(what, where, one, other, Sides.RECOMPUTED);
    }

    /// The same differences, each as one of this kind of thing.
    static List<Mismatch> all(String what, List<TreeComparison.Difference> differences) {
        return differences.stream()
                .map(each -> new Mismatch(what, each.where(), each.expected(), each.got()))
                .toList();
    }
}
