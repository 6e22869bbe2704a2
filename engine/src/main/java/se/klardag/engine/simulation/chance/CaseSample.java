package se.klardag.engine.simulation.chance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.days.DayAllocation;
import se.klardag.engine.days.DaySpan;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.CaseSums;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.DayBreak;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.liability.DayCount;

/// Cases to draw from as if every municipality were the same (*ärendestock*), under one rule.
public final class CaseSample {
    /// Any month does: days are counted by midnights, which no month has more of.
    private static final Period MONTH = Period.of(YearMonth.from(LocalDate.EPOCH));

    private final long[] packed;
    private final CompiledRule rule;

    CaseSample(long[] packed, CompiledRule rule) {
        this.packed = packed;
        this.rule = rule;
    }

    /// Patients who stay so many days each, in a month of their own under the average model; long-stayers among them as the
    /// terms say.
    public static CaseSample ofDays(int[] days, Terms terms) {
        if (!(terms.attribution() instanceof Attribution.ClosedInMonth)
                || !(terms.dayCount() instanceof DayCount.BreaksPassed(var dayBreak))) {
            throw new IllegalArgumentException("stays are of the average model");
        }
        var byMidnights = new Terms(
                terms.population(),
                terms.clock(),
                new DayCount.BreaksPassed(dayBreak.as(new DayBreak(LocalTime.MIDNIGHT))),
                terms.attribution(),
                terms.liability(),
                terms.price(),
                terms.payable());
        return new CaseSample(
                Arrays.stream(days).mapToLong(each -> stay(each, byMidnights)).toArray(), CompiledRule.of(terms));
    }

    private static long stay(int days, Terms byMidnights) {
        var left = LocalDate.EPOCH;
        var fact = RecordedCase.of("", 0, left.minusDays(days).atTime(10, 0), left.atTime(14, 0));
        var verdict = Eligibility.of(fact, byMidnights.population(), byMidnights.clock());
        return switch (DayAllocation.of(fact, verdict, byMidnights, MONTH, DaySpan.EVER)) {
            case Assessment.Elsewhere _ -> 0;
            case Assessment.InMonth here -> PackedSums.of(CaseSums.of(here));
        };
    }

    /// How many.
    public int size() {
        return packed.length;
    }

    /// How many of them carry a bill.
    int carrying() {
        return Math.toIntExact(Arrays.stream(packed)
                .filter(each -> rule.carries(
                        PackedSums.cases(each), PackedSums.days(each), PackedSums.individualDays(each)))
                .count());
    }

    CompiledRule rule() {
        return rule;
    }

    long at(int index) {
        return packed[index];
    }

    /// The packed sums that a number of 32 bits picks.
    long pick(long bits) {
        return packed[(int) ((bits * packed.length) >>> 32)];
    }
}
