package se.klardag.engine.basis;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Two cases of an export that tell the same stay, share days or read alike (*ärendepar*): billed as they are, a day may be paid for
/// twice.
///
/// @param id    of the one that comes again; blank where nobody is to know it
/// @param first of the one that came first; blank where nobody is to know it
public record CasePair(String id, String first) implements Comparable<CasePair> {
    private static final Comparator<CasePair> BY_IDS = Comparator.comparing(CasePair::id)
            .thenComparing(CasePair::first);

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

    /// The same to whoever knows some cases only: of two, the other has no name.
    ///
    /// @param known ids
    public CasePair naming(Set<String> known) {
        if (known.contains(id)) {
            return known.contains(first) ? this : new CasePair(id, "");
        }
        return new CasePair(known.contains(first) ? first : "", "");
    }

    /// The same to whoever asks for one case: it and its fellow.
    public CasePair of(String asked) {
        return asked.equals(id) || asked.equals(first) ? this : new CasePair("", "");
    }

    /// Those of which both cases have one of some ids, as on the bill of one municipality.
    public static List<CasePair> among(List<CasePair> all, Set<String> ids) {
        return all.stream().filter(each -> each.naming(ids).isNamed()).toList();
    }
}
