package se.klardag.rules;

import java.util.Set;

/// Whom an agreement binds (*parter*).
public sealed interface PartyRule {
    /// Every municipality.
    record Everybody() implements PartyRule {}

    /// Every municipality of a region.
    record OfRegion(String region) implements PartyRule {}

    /// The municipalities that are named.
    record Named(Set<Integer> codes) implements PartyRule {
        public Named {
            codes = Set.copyOf(codes);
        }
    }
}
