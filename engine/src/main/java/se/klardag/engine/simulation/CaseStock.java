package se.klardag.engine.simulation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import se.klardag.engine.days.Assessing;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.DayBreak;
import se.klardag.engine.terms.DayCount;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Terms;

/// Cases to draw from as if every municipality were the same (*ärendestock*), under one rule.
public final class CaseStock {
    /// Any month does: days are counted by midnights, which no month has more of.
    private static final Period MONTH = Period.of(YearMonth.from(LocalDate.EPOCH));

    private final long[] packed;
    private final CompiledRule rule;

    CaseStock(long[] packed, CompiledRule rule) {
        this.packed = packed;
        this.rule = rule;
    }

    /// Patients who stay so many days each, in a month of their own under the average model; long-stayers among them as the
    /// terms say.
    public static CaseStock ofDays(int[] days, Terms terms) {
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
        return new CaseStock(
                Arrays.stream(days).mapToLong(each -> stay(each, byMidnights)).toArray(), CompiledRule.of(terms));
    }

    private static long stay(int days, Terms byMidnights) {
        var left = LocalDate.EPOCH;
        var fact = RecordedCase.of("", 0, left.minusDays(days).atTime(10, 0), left.atTime(14, 0));
        return switch (Assessing.of(fact, byMidnights, MONTH)) {
            case Assessment.Elsewhere _ -> 0;
            case Assessment.Here here -> Packed.of(Sums.of(here));
        };
    }

    /// How many.
    public int size() {
        return packed.length;
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
