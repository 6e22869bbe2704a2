package se.klardag.engine.basis;

import java.util.List;
import java.util.Set;

/// A stay that another case of the export already tells (*upprepad vistelse*): billed, it would be paid for twice.
///
/// @param id    of the case that tells it again
/// @param first of the case that came first
public record RepeatedStay(String id, String first) {
    /// Those of which both cases have one of some ids, as on the bill of one municipality.
    public static List<RepeatedStay> among(List<RepeatedStay> all, Set<String> ids) {
        return all.stream().filter(each -> ids.contains(each.id) && ids.contains(each.first)).toList();
    }
}
