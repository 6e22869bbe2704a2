package se.klardag.cli.overview;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import se.klardag.engine.eligibility.Finding;

/// How many deviations a month's cases have (*avvikelser per kommun*), by what they are.
///
/// @param counts  all of them
/// @param byPlace those that a single case shows, by the municipality of the case
public record PlaceFindings(Map<Finding, Long> counts, Map<Integer, Map<Finding, Long>> byPlace) {
    public PlaceFindings {
        counts = copy(counts);
        byPlace = new TreeMap<>(byPlace);
    }

    /// One municipality's alone.
    PlaceFindings only(int municipality) {
        var own = byPlace.getOrDefault(municipality, Map.of());
        return new PlaceFindings(own, Map.of(municipality, own));
    }

    private static Map<Finding, Long> copy(Map<Finding, Long> counts) {
        var copy = new EnumMap<Finding, Long>(Finding.class);
        copy.putAll(counts);
        return copy;
    }
}
