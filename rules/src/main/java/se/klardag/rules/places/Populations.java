package se.klardag.rules.places;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.files.CsvLines;

/// Inhabitants per municipality (*folkmängd*), for synthetic cases and for amounts per inhabitant: no bill rests on them.
public final class Populations {
    /// The end of which year they are of.
    public static final int YEAR = 2020;

    private static final List<String> REGIONS = List.of("skane");

    private Populations() {}

    /// The regions we have figures for.
    public static List<String> regions() {
        return REGIONS;
    }

    /// Inhabitants of each municipality of a region, ascending by code.
    ///
    /// @param region one of [#regions]
    public static SortedMap<Municipality, Integer> of(String region, Municipalities municipalities) {
        if (!REGIONS.contains(region)) {
            throw new IllegalArgumentException("no figures for " + region);
        }
        var inhabitants = new TreeMap<Municipality, Integer>((one, other) -> Integer.compare(one.code(), other.code()));
        for (var row : new CsvLines("municipalities/" + region + "-population.csv").rows()) {
            int code = Integer.parseInt(row.get("code"));
            var municipality = municipalities
                    .find(code)
                    .orElseThrow(() -> new IllegalStateException("no municipality " + code));
            inhabitants.put(municipality, Integer.valueOf(row.get("population")));
        }
        return inhabitants;
    }

    /// Inhabitants of every municipality we have a figure for, by code.
    public static SortedMap<Integer, Integer> known() {
        var inhabitants = new TreeMap<Integer, Integer>();
        for (var region : REGIONS) {
            of(region, Municipalities.shipped()).forEach((place, count) -> inhabitants.put(place.code(), count));
        }
        return inhabitants;
    }
}
