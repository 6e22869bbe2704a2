package se.klardag.cli.indicators;

import java.util.Comparator;
import java.util.List;
import se.klardag.engine.facts.CareType;

/// Cases that figures are made of together (*grupp*).
///
/// @param labels one for each grouping asked for, in that order; none for everything together
record Group(List<String> labels, CareType careType) implements Comparable<Group> {
    private static final Comparator<Group> ORDER = Comparator
            .comparing((Group group) -> String.join("\0", group.labels))
            .thenComparing(Group::careType);

    Group {
        labels = List.copyOf(labels);
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
