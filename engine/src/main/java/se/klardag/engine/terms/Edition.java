package se.klardag.engine.terms;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import se.klardag.engine.facts.CareType;

/// What an agreement says between two dates on which none of its terms changes (*lydelse*).
///
/// @param from  first date that picks it
/// @param to    last date that picks it
/// @param kinds terms of each kind of care that can be stated
/// @param alike whether every kind has the same
public record Edition(LocalDate from, LocalDate to, Map<CareType, CareTerms> kinds, boolean alike) {
    public static Edition of(LocalDate from, LocalDate to, Map<CareType, CareTerms> kinds) {
        return new Edition(from, to, kinds, kinds.values().stream().distinct().count() == 1);
    }

    public Edition {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends " + to + " before it starts " + from);
        }
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
        for (var type : CareType.values()) {
            if (kinds.containsKey(type) == (type == CareType.NOT_STATED)) {
                throw new IllegalArgumentException(
                        "terms for every kind of care that can be stated, not " + kinds.keySet());
            }
        }
    }

    /// What it says of a kind of care; of care that was not stated, what it says of somatic care.
    public CareTerms of(CareType careType) {
        var found = kinds.get(careType == CareType.NOT_STATED ? CareType.SOMATIC : careType);
        if (found == null) {
            throw new IllegalStateException("no terms for " + careType);
        }
        return found;
    }

    /// The terms of a group of care: those of its first kind.
    ///
    /// @throws IllegalArgumentException when no kind of care is in the group
    /// @throws se.klardag.engine.terms.value.RuleGapException when they are not known
    public CareTerms.Known termsOf(CareGroup group) {
        return kinds.values()
                .stream()
                .filter(care -> care.group() == group)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of care in " + group))
                .known();
    }

    /// Whether the date picks it.
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
