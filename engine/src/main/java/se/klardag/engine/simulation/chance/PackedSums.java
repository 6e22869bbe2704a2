package se.klardag.engine.simulation.chance;

import se.klardag.engine.simulation.CaseSums;

/// Three sums of a case in one `long` (*packade summor*): adding two adds all three. The whole cost of resampling is such
/// additions.
final class PackedSums {
    /// A stay of more days is refused: eleven years.
    static final int MOST_DAYS = 4_095;
    /// So many can be added before a part runs over.
    static final int MOST_ADDED = 4_096;

    private static final int DAY_BITS = 24;
    private static final long DAY_MASK = (1L << DAY_BITS) - 1;
    private static final int MOST_CASES = 15;

    private PackedSums() {}

    static long of(CaseSums sums) {
        if (sums.cases() > MOST_CASES || sums.days() > MOST_DAYS || sums.individualDays() > MOST_DAYS) {
            throw new IllegalArgumentException("too much for one draw: " + sums);
        }
        return (sums.cases() << (2 * DAY_BITS)) | (sums.days() << DAY_BITS) | sums.individualDays();
    }

    static long cases(long packed) {
        return packed >>> (2 * DAY_BITS);
    }

    static long days(long packed) {
        return (packed >>> DAY_BITS) & DAY_MASK;
    }

    static long individualDays(long packed) {
        return packed & DAY_MASK;
    }
}
