package se.klardag.engine.grant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.figure.Label;
import se.klardag.engine.figure.Unit;
import se.klardag.engine.price.LargestRemainder;

/// A grant distributed (*fördelat bidrag*): base amounts first, the rest by population.
///
/// @param terms  what is decided
/// @param rest   what is distributed by population
/// @param shares one for each receiver, in the order of the terms
public record Allocation(GrantTerms terms, Figure rest, List<Share> shares) {
    /// What one receiver gets (*mottagarens del*).
    ///
    /// @param bases   its base amounts
    /// @param portion of the rest; empty where nothing is left, or where the population is not known
    public record Share(String receiver, Figure.Sum bases, Optional<Portion> portion) {
        /// The whole share, made of its parts.
        public Figure.Sum figure() {
            var parts = new ArrayList<>(bases.parts());
            portion.ifPresent(each -> parts.add(
                    new Figure.Counted(Label.GRANT_BY_POPULATION, Unit.SEK, each.value())));
            return new Figure.Sum(Label.GRANT_SHARE, Unit.SEK, parts);
        }
    }

    public Allocation {
        shares = List.copyOf(shares);
    }

    /// Base amounts alone: the population of the receivers is not known, or nothing is left for it.
    public static Allocation ofBases(GrantTerms terms) {
        return new Allocation(terms, terms.rest(), terms.receivers()
                .stream()
                .map(receiver -> new Share(receiver, terms.basesOf(receiver), Optional.empty()))
                .toList());
    }

    /// Base amounts, and the rest by population.
    ///
    /// @param people inhabitants of every receiver
    /// @throws IllegalArgumentException when a receiver has no figure
    public static Allocation of(GrantTerms terms, Map<String, Long> people) {
        var weights = new TreeMap<Integer, BigDecimal>();
        for (var receiver : terms.receivers()) {
            var count = people.get(receiver);
            if (count == null) {
                throw new IllegalArgumentException("no inhabitants of " + receiver);
            }
            weights.put(weights.size(), BigDecimal.valueOf(count));
        }
        var rest = terms.rest();
        var all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new ArrayList<Share>();
        LargestRemainder.wholeByWeights(rest.value(), weights).forEach((place, amount) -> {
            var count = weights.getOrDefault(place, BigDecimal.ZERO);
            boolean raised = amount.multiply(all).compareTo(rest.value().multiply(count)) > 0;
            var receiver = terms.receivers().get(place);
            shares.add(new Share(receiver, terms.basesOf(receiver), Optional.of(
                    new Portion(rest, count.longValueExact(), all.longValueExact(), raised))));
        });
        return new Allocation(terms, rest, shares);
    }

    /// Whether something is left that no receiver has got.
    public boolean isPartial() {
        return rest.value().signum() > 0 && shares.stream().anyMatch(share -> share.portion().isEmpty());
    }

    /// What all receivers get together.
    public BigDecimal distributed() {
        return shares.stream().map(share -> share.figure().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
