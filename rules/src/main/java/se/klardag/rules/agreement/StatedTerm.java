package se.klardag.rules.agreement;

import java.time.LocalDate;
import java.util.List;
import se.klardag.engine.terms.value.Timeline;

/// Everything stated for one address (*angivet villkor*): versions over time, and gaps with reasons.
public record StatedTerm(String path, List<TermVersion> versions, List<Timeline.Gap> gaps) {
    public StatedTerm {
        versions = List.copyOf(versions);
        gaps = List.copyOf(gaps);
    }

    /// Whether anything is said of the date, be it that the value is missing.
    public boolean speaksOf(LocalDate date) {
        return versions.stream().anyMatch(version -> version.covers(date))
                || gaps.stream().anyMatch(gap -> !date.isBefore(gap.from()) && !date.isAfter(gap.to()));
    }
}
