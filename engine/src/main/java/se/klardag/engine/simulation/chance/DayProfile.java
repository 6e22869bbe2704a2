package se.klardag.engine.simulation.chance;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.simulation.CasePart;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.liability.Trigger;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.price.Price;

/// How many cases of a municipality and month have how many days, under one day break (*dygnsprofil*): all that threshold,
/// day break and long-stay limit need, and nothing that tells one patient from another.
///
/// @param municipality code of who pays
/// @param month        index of the month
/// @param dayBreak     index of the day break
/// @param withoutDays  cases in the denominator whose days are left out
/// @param days         cases by number of days
public record DayProfile(
        int municipality,
        CareGroup careGroup,
        int month,
        int dayBreak,
        long withoutDays,
        SortedMap<Long, Long> days) {
    /// Profiles for every day break; empty when the terms are of another form: anything but one edition of billed months
    /// under the average model, each standing for itself, on cases closed in the month and counted by day breaks.
    public static Optional<List<DayProfile>> of(
            PeriodCases cases, List<AgreementTerms> terms, List<LocalTime> dayBreaks) {
        if (!terms.stream().allMatch(DayProfile::fits)) {
            return Optional.empty();
        }
        var profiles = new ArrayList<DayProfile>();
        for (int month = 0; month < terms.size(); month++) {
            for (int dayBreak = 0; dayBreak < dayBreaks.size(); dayBreak++) {
                profiles.addAll(profiles(cases, terms.get(month), month, dayBreaks, dayBreak));
            }
        }
        return Optional.of(profiles);
    }

    private static boolean fits(AgreementTerms agreement) {
        return agreement.editions().size() == 1
                && agreement.current()
                        .kinds()
                        .values()
                        .stream()
                        .allMatch(care -> care instanceof CareTerms.Known known
                                && known.suspension().isEmpty()
                                && fits(known.terms()));
    }

    private static boolean fits(Terms terms) {
        return terms.liability() instanceof Liability.Average average
                && average.trigger() instanceof Trigger.EachMonth
                && terms.price() instanceof Price.PerDay
                && terms.attribution() instanceof Attribution.ClosedInMonth
                && terms.dayCount() instanceof DayCount.BreaksPassed;
    }

    private static List<DayProfile> profiles(
            PeriodCases cases, AgreementTerms agreement, int month, List<LocalTime> dayBreaks, int dayBreak) {
        var plain = plain(agreement, dayBreaks.get(dayBreak));
        var found = new TreeMap<Integer, Map<CareGroup, Gathered>>();
        for (var fact : cases.in(agreement.period())) {
            for (var part : CasePart.of(fact, plain)) {
                found.computeIfAbsent(part.payer(), _ -> new EnumMap<>(CareGroup.class))
                        .computeIfAbsent(part.slot().group(), _ -> new Gathered())
                        .add(part.assessment());
            }
        }
        var profiles = new ArrayList<DayProfile>();
        found.forEach((code, groups) -> groups.forEach((group, gathered) -> profiles.add(
                new DayProfile(code, group, month, dayBreak, gathered.withoutDays, gathered.days))));
        return profiles;
    }

    /// The same agreement with this day break, every case in the average, zero-day cases too: who reads the profile does the
    /// rest.
    private static AgreementTerms plain(AgreementTerms agreement, LocalTime at) {
        var kinds = new EnumMap<CareType, CareTerms>(CareType.class);
        var edition = agreement.current();
        edition.kinds().forEach((kind, care) -> {
            var known = care.known();
            kinds.put(
                    kind,
                    new CareTerms.Known(
                            known.group(), plain(known.terms(), at), known.activation(), known.follows()));
        });
        return agreement.in(
                agreement.period(), List.of(new Edition(edition.from(), edition.to(), kinds, edition.alike())));
    }

    private static Terms plain(Terms terms, LocalTime at) {
        if (!(terms.liability() instanceof Liability.Average average)
                || !(terms.attribution() instanceof Attribution.ClosedInMonth closed)
                || !(terms.dayCount() instanceof DayCount.BreaksPassed(var dayBreak))) {
            throw new IllegalArgumentException("other terms than the average model's");
        }
        return new Terms(
                terms.population(),
                terms.clock(),
                new DayCount.BreaksPassed(dayBreak.as(new DayBreak(at))),
                new Attribution.ClosedInMonth(closed.membership(), closed.zeroDayCases().as(true)),
                new Liability.Average(
                        average.model(),
                        average.threshold(),
                        average.rounding(),
                        average.charge(),
                        new LongStay.InAverage(average.model()),
                        average.trigger()),
                terms.price(),
                terms.payable());
    }

    /// Counts under way.
    private static final class Gathered {
        private final SortedMap<Long, Long> days = new TreeMap<>();
        private long withoutDays;

        void add(Assessment.InMonth here) {
            switch (here.verdict()) {
                case Verdict.Counts _ -> days.merge(here.split().inAverage(), 1L, Long::sum);
                case Verdict.LeftOut(var _, var by) -> {
                    if (by.value() == Effect.OUT_OF_NUMERATOR) {
                        withoutDays++;
                    }
                }
            }
        }
    }
}
