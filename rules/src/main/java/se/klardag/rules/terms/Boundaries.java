package se.klardag.rules.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.rules.agreement.Agreement;

/// The dates on which anything an agreement states begins or ends (*gränsdatum*), with those of agreements it follows.
final class Boundaries {
    private final TreeSet<LocalDate> starts = new TreeSet<>();

    private Boundaries(Agreement agreement) {
        collect(agreement);
    }

    /// The stretches between the boundaries from the first one to a date: nothing changes inside any of them.
    static List<DateSpan> spans(Agreement agreement, LocalDate last) {
        var starts = new Boundaries(agreement).starts;
        var spans = new ArrayList<DateSpan>();
        for (var start : starts.headSet(last, true)) {
            var next = starts.higher(start);
            spans.add(new DateSpan(start, next == null || next.isAfter(last) ? last : next.minusDays(1)));
        }
        return spans;
    }

    /// The boundaries themselves.
    static Set<LocalDate> starts(Agreement agreement) {
        return new Boundaries(agreement).starts;
    }

    private void collect(Agreement agreement) {
        starts.add(agreement.from());
        end(agreement.to());
        agreement.confidence().forEach(step -> starts.add(step.from()));
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                starts.add(version.from());
                end(version.to());
            }
            for (var gap : stated.gaps()) {
                starts.add(gap.from());
                end(gap.to());
            }
        }
        agreement.followed().values().forEach(this::collect);
    }

    private void end(@Nullable LocalDate last) {
        if (last != null) {
            starts.add(last.plusDays(1));
        }
    }
}
