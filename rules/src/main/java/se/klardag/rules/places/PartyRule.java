package se.klardag.rules.places;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;

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

    /// Whoever has a code of four digits: payers of whom no register ships.
    record AnyCode() implements PartyRule {}

    /// Payers that the rule file lists with code and name.
    record Listed(SortedMap<Integer, Payer> payers, Status status, Source source) implements PartyRule {
        public Listed {
            payers = Collections.unmodifiableSortedMap(new TreeMap<>(payers));
        }

        /// Price classes by code, of those that have one.
        public Map<Integer, String> classes() {
            var classes = new TreeMap<Integer, String>();
            payers.forEach((code, payer) -> {
                if (!payer.priceClass().isEmpty()) {
                    classes.put(code, payer.priceClass());
                }
            });
            return classes;
        }

        /// Weights by code.
        public SortedMap<Integer, BigDecimal> weights() {
            var weights = new TreeMap<Integer, BigDecimal>();
            payers.forEach((code, payer) -> weights.put(code, payer.weight()));
            return weights;
        }
    }

    /// One payer of a list (*betalare*).
    ///
    /// @param priceClass empty when the list gives none
    /// @param weight     in repayments; 0 when the list gives none
    record Payer(String name, String priceClass, BigDecimal weight) {}
}
