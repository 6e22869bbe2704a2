package se.klardag.engine.terms;

import java.util.Optional;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.population.Population;
import se.klardag.engine.terms.price.Payable;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Term;

/// What holds for one month and kind of care (*villkor*), every value picked and sourced: the steps look nothing up.
public record Terms(
        Population population,
        Clock clock,
        DayCount dayCount,
        Attribution attribution,
        Liability liability,
        Price price,
        Term<Payable> payable) {

    public Terms {
        if (liability instanceof Liability.Average && attribution instanceof Attribution.DayByDay) {
            throw new IllegalArgumentException("an average needs attribution.membership closed-in-month");
        }
    }

    /// How earlier months decide whether this one is charged (*tidigare månader avgör*); empty where they do not.
    public Optional<Trigger.PooledMonths> decidedByEarlierMonths() {
        return liability instanceof Liability.Average average
                && average.trigger() instanceof Trigger.PooledMonths pooled ? Optional.of(pooled) : Optional.empty();
    }
}
