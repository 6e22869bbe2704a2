package se.klardag.engine.bill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.figure.Figure;
import se.klardag.engine.liability.BillableDays;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.Reason;

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
/// @param stakes       what of it hangs on readings of unclear texts; of what it would have come to, where nothing is billed
public record Bill(
        int municipality,
        Edition edition,
        CareGroup careGroup,
        MunicipalityTotals pool,
        BillableDays charge,
        Figure amount,
        Figure toPay,
        Terms terms,
        Optional<Shadow> shadow,
        ReadingStakes stakes) {
    /// What of it hangs on readings that count cases.
    public List<ReadingShare> readings() {
        return stakes.counted();
    }

    /// What it lacks by readings that leave cases out, each by itself.
    public List<LeftOutShare> leftOut() {
        return stakes.leftOut();
    }

    public BillKey key() {
        return new BillKey(municipality, edition.from(), careGroup);
    }

    /// Long-stayers billed on their own; none where the terms have no carve-out.
    public long longStayCases() {
        return switch (terms.liability()) {
            case Liability.Average _ -> pool.individualCases();
            case Liability.Individual _,Liability.FollowUpOnly _ -> 0;
        };
    }

    /// Cases left out, by reason, in the order in which the terms try the reasons; those that later steps find come
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
