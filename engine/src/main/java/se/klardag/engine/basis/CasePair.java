package se.klardag.engine.basis;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Two cases of an export that tell the same stay, share days or read alike (*ärendepar*): billed as they are, a day may be paid for
/// twice.
///
/// @param id    of the one that comes again; blank where nobody is to know it
/// @param first of the one that came first; blank where nobody is to know it
/// @param ofOneMunicipality whether one municipality has both, and may know both
public record CasePair(String id, String first, boolean ofOneMunicipality) implements Comparable<CasePair> {
    private static final Comparator<CasePair> BY_IDS = Comparator.comparing(CasePair::id)
            .thenComparing(CasePair::first);

    /// Two of one municipality.
    public CasePair(String id, String first) {
        this(id, first, true);
    }

    /// By the ids, so that what is told does not hang on the order of rows.
    @Override
    public int compareTo(CasePair other) {
        return BY_IDS.compare(this, other);
    }

    /// Whether both may be named.
    public boolean isNamed() {
        return isHalfNamed() && !first.isEmpty();
    }

    /// Whether one of them may be named, at least.
    public boolean isHalfNamed() {
        return !id.isEmpty();
    }

    /// The same to a municipality: a case of another has no name.
    ///
    /// @param known ids of its cases, or of some of them
    public CasePair naming(Set<String> known) {
        if (known.contains(id)) {
            return ofOneMunicipality || known.contains(first) ? this : new CasePair(id, "");
        }
        if (known.contains(first)) {
            return ofOneMunicipality ? this : new CasePair(first, "");
        }
        return new CasePair("", "");
    }

    /// Those of which a municipality has both cases, one of them in a list.
    public static List<CasePair> among(List<CasePair> all, Set<String> ids) {
        return all.stream().filter(each -> each.naming(ids).isNamed()).toList();
    }
}
