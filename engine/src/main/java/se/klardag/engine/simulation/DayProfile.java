package se.klardag.engine.simulation;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.bill.CareGroup;
import se.klardag.engine.days.Assessing;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.DayBreak;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Effect;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.LongStay;
import se.klardag.engine.terms.Terms;

/// How many cases of a municipality and month have how many days, under one day break (*dygnsprofil*): all that threshold,
/// day break and long-stay limit need, and nothing that tells one patient from another.
///
/// @param municipality kommunkod
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
    /// Profiles for every day break; empty when the terms are of another form than the average model on cases closed in
    /// the month and counted by day breaks, or tell kinds of care apart without saying where an unstated one belongs.
    public static Optional<List<DayProfile>> of(
            PeriodCases cases, List<AgreementTerms> terms, List<LocalTime> dayBreaks) {
        var profiles = new ArrayList<DayProfile>();
        for (int month = 0; month < terms.size(); month++) {
            var agreement = terms.get(month);
            if (!fits(agreement.somatic()) || !fits(agreement.psychiatric())) {
                return Optional.empty();
            }
            for (int dayBreak = 0; dayBreak < dayBreaks.size(); dayBreak++) {
                profiles.addAll(profiles(cases.in(agreement.period()), agreement, month, dayBreaks, dayBreak));
            }
        }
        return Optional.of(profiles);
    }

    private static boolean fits(Terms terms) {
        return terms.liability() instanceof Liability.Average
                && terms.attribution() instanceof Attribution.ClosedInMonth
                && terms.dayCount() instanceof DayCount.BreaksPassed;
    }

    private static List<DayProfile> profiles(
            List<RecordedCase> cases, AgreementTerms agreement, int month, List<LocalTime> dayBreaks, int dayBreak) {
        var somatic = plain(agreement.somatic(), dayBreaks.get(dayBreak));
        var psychiatric = plain(agreement.psychiatric(), dayBreaks.get(dayBreak));
        var found = new TreeMap<Integer, Map<CareGroup, Gathered>>();
        for (var fact : cases) {
            if (!agreement.parties().include(fact.municipality())) {
                continue;
            }
            var terms = fact.careType() == CareType.PSYCHIATRIC ? psychiatric : somatic;
            if (unsettled(fact, agreement)
                    || !(Assessing.of(fact, terms, agreement.period()) instanceof Assessment.Here here)) {
                continue;
            }
            var group = CaseMove.groupOf(fact.careType(), agreement);
            found.computeIfAbsent(fact.municipality(), _ -> new TreeMap<>())
                    .computeIfAbsent(group, _ -> new Gathered())
                    .add(here);
        }
        var profiles = new ArrayList<DayProfile>();
        found.forEach((code, groups) -> groups.forEach((group, gathered) -> profiles.add(
                new DayProfile(code, group, month, dayBreak, gathered.withoutDays, gathered.days))));
        return profiles;
    }

    /// A case whose kind of care is not stated counts only where the kind makes no difference.
    private static boolean unsettled(RecordedCase fact, AgreementTerms agreement) {
        return fact.careType() == CareType.NOT_STATED
                && (agreement.split() || !agreement.somatic().equals(agreement.psychiatric()));
    }

    /// The same terms with this day break, every case in the average, zero-day cases too: who reads the profile does the
    /// rest.
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
                        new LongStay.InAverage(average.model())),
                terms.price(),
                terms.payable());
    }

    /// Counts under way.
    private static final class Gathered {
        private final SortedMap<Long, Long> days = new TreeMap<>();
        private long withoutDays;

        void add(Assessment.Here here) {
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
