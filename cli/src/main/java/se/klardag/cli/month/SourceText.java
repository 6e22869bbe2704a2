package se.klardag.cli.month;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.klardag.cli.text.Texts;
import se.klardag.engine.facts.CaseField;

/// What is known of the source of a month's cases, in words (*källans läge i ord*).
public final class SourceText {
    private SourceText() {}

    /// How far the files reach, what was said of the source, and what its places differ in: a line for each.
    public static List<String> lines(Coverage coverage, Texts texts) {
        var lines = new ArrayList<String>();
        end(coverage.source(), texts).ifPresent(lines::add);
        coverage.source().until().ifPresent(day -> lines.add(texts.get("coverage.until", day)));
        if (!coverage.source().recorded().isEmpty()) {
            lines.add(texts.get("coverage.recorded", titles(coverage.source().recorded())));
        }
        if (coverage.source().differing() > 0) {
            lines.add(texts.get("coverage.differing", coverage.source().differing()));
        }
        return lines;
    }

    /// How to say that a source records what no file has an event of.
    public static Optional<String> unmet(Coverage coverage, Texts texts) {
        var unmet = new TreeSet<>(coverage.source().unmet());
        unmet.retainAll(coverage.fields().missing());
        return unmet.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get(
                        "coverage.unmet", titles(unmet),
                        unmet.stream().map(CaseField::title).collect(Collectors.joining(","))));
    }

    private static String titles(Set<CaseField> fields) {
        return new TreeSet<>(fields).stream().map(CaseField::title).collect(Collectors.joining(", "));
    }

    /// The last event and the days of the month after it, where there are any.
    private static Optional<String> end(SourceState source, Texts texts) {
        return source.quietDays() == 0
                ? Optional.empty()
                : source.last()
                        .map(day -> texts.get(
                                source.quietDays() == 1 ? "coverage.end.one" : "coverage.end", day,
                                source.quietDays()));
    }
}
