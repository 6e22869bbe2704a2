package se.klardag.engine.bill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.Charge;
import se.klardag.engine.liability.Pool;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Reason;
import se.klardag.engine.terms.Terms;

/// What one municipality owes for one month and group of care (*räkning*).
///
/// @param municipality kommunkod, or the code of whoever pays
/// @param edition      the edition of the agreement that its cases were settled under
/// @param pool         the sums on plain values
/// @param charge       days, mean, excess
/// @param amount       in the currency of the price, unrounded
/// @param toPay        after the rounding of the payable total
/// @param terms        the terms it was settled under
/// @param shadow       what it would have come to, where nothing is billed
public record Bill(
        int municipality,
        Edition edition,
        CareGroup careGroup,
        Pool pool,
        Charge charge,
        Figure amount,
        Figure toPay,
        Terms terms,
        Optional<Shadow> shadow) {
    /// Long-stayers billed on their own; none where the terms have no carve-out.
    public long longStayCases() {
        return switch (terms.liability()) {
            case Liability.Average _ -> pool.casesApart();
            case Liability.Individual _,Liability.FollowUpOnly _ -> 0;
        };
    }

    /// Cases left out, by reason, in the order in which the terms try the reasons; those that later stages find come
    /// last.
    public Map<Reason, Long> excludedInOrder() {
        var counts = pool.excluded();
        var ordered = new LinkedHashMap<Reason, Long>();
        for (var rule : terms.population().rules()) {
            var cases = counts.get(rule.reason());
            if (cases != null) {
                ordered.put(rule.reason(), cases);
            }
        }
        counts.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
