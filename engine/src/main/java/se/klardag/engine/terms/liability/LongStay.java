package se.klardag.engine.terms.liability;

import se.klardag.engine.terms.value.Term;

/// What happens to long-stayers (*långliggare*).
public sealed interface LongStay {
    /// They stay in the average like everybody else.
    record InAverage(Term<String> stated) implements LongStay {}

    /// A case with more than `over` counted days is billed on its own.
    ///
    /// A day is either in the average, billed on its own, or free; combinations that would put one day in two places
    /// are refused, because a day is never billed twice.
    ///
    /// @param over   days, 0 or more
    /// @param place  what of the case the average keeps
    /// @param billed which of its days are billed on their own
    record CarveOut(Term<Integer> over, Term<Place> place, Term<Billed> billed) implements LongStay {
        public CarveOut {
            if (over.value() < 0) {
                throw new IllegalArgumentException("long-stay limit below 0: " + over.value());
            }
            if (place.value() == Place.CAPPED && over.value() == 0) {
                throw new IllegalArgumentException("longStay: place capped at 0 days keeps no day");
            }
            if (place.value() == Place.CAPPED && billed.value() == Billed.ALL_DAYS) {
                throw new IllegalArgumentException(
                        "longStay: place capped with all days billed would bill the first days twice");
            }
        }
    }

    /// What the average keeps of a long-stayer.
    enum Place {
        /// Neither its days nor the case.
        REMOVED,
        /// The case with the days up to the limit.
        CAPPED
    }

    /// Which days of a long-stayer are billed on their own.
    enum Billed {
        DAYS_OVER_LIMIT,
        ALL_DAYS
    }
}
