package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.chance.DayProfile;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.price.Currency;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// Simulation on plain numbers against settling, under every agreement in kronor and in every month that can be settled:
/// generated cases of every kind of care, at every hour, with what can be recorded of them.
class PlainNumbersTest {
    private static final YearMonth FIRST = YearMonth.of(2003, 7);
    private static final YearMonth LAST = YearMonth.of(2026, 12);
    private static final int CASES = 80;
    private static final Pattern MET_BY = Pattern.compile("^case (\\w+), ");
    private static final Municipalities MUNICIPALITIES = Municipalities.shipped();

    static Stream<String> agreements() {
        var files = Stream.of("trigger/vastra-gotaland-proposal-quarter", "not-billed/stockholm-2020-reading-a-billed",
                "editions/vastra-gotaland-switch-by-notice")
                .map(folder -> Path.of("..", "fixtures", folder, "agreement.yaml").toString());
        return Stream.concat(Agreements.ids().stream(), files);
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void every_month_that_settles_is_priced_alike(String id) {
        var agreement = Agreements.find(id);
        for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(5)) {
            compare(agreement, List.of(month), month.hashCode());
        }
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void so_are_stretches_of_months_over_changes_of_the_terms(String id) {
        var agreement = Agreements.find(id);
        for (var month = FIRST.plusMonths(3); month.isBefore(LAST); month = month.plusMonths(19)) {
            compare(agreement, Stream.iterate(month, each -> each.plusMonths(1)).limit(5).toList(), month.hashCode());
        }
    }

    /// What the others would be worth if nothing were ever billed in them.
    @ParameterizedTest
    @CsvSource({"skane-2018, 2022-09", "statute, 2022-09", "statute, 2019-02", "dalarna-2023, 2024-03",
            "act-1990-1404, 2016-10", "act-1990-1404-skane, 2016-10", "act-1990-1404-stockholm, 2016-10",
            "gavleborg-2016, 2016-11", "ostergotland-2018, 2025-09", "vastra-gotaland-2016, 2017-03",
            "vastra-gotaland-2018-01, 2018-03", "vastra-gotaland-2018-09, 2020-03",
            "stockholm-2020-reading-a-billed, 2020-03", "vastra-gotaland-switch-by-notice, 2020-02"})
    void the_agreements_that_bill_are_among_them(String id, YearMonth month) {
        var known = agreements().filter(each -> each.equals(id) || each.contains("/" + id + "/")).findFirst();
        assertThat(compare(Agreements.find(known.orElseThrow()), List.of(month), 1)).isTrue();
    }

    @Test
    void months_of_a_year_without_changes_count_alike() {
        for (var id : List.of("skane-2018", "statute", "dalarna-2023")) {
            var months = Stream.iterate(YearMonth.of(2024, 1), each -> each.plusMonths(1)).limit(12).toList();
            var terms = resolved(Agreements.find(id), months).orElseThrow();
            var kept = PeriodCases.of(_ -> {}, months.stream().map(Period::of).toList());
            assertThat(Resampling.of(kept, List.of(terms)).stretches()).as(id).isEqualTo(1);
        }
    }

    /// Whether anything was priced.
    private static boolean compare(Agreement agreement, List<YearMonth> months, int seed) {
        var resolved = resolved(agreement, months);
        if (resolved.isEmpty()) {
            return false;
        }
        var terms = resolved.get();
        var cases = settled(terms, cases(terms, new Random(seed)));
        if (gap(terms, cases).isPresent()) {
            return false;
        }
        var settlements = terms.stream().map(each -> settle(cases::forEach, each)).toList();
        var kept = PeriodCases.of(cases::forEach, months.stream().map(Period::of).toList());
        var again = terms.stream().map(each -> settle(kept.source(each), each)).toList();
        var amounts = Comparison.amounts(settlements);
        assertThat(Comparison.amounts(again)).as("%s %s", agreement.id(), months).isEqualTo(amounts);
        for (int i = 0; i < terms.size(); i++) {
            profilesSayWhatSettlingCounts(kept, terms, i, settlements.get(i));
        }
        if (Resampling.unfit(List.of(terms)).isPresent()) {
            return false;
        }
        if (terms.size() > 1 && terms.stream().anyMatch(PlainNumbersTest::hasUnknownPrice)) {
            // A drawn month may need a price that the cases as they are do not.
            return false;
        }
        var plain = Resampling.of(kept, List.of(terms)).asTheyAre();
        amounts.forEach((code, amount) -> assertThat(plain.getOrDefault(code, new double[]{0})[0])
                .as("%s %s %d", agreement.id(), months, code)
                .isCloseTo(amount.doubleValue(), within(1e-6)));
        assertThat(plain.keySet()).isSubsetOf(amounts.keySet());
        return amounts.values().stream().anyMatch(amount -> amount.signum() > 0);
    }

    private static boolean hasUnknownPrice(AgreementTerms terms) {
        return terms.editions()
                .stream()
                .flatMap(edition -> edition.kinds().values().stream())
                .anyMatch(care -> care instanceof CareTerms.Known known
                        && known.terms().price() instanceof Price.Unknown);
    }

    private static Optional<List<AgreementTerms>> resolved(Agreement agreement, List<YearMonth> months) {
        try {
            var terms = months.stream()
                    .map(month -> TermsResolution.resolve(agreement, month, MUNICIPALITIES))
                    .toList();
            terms.forEach(MonthSettler::refuseWithoutPrice);
            return terms.getFirst().price().currency().equals(Currency.SEK) ? Optional.of(terms) : Optional.empty();
        } catch (RuleGapException gap) {
            assertThat(gap.path()).isNotEmpty();
            return Optional.empty();
        }
    }

    /// The cases without those that meet a gap: single ones, and kinds of care that cannot be priced.
    private static List<RecordedCase> settled(List<AgreementTerms> terms, List<RecordedCase> all) {
        var left = new ArrayList<RecordedCase>();
        for (var kind : CareType.values()) {
            var own = new ArrayList<>(all.stream().filter(fact -> fact.careType() == kind).toList());
            for (var gap = gap(terms, own); gap.isPresent(); gap = gap(terms, own)) {
                var met = MET_BY.matcher(gap.get().reason().english());
                if (!met.find() || !own.removeIf(fact -> fact.id().equals(met.group(1)))) {
                    if (!gap.get().path().equals("liability.trigger")) {
                        own.clear();
                    }
                    break;
                }
            }
            left.addAll(own);
        }
        return left;
    }

    private static Optional<RuleGapException> gap(List<AgreementTerms> terms, List<RecordedCase> cases) {
        try {
            terms.forEach(each -> settle(cases::forEach, each));
            return Optional.empty();
        } catch (RuleGapException gap) {
            return Optional.of(gap);
        }
    }

    private static Settlement settle(CaseSource cases, AgreementTerms terms) {
        return MonthSettler.settle(cases, terms, CaseListener.NOBODY);
    }

    /// Days of the profile under the terms' own day break, long-stayers taken out as the terms say.
    private static void profilesSayWhatSettlingCounts(
            PeriodCases kept, List<AgreementTerms> all, int month, Settlement settlement) {
        var terms = all.get(month);
        var one = List.of(terms);
        if (!(terms.current().of(CareType.SOMATIC) instanceof CareTerms.Known known)
                || !(known.terms().dayCount() instanceof DayCount.BreaksPassed(var dayBreak))) {
            return;
        }
        var profiles = DayProfile.of(kept, one, List.of(dayBreak.value().at()));
        if (profiles.isEmpty()) {
            return;
        }
        for (var bill : settlement.bills()) {
            if (!bill.terms().dayCount().equals(known.terms().dayCount())) {
                continue;
            }
            var own = profiles.get()
                    .stream()
                    .filter(each -> each.municipality() == bill.municipality()
                            && each.careGroup() == bill.careGroup())
                    .findFirst();
            assertThat(sums(own, bill)).isEqualTo(
                    List.of(bill.pool().cases(), bill.pool().days(), bill.pool().individualDays()));
        }
    }

    private static List<Long> sums(Optional<DayProfile> profile, Bill bill) {
        SortedMap<Long, Long> days = profile.map(DayProfile::days).orElseThrow();
        boolean zeroDays = bill.terms().attribution() instanceof Attribution.ClosedInMonth own
                && own.zeroDayCases().value();
        long cases = profile.orElseThrow().withoutDays();
        long counted = 0;
        long apart = 0;
        for (var each : days.entrySet()) {
            long length = each.getKey();
            long many = each.getValue();
            if (length == 0 && !zeroDays) {
                continue;
            }
            if (bill.terms().liability() instanceof Liability.Average average
                    && average.longStay() instanceof LongStay.CarveOut(var over, var place, var billed)
                    && length > over.value()) {
                boolean capped = place.value() == LongStay.Place.CAPPED;
                cases += capped ? many : 0;
                counted += capped ? many * over.value() : 0;
                apart += many * (billed.value() == LongStay.Billed.ALL_DAYS ? length : length - over.value());
            } else {
                cases += many;
                counted += length * many;
            }
        }
        return List.of(cases, counted, apart);
    }

    /// Generated: half of them plain, the rest with something missing, moved, late or special.
    private static List<RecordedCase> cases(List<AgreementTerms> terms, Random chance) {
        var parties = List.copyOf(terms.getFirst().parties().codes());
        var first = terms.getFirst().period().month().minusMonths(6).atDay(1);
        int span = Math.toIntExact(
                terms.getLast().period().month().atEndOfMonth().toEpochDay() - first.toEpochDay()) + 20;
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < CASES * terms.size(); i++) {
            var left = first.plusDays(chance.nextInt(span));
            cases.add(fact(i, parties.get(chance.nextInt(Math.min(4, parties.size()))), left, chance));
        }
        return cases;
    }

    private static RecordedCase fact(int number, int code, LocalDate left, Random chance) {
        boolean plain = number % 2 == 0;
        long discharged = left.toEpochDay() * WallClock.DAY + minute(chance);
        long ready = Math.min(
                discharged, (left.toEpochDay() - (long) (chance.nextDouble() * chance.nextInt(40))) * WallClock.DAY
                        + minute(chance));
        long admitted = ready - (1 + chance.nextInt(6)) * WallClock.DAY;
        var events = new EnumMap<Event, Long>(Event.class);
        if (plain || chance.nextBoolean()) {
            events.put(Event.PLANNING_CALL_RECEIVED, admitted + WallClock.DAY / 3);
            events.put(Event.PLAN_MADE, ready);
        }
        boolean special = !plain;
        return new RecordedCase(
                (plain ? "plain" : "odd") + number,
                special && chance.nextInt(3) == 0 ? "P" + chance.nextInt(9) : "",
                code,
                special ? any(CareType.values(), chance)
                        : chance.nextInt(8) == 0 ? CareType.PSYCHIATRIC
                                : CareType.SOMATIC,
                admitted,
                special && chance.nextInt(6) == 0 ? WallClock.NONE : admitted + 60_000L * chance.nextInt(2_000),
                ready,
                special && chance.nextInt(8) == 0 ? WallClock.NONE : ready,
                special ? any(Answer.values(), chance) : Answer.NOT_STATED,
                special && chance.nextBoolean() ? admitted + WallClock.DAY : WallClock.NONE,
                special && chance.nextInt(12) == 0 ? ready + 60_000 : WallClock.NONE,
                special && chance.nextInt(9) == 0 ? WallClock.NONE : discharged,
                special ? any(Outcome.values(), chance) : Outcome.HOME,
                special ? any(Answer.values(), chance) : Answer.NOT_STATED,
                special ? any(Answer.values(), chance) : Answer.NOT_STATED,
                special ? any(LegalBasis.values(), chance) : LegalBasis.NOT_STATED,
                Map.copyOf(events));
    }

    /// Any minute, and often the hours that rules turn on.
    private static long minute(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> WallClock.DAY / 2 + 60_000L * (chance.nextInt(3) - 1);
            case 1 -> 0;
            default -> 60_000L * chance.nextInt(1_440);
        };
    }

    private static <T> T any(T[] values, Random chance) {
        return values[chance.nextInt(values.length)];
    }
}
