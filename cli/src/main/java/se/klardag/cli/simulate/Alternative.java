package se.klardag.cli.simulate;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.value.BilingualText;

/// Rules that stand beside others on the same cases (*alternativ*).
///
/// @param months settled under them, in order of time
public record Alternative(BilingualText title, List<Settlement> months) {
    public Alternative {
        months = List.copyOf(months);
    }

    /// What each municipality is to pay.
    public SortedMap<Integer, BigDecimal> toPay() {
        return Comparison.toPay(months);
    }

    /// What everybody is to pay.
    public BigDecimal total() {
        return toPay().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
