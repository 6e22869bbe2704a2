package se.klardag.rules;

import java.util.List;
import se.klardag.engine.terms.Timeline;

/// Everything stated for one address (*angivet villkor*): versions over time, and gaps with reasons.
public record Stated(String path, List<Version> versions, List<Timeline.Gap> gaps) {
    public Stated {
        versions = List.copyOf(versions);
        gaps = List.copyOf(gaps);
    }
}
