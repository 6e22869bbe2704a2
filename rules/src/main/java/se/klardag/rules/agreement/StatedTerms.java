package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.files.SchemaKeys;

/// How statements combine (*sammanvägda villkor*), path by path and in this one place: a file and what it extends, an
/// adoption and what it adopts, the changes of a call and their base, a kind of care and all care.
///
/// A statement replaces what is below it at its own path and nothing else. So a restated value changes nothing, and a gap
/// stays a gap until somebody states that very path.
final class StatedTerms {
    /// Common terms first, then each kind of care; within them by group, and reasons in the order in which they are tried.
    private static final Comparator<StatedTerm> READING_ORDER = Comparator
            .comparingInt((StatedTerm term) -> SchemaKeys.CARE_PREFIXES.indexOf(SchemaKeys.careOf(term.path())))
            .thenComparingInt(term -> SchemaKeys.GROUPS.indexOf(steps(term)[0]))
            .thenComparingInt(term -> SchemaKeys.REASONS.indexOf(steps(term)[steps(term).length - 1]));

    private StatedTerms() {}

    /// Lays values over others, in the order of reading.
    static Map<String, StatedTerm> merged(Map<String, StatedTerm> below, Map<String, StatedTerm> own) {
        var all = new LinkedHashMap<>(below);
        all.putAll(own);
        var merged = new LinkedHashMap<String, StatedTerm>();
        all.values().stream().sorted(READING_ORDER).forEach(term -> merged.put(term.path(), term));
        return merged;
    }

    /// What holds for one kind of care: its own value, and on dates of which that says nothing the next one's.
    ///
    /// @param prefixes where the kind of care looks, the nearest first
    static Optional<StatedTerm> nearest(Map<String, StatedTerm> values, List<String> prefixes, String path) {
        return prefixes.stream()
                .map(prefix -> values.get(prefix + path))
                .filter(Objects::nonNull)
                .reduce(StatedTerms::filled);
    }

    /// What is stated nearest, and on dates of which that says nothing, the next.
    static StatedTerm filled(StatedTerm near, StatedTerm far) {
        var taken = Stream.concat(
                near.versions().stream().map(version -> Dates.of(version.from(), version.to())),
                near.gaps().stream().map(gap -> new Dates(gap.from(), gap.to())))
                .toList();
        var versions = new ArrayList<>(near.versions());
        for (var version : far.versions()) {
            for (var rest : Dates.of(version.from(), version.to()).without(taken)) {
                versions.add(version.between(rest.from(), rest.last()));
            }
        }
        versions.sort(Comparator.comparing(TermVersion::from));
        var gaps = new ArrayList<>(near.gaps());
        for (var gap : far.gaps()) {
            for (var rest : new Dates(gap.from(), gap.to()).without(taken)) {
                gaps.add(new Timeline.Gap(rest.from(), rest.to(), gap.why()));
            }
        }
        return new StatedTerm(near.path(), versions, gaps);
    }

    private static String[] steps(StatedTerm term) {
        return term.path().substring(SchemaKeys.careOf(term.path()).length()).split("\\.", -1);
    }

    /// Dates on which something is said.
    ///
    /// @param to [LocalDate#MAX] when no end is known
    private record Dates(LocalDate from, LocalDate to) {
        static Dates of(LocalDate from, @Nullable LocalDate to) {
            return new Dates(from, to == null ? LocalDate.MAX : to);
        }

        @Nullable
        LocalDate last() {
            return to.equals(LocalDate.MAX) ? null : to;
        }

        List<Dates> without(List<Dates> taken) {
            var rest = List.of(this);
            for (var each : taken) {
                rest = rest.stream().flatMap(part -> part.without(each)).toList();
            }
            return rest;
        }

        private Stream<Dates> without(Dates taken) {
            if (taken.to.isBefore(from) || taken.from.isAfter(to)) {
                return Stream.of(this);
            }
            var rest = Stream.<Dates>builder();
            if (taken.from.isAfter(from)) {
                rest.add(new Dates(from, taken.from.minusDays(1)));
            }
            if (taken.to.isBefore(to)) {
                rest.add(new Dates(taken.to.plusDays(1), to));
            }
            return rest.build();
        }
    }
}
