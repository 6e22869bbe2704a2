package se.klardag.engine.simulation;

import java.util.Arrays;

/// Cases to draw from as if every municipality were the same (*ärendestock*), under one rule.
public final class CaseStock {
    private final long[] packed;
    private final CompiledRule rule;

    CaseStock(long[] packed, CompiledRule rule) {
        this.packed = packed;
        this.rule = rule;
    }

    /// Cases of so many days each, all in the average.
    public static CaseStock ofDays(int[] days, CompiledRule rule) {
        return new CaseStock(
                Arrays.stream(days).mapToLong(each -> Packed.of(new Sums(1, each, 0, 0))).toArray(), rule);
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
