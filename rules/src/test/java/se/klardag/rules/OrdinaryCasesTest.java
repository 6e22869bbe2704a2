package se.klardag.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.ordinary.PackedCases;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.TermsResolution;

/// Ordinary cases are added by plain arithmetic where nobody looks at single cases, one by one or from their packed
/// numbers, and every case takes the steps where somebody does: the same settlement, under every agreement that we ship,
/// in every third of a year that can be settled.
class OrdinaryCasesTest {
    private static final YearMonth FIRST = YearMonth.of(2003, 8);
    private static final YearMonth LAST = YearMonth.of(2026, 12);
    private static final int CASES = 60;
    private static final Pattern MET_BY = Pattern.compile("^case (\\w+), ");
    /// A listener, so that every case takes the steps.
    private static final CaseListener SOMEBODY = (_, _, _) -> {};

    private static final Map<String, List<AgreementTerms>> SETTLED = settled();

    @Property(seed = "2017612", tries = 60, shrinking = ShrinkingMode.OFF)
    void a_month_is_settled_alike_with_and_without_the_steps(@ForAll long seed) {
        var chance = new Random(seed);
        SETTLED.forEach((id, months) -> {
            var terms = months.get(chance.nextInt(months.size()));
            var cases = new ArrayList<>(cases(terms, chance));
            var steps = outcome(cases::forEach, terms, SOMEBODY);
            while (isOf(steps, cases)) {
                steps = outcome(cases::forEach, terms, SOMEBODY);
            }
            var name = id + " " + terms.period().month() + " " + seed;
            assertThat(outcome(cases::forEach, terms, CaseListener.NOBODY)).as(name).isEqualTo(steps);
            assertThat(outcome(PackedCases.of(cases), terms, CaseListener.NOBODY)).as(name + " packed")
                    .isEqualTo(steps);
        });
    }

    /// Takes away the case that met a gap, if one did.
    private static boolean isOf(List<Object> steps, List<RecordedCase> cases) {
        return steps.getFirst() instanceof String gap
                && MET_BY.matcher(gap)
                        .results()
                        .anyMatch(met -> cases.removeIf(fact -> fact.id().equals(met.group(1))));
    }

    /// All that a settlement says, or why there is none.
    private static List<Object> outcome(CaseSource cases, AgreementTerms terms, CaseListener listener) {
        try {
            return said(MonthSettler.settle(cases, terms, listener));
        } catch (RuleGapException gap) {
            return List.of(gap.reason().english(), gap.path());
        }
    }

    private static List<Object> said(Settlement settlement) {
        return List.of(
                settlement.bills().stream().map(OrdinaryCasesTest::said).toList(), settlement.notParty(),
                settlement.unbilled());
    }

    private static List<Object> said(Bill bill) {
        var sums = bill.pool();
        return List.of(
                bill.key(), bill.charge(), bill.amount(), bill.toPay(), bill.shadow(), bill.stakes(),
                List.of(
                        sums.added(), sums.cases(), sums.days(), sums.individualCases(), sums.individualDays(),
                        sums.daysOfLines(), sums.freeDays(), sums.excludedDays()),
                List.of(
                        sums.excluded(), sums.freeCases(), sums.excepted(), sums.underReadings(),
                        sums.underSeveralReadings(), sums.underExceptions(), sums.countedAnyway().keySet(),
                        sums.leftOut().keySet(), sums.unsummed().keySet(), sums.found()));
    }

    private static Map<String, List<AgreementTerms>> settled() {
        var settled = new LinkedHashMap<String, List<AgreementTerms>>();
        var files = Stream.of(
                "trigger/vastra-gotaland-proposal-quarter", "not-billed/stockholm-2020-reading-a-billed",
                "editions/vastra-gotaland-switch-by-notice")
                .map(folder -> Path.of("..", "fixtures", folder, "agreement.yaml").toString());
        Stream.concat(Agreements.ids().stream(), files).forEach(id -> {
            var months = Stream.iterate(FIRST, month -> !month.isAfter(LAST), month -> month.plusMonths(4))
                    .flatMap(month -> settled(id, month))
                    .toList();
            if (!months.isEmpty()) {
                settled.put(id, months);
            }
        });
        assertThat(settled).hasSizeGreaterThan(10).containsKeys("skane-2018", "statute", "act-1990-1404");
        return settled;
    }

    private static Stream<AgreementTerms> settled(String id, YearMonth month) {
        try {
            var terms = TermsResolution.resolve(Agreements.find(id), month, Municipalities.shipped());
            MonthSettler.refuseWithoutPrice(terms);
            return Stream.of(terms);
        } catch (RuleGapException _) {
            return Stream.empty();
        }
    }

    /// Some months of cases, half of them ordinary and the rest with something missing, moved, late or special.
    private static List<RecordedCase> cases(AgreementTerms terms, Random chance) {
        var codes = new ArrayList<>(terms.parties().codes().stream().limit(3).toList());
        codes.add(9_998);
        var cases = new ArrayList<RecordedCase>();
        for (int i = 0; i < CASES; i++) {
            long day = terms.period().firstDay() - (i % 5 == 0 ? 200 : 0) + chance.nextInt(i % 5 == 0 ? 240 : 33);
            cases.add(fact(i, codes, day, chance));
        }
        return cases;
    }

    private static RecordedCase fact(int number, List<Integer> codes, long left, Random chance) {
        boolean odd = number % 2 == 0;
        long discharged = left * WallClock.DAY + time(chance);
        long ready = discharged - chance.nextInt(chance.nextInt(12) == 0 ? 80 : 6) * WallClock.DAY
                - (odd ? time(chance) : chance.nextInt(2) * WallClock.DAY / 3);
        long admitted = ready - chance.nextInt(6) * WallClock.DAY;
        int code = any(codes, chance);
        return new RecordedCase(
                "case" + number,
                odd ? "P" + chance.nextInt(9) : "",
                code,
                odd || chance.nextInt(4) == 0 ? any(List.of(CareType.values()), chance) : CareType.SOMATIC,
                odd ? moment(admitted, chance) : admitted,
                odd ? moment(admitted + 60_000L * chance.nextInt(2_000), chance) : admitted + 60_000L,
                odd ? moment(ready, chance) : ready,
                odd ? moment(ready + 60_000L * chance.nextInt(600), chance) : ready,
                odd ? any(List.of(Answer.values()), chance) : Answer.NOT_STATED,
                odd ? moment(ready + chance.nextInt(8) * WallClock.DAY, chance) : WallClock.NONE,
                odd && chance.nextInt(5) == 0 ? ready + time(chance) : WallClock.NONE,
                odd ? moment(discharged, chance) : discharged,
                odd ? any(List.of(Outcome.values()), chance) : Outcome.HOME,
                odd ? any(List.of(Answer.values()), chance) : Answer.NOT_STATED,
                odd ? any(List.of(Answer.values()), chance) : Answer.YES,
                odd ? any(List.of(LegalBasis.values()), chance) : LegalBasis.NOT_STATED,
                events(odd, admitted, ready, discharged, chance),
                odd ? any(List.of(Answer.values()), chance) : Answer.NOT_STATED,
                odd && chance.nextInt(5) == 0 ? any(codes, chance) : 0,
                odd && chance.nextInt(2) == 0 ? any(codes, chance) : 0,
                odd ? new CaseOrigin(chance.nextInt(3), number) : CaseOrigin.NONE);
    }

    private static Map<Event, Long> events(boolean odd, long admitted, long ready, long left, Random chance) {
        var events = new EnumMap<Event, Long>(Event.class);
        if (!odd || chance.nextBoolean()) {
            events.put(Event.PLANNING_CALL_RECEIVED, admitted + WallClock.DAY / 3);
            events.put(Event.PLAN_MADE, ready);
            events.put(Event.ASSESSMENT_NOTICE, admitted);
            events.put(Event.PLANNED_DISCHARGE, ready + WallClock.DAY);
        }
        if (odd) {
            for (var event : List.of(Event.INTERRUPTED, Event.RESUMED, Event.MOVED, Event.PAYER_READY)) {
                if (chance.nextInt(4) == 0) {
                    events.put(event, ready + (long) (chance.nextDouble() * (left - ready)));
                }
            }
        }
        return Map.copyOf(events);
    }

    private static long moment(long at, Random chance) {
        return chance.nextInt(10) == 0 ? WallClock.NONE : at;
    }

    /// Any minute, and often the hours that rules turn on, or a millisecond beside them.
    private static long time(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> WallClock.DAY / 2 + chance.nextInt(3) - 1;
            case 1 -> 0;
            default -> 60_000L * chance.nextInt(1_440);
        };
    }

    private static <T> T any(List<T> values, Random chance) {
        return values.get(chance.nextInt(values.size()));
    }
}
