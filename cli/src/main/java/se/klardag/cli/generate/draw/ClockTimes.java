package se.klardag.cli.generate.draw;

import java.util.Arrays;
import se.klardag.cli.generate.stay.RandomStream;

/// The clock times of ready and discharge of one period, in minutes of the day.
///
/// | | |
/// |---|---|
/// | Unit | minutes since midnight, whole |
/// | Valid | synthetic cases only |
/// | Source | `abroad-and-statistics.md` D.5: ready triangular 08–16, mode 10:30; discharge normal 14:15 ± 2 h |
/// | Rounding | down to the minute, so 11:59:59 is still before noon |
public record ClockTimes(int ready, int discharge) {
    /// A patient who leaves the day of ready leaves at least this many minutes after it.
    private static final int SHORTEST_STAY = 15;
    private static final int CANDIDATES = 15;

    static ClockTimes draw(RandomStream stream, int midnights) {
        return midnights > 0 ? new ClockTimes(drawReady(stream), drawDischarge(stream)) : drawSameDay(stream);
    }

    /// Ready before discharge, without bending either of D.5's two curves.
    ///
    /// Simply asking for a discharge after ready would make both hours unlike D.5 (about .08 instead of .13 leave
    /// before noon). Instead fifteen of each are drawn and sorted, and one rank is taken from both lists: each time
    /// still has exactly its own curve, but early goes with early. The few pairs that clash are drawn again.
    private static ClockTimes drawSameDay(RandomStream stream) {
        while (true) {
            int[] ready = new int[CANDIDATES];
            int[] discharge = new int[CANDIDATES];
            Arrays.setAll(ready, index -> drawReady(stream));
            Arrays.setAll(discharge, index -> drawDischarge(stream));
            Arrays.sort(ready);
            Arrays.sort(discharge);
            int rank = stream.between(0, CANDIDATES - 1);
            if (discharge[rank] - ready[rank] >= SHORTEST_STAY) {
                return new ClockTimes(ready[rank], discharge[rank]);
            }
        }
    }

    private static int drawReady(RandomStream stream) {
        return (int) stream.triangular(Recipe.READY_EARLIEST, Recipe.READY_MODE, Recipe.READY_LATEST);
    }

    private static int drawDischarge(RandomStream stream) {
        return (int) stream.truncatedNormal(Recipe.DISCHARGE_MEAN, Recipe.DISCHARGE_DEVIATION,
                Recipe.DISCHARGE_EARLIEST, Recipe.DISCHARGE_LATEST);
    }
}
