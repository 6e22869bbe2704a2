package se.klardag.engine.terms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /// One that they cannot.
    ///
    /// @param why in a sentence of its own
    record Unstated(String reading, Set<CareType> kinds, BilingualText why) implements OtherAnswer {
        public Unstated {
            kinds = Set.copyOf(kinds);
        }
    }
}
