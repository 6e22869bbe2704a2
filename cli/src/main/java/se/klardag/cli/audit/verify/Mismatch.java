package se.klardag.cli.audit.verify;

import java.util.List;
import se.klardag.cli.json.TreeComparison;

/// A value that is not what it should be (*avvikelse vid kontroll*).
///
/// @param what     kind of thing: key of a text, `verify.what.settlement`
/// @param where    its address: file, then the way to the value
/// @param expected as written
/// @param got      as it came out
public record Mismatch(String what, String where, String expected, String got) {
    /// The same differences, each as one of this kind of thing.
    static List<Mismatch> all(String what, List<TreeComparison.Difference> differences) {
        return differences.stream()
                .map(each -> new Mismatch(what, each.where(), each.expected(), each.got()))
                .toList();
    }
}
