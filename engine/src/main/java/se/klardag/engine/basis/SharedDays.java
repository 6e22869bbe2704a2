package se.klardag.engine.basis;

import java.util.Comparator;

/// Two periods of one patient that share time, and the days that are paid for in both (*gemensamma dygn*).
///
/// @param cases the two
/// @param days  dates that count in both, or for which both are liable: each would be paid for twice; 0 where they share time
///              and no such date
public record SharedDays(CasePair cases, long days) implements Comparable<SharedDays> {
    private static final Comparator<SharedDays> BY_CASES = Comparator.comparing(SharedDays::cases)
            .thenComparingLong(SharedDays::days);

    /// By the ids, so that what is told does not hang on the order of rows.
    @Override
    public int compareTo(SharedDays other) {
        return BY_CASES.compare(this, other);
    }
}
