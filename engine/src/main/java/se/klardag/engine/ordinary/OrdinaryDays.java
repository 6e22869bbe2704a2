package se.klardag.engine.ordinary;

import java.time.LocalDate;
import java.util.Optional;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.liability.MunicipalityTotals;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.Term;

/// What the days of an ordinary case are (*dygn i vanliga ärenden*): all of one kind, or free at first and then
/// liable.
sealed interface OrdinaryDays {
    /// Whether the case closed in time to have days of the month.
    ///
    /// @param closed wall-clock time of the discharge
    boolean mayHave(long closed);

    /// Adds the days of a case that counts; false, and nothing added, where it has none of the month, or is no
    /// ordinary one.
    ///
    /// @param began wall-clock time at which its clock started
    /// @param first its first day
    /// @param end   the day after its last
    boolean add(Case fact, long began, long first, long end, MunicipalityTotals totals);

    /// Empty where a day is priced by its number, or the version of the free days depends on the case.
    static Optional<OrdinaryDays> of(Terms terms, Period month) {
        boolean inClosing = terms.attribution() instanceof Attribution.ClosedInMonth;
        return switch (terms.liability()) {
            case Liability.Average average -> together(terms, month, longest(average.longStay()));
            case Liability.FollowUpOnly _ -> together(terms, month, Long.MAX_VALUE);
            case Liability.Individual _ when terms.price() instanceof Price.Tariff -> Optional.empty();
            case Liability.Individual individual ->
                FreeVersion.of(individual).map(free -> new CaseByCase(month, inClosing, free));
        };
    }

    private static Optional<OrdinaryDays> together(Terms terms, Period month, long longest) {
        return switch (terms.attribution()) {
            case Attribution.ClosedInMonth closed ->
                Optional.of(new Together(
                        month.firstMoment(), month.endMoment(), closed.zeroDayCases().value() ? 0 : 1, longest));
            case Attribution.DayByDay _ -> Optional.empty();
        };
    }

    private static long longest(LongStay longStay) {
        return switch (longStay) {
            case LongStay.InAverage _ -> Long.MAX_VALUE;
            case LongStay.CarveOut carveOut -> carveOut.over().value();
        };
    }

    /// Days in the average, or followed, of cases that closed in the month.
    ///
    /// @param from   first moment of the month
    /// @param to     the first after it
    /// @param fewest a case with fewer is left out
    /// @param most   one with more is a long-stayer
    record Together(long from, long to, long fewest, long most) implements OrdinaryDays {
        @Override
        public boolean mayHave(long closed) {
            return closed >= from && closed < to;
        }

        @Override
        public boolean add(Case fact, long began, long first, long end, MunicipalityTotals totals) {
            long days = end - first;
            if (days < fewest || days > most) {
                return false;
            }
            totals.addAveraged(days);
            return true;
        }
    }

    /// Days of cases that are each billed on their own.
    ///
    /// @param inClosing whether all are of the month in which the case closed, and not each of its own
    record CaseByCase(Period month, boolean inClosing, FreeVersion free) implements OrdinaryDays {
        @Override
        public boolean mayHave(long closed) {
            return inClosing ? month.containsMoment(closed) : closed >= month.firstMoment();
        }

        @Override
        public boolean add(Case fact, long began, long first, long end, MunicipalityTotals totals) {
            if (!free.holdsOn(WallClock.dayOf(began)) || LiabilityStart.missing(fact, free.days()).isPresent()) {
                return false;
            }
            if (first == end) {
                return addWithoutDay(fact, began, totals);
            }
            long of = inClosing ? first : Math.max(first, month.firstDay());
            long to = inClosing ? end : Math.min(end, month.endDay());
            if (to <= of) {
                return false;
            }
            long liable = to - Math.max(of, LiabilityStart.liableFrom(fact, began, free.days()));
            if (liable > 0) {
                totals.addLiable(liable, to - of - liable);
            } else {
                totals.addFree(free.rule(), to - of);
            }
            return true;
        }

        /// A case whose clock stopped before it had a day is of the month in which it stopped: surely this one where it
        /// started here and the patient left here.
        private boolean addWithoutDay(Case fact, long began, MunicipalityTotals totals) {
            if (inClosing || !month.containsMoment(began) || !month.containsMoment(fact.dischargedAt())) {
                return false;
            }
            totals.addFree(Optional.empty(), 0);
            return true;
        }
    }

    /// The only version of the free days, by plain dates.
    ///
    /// @param rule present
    /// @param from first day on which it holds
    /// @param to   the last
    record FreeVersion(FreeDays days, Optional<Term<FreeDays>> rule, long from, long to) {
        static Optional<FreeVersion> of(Liability.Individual individual) {
            var versions = individual.freeDays().terms();
            // one that nobody read and that has ended is told of by the case that rests on it
            return versions.size() == 1 && (versions.getFirst().provenance().to() == null
                    || versions.getFirst().provenance().status().binds())
                            ? Optional.of(of(versions.getFirst()))
                            : Optional.empty();
        }

        private static FreeVersion of(Term<FreeDays> term) {
            var dates = term.provenance();
            return new FreeVersion(
                    term.value(), Optional.of(term), dates.from().toEpochDay(),
                    (dates.to() == null ? LocalDate.MAX : dates.to()).toEpochDay());
        }

        boolean holdsOn(long day) {
            return day >= from && day <= to;
        }
    }
}
