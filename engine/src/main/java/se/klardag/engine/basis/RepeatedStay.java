package se.klardag.engine.basis;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A stay that another case of the export already tells (*upprepad vistelse*): billed, it would be paid for twice.
///
/// @param id    of the case that tells it again
/// @param first of the case that came first
public record RepeatedStay(String id, String first) implements Comparable<RepeatedStay> {
    /// One of cases that are not to be named.
    private static final RepeatedStay UNNAMED = new RepeatedStay("", "");

    private static final Comparator<RepeatedStay> BY_IDS = Comparator.comparing(RepeatedStay::id)
            .thenComparing(RepeatedStay::first);

    /// By the ids, so that what is told does not hang on the order of rows.
    @Override
    public int compareTo(RepeatedStay other) {
        return BY_IDS.compare(this, other);
    }

    /// Whether its cases may be named.
    public boolean isNamed() {
        return !equals(UNNAMED);
    }

    /// The same without the names of other cases than those that some have, for whom all of the others are one: that there is
    /// such a stay makes their bill provisional too.
    ///
    /// @param some of the stays
    public static List<RepeatedStay> naming(List<RepeatedStay> all, List<RepeatedStay> some) {
        return all.stream().map(each -> some.contains(each) ? each : UNNAMED).distinct().toList();
    }

    /// Those that one case is in.
    public static List<RepeatedStay> of(List<RepeatedStay> all, String id) {
        return all.stream().filter(each -> each.id.equals(id) || each.first.equals(id)).toList();
    }

    /// Those of which both cases have one of some ids, as on the bill of one municipality.
    public static List<RepeatedStay> among(List<RepeatedStay> all, Set<String> ids) {
        return all.stream().filter(each -> ids.contains(each.id) && ids.contains(each.first)).toList();
    }
}
