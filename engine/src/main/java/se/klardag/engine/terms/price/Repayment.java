package se.klardag.engine.terms.price;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.terms.value.Term;

/// What one payee gives back to the payers (*återbetalning*): all it was paid, by the payers' weights.
///
/// @param payee   who gives back
/// @param weights of the payers, by code; none below 0, and not all 0
public record Repayment(Term<String> payee, SortedMap<Integer, BigDecimal> weights) {
    public Repayment {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        if (weights.values().stream().anyMatch(weight -> weight.signum() < 0)
                || weights.values().stream().noneMatch(weight -> weight.signum() > 0)) {
            throw new IllegalArgumentException("weights below 0, or all 0: " + Map.copyOf(weights));
        }
    }
}
