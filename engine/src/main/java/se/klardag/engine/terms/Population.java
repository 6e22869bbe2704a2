package se.klardag.engine.terms;

import java.util.List;

/// Which cases count (*population*): rules tried in order; the first that fits decides.
///
/// @param rules     every rule that can leave a case out, in order
/// @param deadlines the time limits that two of the rules need
public record Population(List<PopulationRule> rules, Deadlines deadlines) {
    public Population {
        rules = List.copyOf(rules);
        if (rules.stream().anyMatch(rule -> rule.effect().value() == Effect.COUNTED)) {
            throw new IllegalArgumentException("a rule that counts the case leaves nobody out");
        }
    }
}
