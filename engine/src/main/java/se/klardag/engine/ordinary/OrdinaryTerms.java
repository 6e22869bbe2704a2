package se.klardag.engine.ordinary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.days.ClockStop;
import se.klardag.engine.days.DayNumbering;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Clock;

/// Steps 3 to 5 for the ordinary cases of one kind of care, under terms compiled once (*villkor för vanliga ärenden*).
final class OrdinaryTerms {
    private final OrdinaryPopulation population;
    private final Clock clock;
    private final Clock.Start start;
    private final boolean stopsAtDischarge;
    private final DayNumbering numbering;
    private final OrdinaryDays model;
    private final @Nullable MunicipalityTotals[] sums;

    private OrdinaryTerms(Terms terms, OrdinaryDays model, @Nullable MunicipalityTotals[] sums) {
        this.population = OrdinaryPopulation.of(terms.population(), terms.clock());
        this.clock = terms.clock();
        this.start = clock.start().value();
        this.stopsAtDischarge = ClockStop.isDischarge(clock);
        this.numbering = DayNumbering.of(terms.dayCount());
        this.model = model;
        this.sums = sums;
    }

    /// Empty where no plain numbers say what the days of a case are.
    ///
    /// @param sums of each payer by code, `null` where it has no case yet
    static Optional<OrdinaryTerms> of(Terms terms, Period month, @Nullable MunicipalityTotals[] sums) {
        return OrdinaryDays.of(terms, month).map(model -> new OrdinaryTerms(terms, model, sums));
    }

    /// The reasons that a case is asked for, a bit for each.
    long asked() {
        return population.asked();
    }

    /// Adds a case to the sums of its payer, if it is ordinary and the payer has sums.
    ///
    /// @param fact the case whose numbers they are
    boolean add(long[] numbers, int at, Case fact) {
        int payer = CaseNumbers.municipality(numbers, at);
        if (payer < 0 || payer >= sums.length || !model.mayHave(CaseNumbers.discharged(numbers, at))) {
            return false;
        }
        var totals = sums[payer];
        return totals != null && population.has(numbers, at, fact) && add(numbers, at, fact, totals);
    }

    private boolean add(long[] numbers, int at, Case fact, MunicipalityTotals totals) {
        long began = Eligibility.clockStart(
                CaseNumbers.readyNotice(numbers, at), CaseNumbers.ready(numbers, at),
                CaseNumbers.admitted(numbers, at), start);
        if (!WallClock.isKnown(began)) {
            return false;
        }
        long stopped = stopsAtDischarge
                ? CaseNumbers.discharged(numbers, at)
                : ClockStop.of(fact, began, clock);
        if (!WallClock.isKnown(stopped) || (!stopsAtDischarge && ClockStop.paused(fact, clock).count() != 0)) {
            return false;
        }
        long first = numbering.firstDay(began);
        return model.add(fact, began, first, Math.max(first, numbering.endDay(stopped)), totals);
    }
}
