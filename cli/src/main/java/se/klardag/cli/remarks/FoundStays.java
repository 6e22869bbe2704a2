package se.klardag.cli.remarks;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;

/// Stays of a month for which somebody may pay twice (*funna vistelser*), as far as the files can show it.
///
/// @param repeats         stays that come more than once
/// @param overlaps        other periods of a patient that share time with an earlier one, both charged
/// @param overlapsAllowed whether the call said that days in both will do
/// @param unseen          cases without a pseudonym: of those nothing of the kind can be found
/// @param alike           of those, the ones that say the same in everything but the id
public record FoundStays(
        List<CasePair> repeats,
        List<SharedDays> overlaps,
        boolean overlapsAllowed,
        long unseen,
        List<CasePair> alike) {
    /// Of cases in which everything can be seen, and nothing is.
    public static final FoundStays NONE = repeated(List.of());

    public FoundStays {
        repeats = List.copyOf(repeats);
        overlaps = List.copyOf(overlaps);
        alike = List.copyOf(alike);
    }

    /// Repeats and nothing else.
    public static FoundStays repeated(List<CasePair> repeats) {
        return new FoundStays(repeats, List.of(), false, 0, List.of());
    }

    /// Whether a stay would be billed more than once.
    public boolean isRepeated() {
        return !repeats.isEmpty();
    }

    /// Dates that would be paid for in two cases.
    public long daysTwice() {
        return overlaps.stream().mapToLong(SharedDays::days).sum();
    }

    /// Whether no date is in two cases, or the call said that it will do.
    public boolean isApart() {
        return daysTwice() == 0 || overlapsAllowed;
    }

    /// The same where the call said whether days in two cases will do; that is on record only where there are some.
    public FoundStays allowing(boolean allowed) {
        return new FoundStays(repeats, overlaps, allowed && daysTwice() > 0, unseen, alike);
    }

    /// The same where nothing more can be found of some cases.
    public FoundStays unseeing(long cases) {
        return new FoundStays(repeats, overlaps, overlapsAllowed, cases, alike);
    }

    /// The same to a municipality. Pairs of others are one without a name: that there are such stays makes this bill
    /// provisional too.
    ///
    /// @param ids of its cases, or of the one that is asked for
    public FoundStays among(Set<String> ids) {
        var own = repeats.stream().map(each -> each.naming(ids)).distinct();
        var shared = overlaps.stream().map(each -> new SharedDays(each.cases().naming(ids), each.days())).toList();
        return new FoundStays(own.toList(), together(shared), overlapsAllowed, unseen, CasePair.among(alike, ids));
    }

    private static List<SharedDays> together(List<SharedDays> shared) {
        var named = shared.stream().filter(each -> each.cases().isHalfNamed());
        var others = shared.stream().filter(each -> !each.cases().isHalfNamed()).toList();
        return others.isEmpty()
                ? named.toList()
                : Stream.concat(
                        named,
                        Stream.of(new SharedDays(
                                others.getFirst().cases(), others.stream().mapToLong(SharedDays::days).sum())))
                        .toList();
    }
}
