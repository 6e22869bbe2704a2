package se.klardag.engine.terms;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.value.BilingualText;

/// The other answer to a question that a text leaves open (*den andra läsningen*): what hangs on the reading is the month settled
/// under it.
public sealed interface OtherAnswer {
    /// The page on which the unclear sentence is read, `R-002`.
    String reading();

    /// The kinds of care whose terms leave it open.
    Set<CareType> kinds();

    /// Whether it is open in what an edition says of a group of care.
    default boolean isOpenIn(CareGroup group, Edition edition) {
        return edition.kinds()
                .entrySet()
                .stream()
                .anyMatch(kind -> kind.getValue().group() == group && kinds().contains(kind.getKey()));
    }

    /// One that the rules can state.
    ///
    /// @param values the values that differ, by address, as in a file
    /// @param terms  of the month with those values; without other answers of their own
    record Stated(String reading, Set<CareType> kinds, Map<String, String> values, AgreementTerms terms)
            implements
                OtherAnswer {
        public Stated {
            kinds = Set.copyOf(kinds);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// Dates on which the clocks of the cases started that a question is about (*ärenden från en viss tid*).
    ///
    /// @param from   first date
    /// @param to     last date
    /// @param beyond the date after which they still went on; empty where their end makes no difference
    record Starts(LocalDate from, LocalDate to, Optional<LocalDate> beyond) {
        /// Whether the date is one of them.
        public boolean cover(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /// One that they cannot.
    ///
    /// @param why    in a sentence of its own
    /// @param starts the dates of the clock's start on whose cases alone it is open; empty where it is on every case
    record Unstated(String reading, Set<CareType> kinds, BilingualText why, Optional<Starts> starts)
            implements
                OtherAnswer {
        /// One that is open on every case.
        public Unstated(String reading, Set<CareType> kinds, BilingualText why) {
            this(reading, kinds, why, Optional.empty());
        }

        public Unstated {
            kinds = Set.copyOf(kinds);
        }
    }
}
