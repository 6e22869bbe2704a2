package se.klardag.engine.days;

import se.klardag.engine.eligibility.Verdict;

/// What the first four steps say of one case (*bedömning*).
public sealed interface Assessment {
    /// The case does not belong to the month.
    record Elsewhere() implements Assessment {}

    /// It belongs to the month.
    ///
    /// @param verdict  whether it counts
    /// @param span     the days of the stay that belong to the month
    /// @param split    where they ended up
    /// @param longStay whether it is carved out as a long-stayer
    /// @param listed   whether it can bear on the sum: under an individual model only a case with a liable day, or one that
    ///                 would have had one had it not been left out
    /// @param paused   the days of the span that an interruption takes out
    /// @param before   charged days of the stay before the span; 0 where no price asks for a day's number
    record InMonth(
            Verdict verdict,
            DaySpan span,
            DaySplit split,
            boolean longStay,
            boolean listed,
            DaySpan paused,
            long before)
            implements
                Assessment {
        public InMonth {
            if (split.total() != span.count()) {
                throw new IllegalStateException(
                        "the parts are " + split.total() + " days, the stay is " + span.count());
            }
        }

        /// Whether it counts and costs nothing (*utan dygn med betalningsansvar*): under an individual model, a case whose
        /// days are all free.
        public boolean isFree() {
            return !listed && verdict instanceof Verdict.Counts;
        }

        /// A case that is left out, with all of its days.
        public static InMonth leftOut(Verdict.LeftOut verdict, DaySpan span, boolean listed) {
            return new InMonth(
                    verdict, span, new DaySplit(0, 0, 0, span.count()), false, listed, DaySpan.EMPTY, 0);
        }
    }
}
