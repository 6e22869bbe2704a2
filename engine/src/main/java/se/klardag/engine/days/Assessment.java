package se.klardag.engine.days;

import se.klardag.engine.eligibility.Verdict;

/// What the first two stages say of one case (*bedömning*).
public sealed interface Assessment {
    /// The case does not belong to the month.
    record Elsewhere() implements Assessment {}

    /// It belongs to the month.
    ///
    /// @param verdict  whether it counts
    /// @param span     the days of the stay that belong to the month
    /// @param split    where they ended up
    /// @param longStay whether it is carved out as a long-stayer
    /// @param listed   whether the bill tells of it: under an individual model only a case with a liable day, or one that
    ///                 would have had one had it not been left out
    record Here(Verdict verdict, DaySpan span, DaySplit split, boolean longStay, boolean listed)
            implements
                Assessment {
        public Here {
            if (split.total() != span.count()) {
                throw new IllegalStateException(
                        "the parts are " + split.total() + " days, the stay is " + span.count());
            }
        }
    }
}
