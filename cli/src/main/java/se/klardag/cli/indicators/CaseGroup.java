package se.klardag.cli.indicators;

import java.util.Comparator;
import java.util.List;
import se.klardag.engine.facts.CareType;

/// Cases that figures are made of together (*grupp*).
///
/// @param labels one for each grouping asked for, in that order; none for everything together
public record CaseGroup(List<String> labels, CareType careType) implements Comparable<CaseGroup> {
    private static final Comparator<CaseGroup> ORDER = Comparator
            .comparing((CaseGroup group) -> String.join("\0", group.labels))
            .thenComparing(CaseGroup::careType);

    public CaseGroup {
        labels = List.copyOf(labels);
    }

    @Override
    public int compareTo(CaseGroup other) {
        return ORDER.compare(this, other);
    }
}
