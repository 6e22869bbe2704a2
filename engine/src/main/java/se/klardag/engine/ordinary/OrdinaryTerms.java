package se.klardag.engine.ordinary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.days.ClockStop;
import se.klardag.engine.days.DayNumbering;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.OrdinaryPopulation;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Clock;

/// Steps 3 to 5 for the ordinary cases of one kind of care, under terms compiled once (*villkor för vanliga
/// ärenden*).
///
/// @param population which cases surely count
/// @param model      what their days are
/// @param sums       of each payer by code, `null` where it has no case yet
record OrdinaryTerms(
        OrdinaryPopulation population,
        Clock.Start start,
        Clock clock,
        boolean stopsAtDischarge,
        DayNumbering numbering,
        OrdinaryDays model,
        @Nullable MunicipalityTotals[] sums) {
    /// Empty where the days of a case depend on more than its own moments.
    static Optional<OrdinaryTerms> of(Terms terms, Period month, @Nullable MunicipalityTotals[] sums) {
        var clock = terms.clock();
        return OrdinaryDays.of(terms, month)
                .map(model -> new OrdinaryTerms(
                        OrdinaryPopulation.of(terms.population(), clock), clock.start().value(), clock,
                        ClockStop.isDischarge(clock), DayNumbering.of(terms.dayCount()), model, sums));
    }

    /// Adds a case to the sums of its payer, if it is ordinary and the payer has sums.
    boolean add(Case fact, int payer) {
        if (payer < 0 || payer >= sums.length || !model.mayHave(fact)) {
            return false;
        }
        var totals = sums[payer];
        return totals != null && population.has(fact) && add(fact, totals);
    }

    private boolean add(Case fact, MunicipalityTotals totals) {
        long began = Eligibility.clockStart(fact, start);
        if (!WallClock.isKnown(began)) {
            return false;
        }
        long stopped = stopsAtDischarge ? fact.dischargedAt() : ClockStop.of(fact, began, clock);
        if (!WallClock.isKnown(stopped) || (!stopsAtDischarge && ClockStop.paused(fact, clock).count() != 0)) {
            return false;
        }
        long first = numbering.firstDay(began);
        return model.add(fact, began, first, Math.max(first, numbering.endDay(stopped)), totals);
    }
}
