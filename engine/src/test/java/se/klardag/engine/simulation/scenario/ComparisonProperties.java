package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.engine.simulation.chance.DayProfile;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.liability.LongStay;

/// The day-break identity, case by case, and the sums behind every simulated bill.
class ComparisonProperties {
    private static final long NOON = WallClock.DAY / 2;

    /// Moments of a case: ready in August or September, gone in September.
    record Stay(int municipality, long ready, long gone) {
        RecordedCase fact(int index) {
            return RecordedCase.of(
                    "c" + index,
                    municipality,
                    WallClock.toLocal(Math.min(ready, gone)),
                    WallClock.toLocal(gone));
        }
    }

    @Provide
    Arbitrary<List<Stay>> stays() {
        long first = Stays.SEPTEMBER.firstDay() * WallClock.DAY;
        var time = Arbitraries.oneOf(
                Arbitraries.of(0L, NOON - 60_000, NOON, NOON + 60_000, WallClock.DAY - 60_000),
                Arbitraries.longs().between(0, 1439).map(minute -> minute * 60_000));
        return Combinators.combine(
                Arbitraries.of(TermsForTests.MALMO, TermsForTests.LUND),
                Arbitraries.integers().between(-10, 29),
                time,
                Arbitraries.integers().between(0, 29),
                time)
                .as((code, readyDay, readyTime, goneDay, goneTime) -> new Stay(
                        code, first + readyDay * WallClock.DAY + readyTime, first + goneDay * WallClock.DAY + goneTime))
                .list()
                .ofMaxSize(20);
    }

    @Property(seed = "2017612", tries = 300)
    void from_noon_to_midnight_each_case_loses_ready_before_noon_and_gains_gone_before_noon(
            @ForAll("stays") List<Stay> stays) {
        var cases = cases(stays);
        var noon = TermsForTests.average("2.8").agreement();
        var midnight = TermsForTests.average("2.8").breakAt("00:00").agreement();
        var comparison = compare(cases, noon, midnight);

        long expected = 0;
        for (int i = 0; i < stays.size(); i++) {
            var fact = stays.get(i).fact(i);
            expected -= before(fact.readyNoticeAt()) - before(fact.dischargedAt());
        }
        var moves = CaseImpact.all(cases, comparison);
        then(days(comparison.months().getFirst(), true) - days(comparison.months().getFirst(), false))
                .isEqualTo(expected);
        then(moves.stream().mapToLong(CaseImpact::days).sum()).isEqualTo(expected);
        for (var move : moves) {
            then(move.days()).isEqualTo(before(move.fact().dischargedAt()) - before(move.fact().readyNoticeAt()));
        }
    }

    private static long days(Comparison.Month month, boolean changed) {
        var settlement = changed ? month.changed() : month.base();
        return settlement.bills().stream().mapToLong(bill -> bill.pool().days()).sum();
    }

    private static int before(long moment) {
        return Math.floorMod(moment, WallClock.DAY) < NOON ? 1 : 0;
    }

    @Property(seed = "2017612", tries = 200)
    void sums_and_the_compiled_rule_price_a_bill_as_settling_does(
            @ForAll("stays") List<Stay> stays, @ForAll("terms") TermsForTests terms) {
        var cases = cases(stays);
        var agreement = terms.agreement();
        var settlement = MonthSettler.settle(cases.source(agreement), agreement, CaseListener.NOBODY);

        for (var bill : settlement.bills()) {
            var sums = CaseSums.of(bill.pool());
            var known = bill.edition().of(CareType.SOMATIC).known();
            then(sums.amount(bill.municipality(), known, Optional.empty()))
                    .isEqualByComparingTo(bill.amount().value());
            then(CompiledRule.of(known).kronor(sums.cases(), sums.days(), sums.individualDays()))
                    .isCloseTo(bill.amount().value().doubleValue(), offset(1e-6));
        }
    }

    @Provide
    Arbitrary<TermsForTests> terms() {
        return Combinators.combine(
                Arbitraries.of("0", "1.5", "2.8", "2.85", "3"),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 4))
                .as((threshold, rounding, longStay) -> {
                    var terms = TermsForTests.average(threshold).rate("9300.5");
                    switch (rounding) {
                        case 1 -> terms.meanTo(0, RoundingMode.HALF_UP);
                        case 2 -> terms.meanTo(1, RoundingMode.DOWN);
                        case 3 -> terms.meanTo(2, RoundingMode.HALF_UP);
                        default -> terms.breakAt("00:00");
                    }
                    return switch (longStay) {
                        case 1 -> terms.carveOut(3);
                        case 2 -> terms.carveOut(
                                4,
                                LongStay.Place.CAPPED,
                                LongStay.Billed.DAYS_OVER_LIMIT);
                        case 3 -> TermsForTests.individual().closedInMonth();
                        default -> terms;
                    };
                });
    }

    @Property(seed = "2017612", tries = 150)
    void a_profile_holds_the_days_that_settling_counts_under_every_day_break(@ForAll("stays") List<Stay> stays) {
        var cases = cases(stays);
        var breaks = List.of(LocalTime.MIDNIGHT, LocalTime.of(6, 0), LocalTime.NOON, LocalTime.of(18, 30));
        var terms = TermsForTests.average("2.8").carveOut(7);
        var profiles = DayProfile.of(cases, List.of(terms.agreement()), breaks).orElseThrow();

        for (int at = 0; at < breaks.size(); at++) {
            int index = at;
            var plain = TermsForTests.average("2.8").breakAt(breaks.get(at).toString()).agreement();
            var settlement = MonthSettler.settle(cases.source(plain), plain, CaseListener.NOBODY);
            for (var bill : settlement.bills()) {
                var profile = profiles.stream()
                        .filter(each -> each.dayBreak() == index && each.municipality() == bill.municipality())
                        .findFirst()
                        .orElseThrow();
                then(profile.days().values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(bill.pool().cases());
                then(profile.days().entrySet().stream().mapToLong(each -> each.getKey() * each.getValue()).sum())
                        .isEqualTo(bill.pool().days());
            }
        }
    }

    @Property(seed = "2017612", tries = 100)
    void a_month_s_cases_settle_as_all_cases_do(@ForAll("stays") List<Stay> stays) {
        var all = new ArrayList<RecordedCase>();
        for (int i = 0; i < stays.size(); i++) {
            all.add(stays.get(i).fact(i));
        }
        for (var terms : List.of(TermsForTests.average("2.8"), TermsForTests.individual())) {
            var agreement = terms.agreement();
            var kept = PeriodCases.of(all::forEach, List.of(Stays.SEPTEMBER));
            then(MonthSettler.settle(kept.source(agreement), agreement, CaseListener.NOBODY).total().value())
                    .isEqualByComparingTo(
                            MonthSettler.settle(all::forEach, agreement, CaseListener.NOBODY).total().value());
        }
    }

    private static PeriodCases cases(List<Stay> stays) {
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < stays.size(); i++) {
            cases.add(stays.get(i).fact(i));
        }
        return PeriodCases.of(cases::forEach, List.of(Stays.SEPTEMBER));
    }

    private static Comparison compare(PeriodCases cases, AgreementTerms base, AgreementTerms changed) {
        return new Comparison(List.of(new Comparison.Month(
                MonthSettler.settle(cases.source(base), base, CaseListener.NOBODY),
                MonthSettler.settle(cases.source(changed), changed, CaseListener.NOBODY))));
    }
}
