package se.klardag.engine.terms.population;

import java.util.List;
import java.util.Optional;

/// Which cases count (*population*): rules tried in order; the first that fits decides.
///
/// @param rules     every rule that can leave a case out, in order
/// @param deadlines the time limits that two of the rules need
/// @param countedAnyway reasons that the terms name and count, in the same order
public record Population(List<PopulationRule> rules, Deadlines deadlines, List<CountedAnyway> countedAnyway) {
    /// Of terms that name no reason for which a case counts.
    public Population(List<PopulationRule> rules, Deadlines deadlines) {
        this(rules, deadlines, List.of());
    }

    public Population {
        rules = List.copyOf(rules);
        countedAnyway = List.copyOf(countedAnyway);
        if (rules.stream().anyMatch(rule -> rule.effect().value() == Effect.COUNTED)) {
            throw new IllegalArgumentException("a rule that counts the case leaves nobody out");
        }
    }

    /// The page on which the unclear sentence is read that leaves cases out for the reason, `R-005`; none where the text decides.
    public Optional<String> readingBehind(Reason reason) {
        return rules.stream()
                .filter(rule -> rule.reason() == reason && !rule.reading().isEmpty())
                .map(PopulationRule::reading)
                .findFirst();
    }
}
