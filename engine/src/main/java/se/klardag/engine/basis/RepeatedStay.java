package se.klardag.engine.basis;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A stay that another case of the export already tells (*upprepad vistelse*): billed, it would be paid for twice.
///
/// @param id    of the case that tells it again
/// @param first of the case that came first
public record RepeatedStay(String id, String first) implements Comparable<RepeatedStay> {
    private static final Comparator<RepeatedStay> BY_IDS = Comparator.comparing(RepeatedStay::id)
            .thenComparing(RepeatedStay::first);

    /// By the ids, so that what is told does not hang on the order of rows.
    @Override
    public int compareTo(RepeatedStay other) {
        return BY_IDS.compare(this, other);
    }

    /// Those of which both cases have one of some ids, as on the bill of one municipality.
    public static List<RepeatedStay> among(List<RepeatedStay> all, Set<String> ids) {
        return all.stream().filter(each -> ids.contains(each.id) && ids.contains(each.first)).toList();
    }
}
