package se.klardag.cli.generate;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import se.klardag.cli.generate.stay.Place;

/// 33 municipalities that do not exist, with 1.4 million inhabitants, and what is generated for them.
final class InventedRegion {
    private static final int[] THOUSANDS = {355, 140, 118, 81, 52, 47, 46, 44, 37, 35, 35, 34, 32, 31, 28, 25, 24, 23,
            20, 19, 18, 17, 16, 16, 15, 15, 15, 14, 13, 13, 8, 7, 7};

    private InventedRegion() {}

    static List<Place> places() {
        var places = new ArrayList<Place>();
        for (int index = 0; index < THOUSANDS.length; index++) {
            places.add(new Place(Integer.toString(1201 + 3 * index), 1_000 * THOUSANDS[index]));
        }
        return List.copyOf(places);
    }

    static String csv(List<Place> places, YearMonth from, int months, long seed) throws IOException {
        var text = new StringBuilder();
        new CaseGenerator(places, from, months, seed).writeTo(text);
        return text.toString();
    }

    static List<ExportedCase> cases(String csv) {
        return csv.lines().skip(1).map(ExportedCase::of).toList();
    }
}
