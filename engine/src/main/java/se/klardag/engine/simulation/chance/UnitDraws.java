package se.klardag.engine.simulation.chance;

import org.apache.commons.rng.UniformRandomProvider;

/// Units drawn one by one from a stock, with replacement, and added up (*dragna enheter*). Two units are picked by one number of
/// 64 bits; most rules have a loop of their own, since the additions are the whole cost.
final class UnitDraws {
    /// How many numbers the sums of a bill are: cases, days, individual days.
    static final int PARTS = 3;

    private static final long LOW_HALF = 0xFFFFFFFFL;

    private final long[] stock;
    private final int rules;
    private final int units;

    /// @param stock each unit's packed sums under every rule, one after the other; not empty where anything is drawn
    UnitDraws(long[] stock, int rules) {
        this.stock = stock;
        this.rules = rules;
        units = stock.length / rules;
    }

    int units() {
        return units;
    }

    /// Adds the sums of so many draws, unpacked before a part can run over.
    ///
    /// @param sums by rule, its [#PARTS]
    void add(int cases, UniformRandomProvider chance, long[] sums) {
        for (int left = cases; left > 0; left -= PackedSums.MOST_ADDED) {
            int now = Math.min(left, PackedSums.MOST_ADDED);
            switch (rules) {
                case 1 -> addOne(now, chance, sums);
                case 2 -> addTwo(now, chance, sums);
                case 3 -> addThree(now, chance, sums);
                default -> addMany(now, chance, sums);
            }
        }
    }

    private void addOne(int cases, UniformRandomProvider chance, long[] sums) {
        long one = 0;
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            one += stock[(int) (((bits & LOW_HALF) * units) >>> 32)];
            if (i + 1 < cases) {
                one += stock[(int) (((bits >>> 32) * units) >>> 32)];
            }
        }
        unpack(one, 1, sums, 0);
    }

    private void addTwo(int cases, UniformRandomProvider chance, long[] sums) {
        long one = 0;
        long two = 0;
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            int at = 2 * (int) (((bits & LOW_HALF) * units) >>> 32);
            one += stock[at];
            two += stock[at + 1];
            if (i + 1 < cases) {
                at = 2 * (int) (((bits >>> 32) * units) >>> 32);
                one += stock[at];
                two += stock[at + 1];
            }
        }
        unpack(one, 1, sums, 0);
        unpack(two, 1, sums, 1);
    }

    private void addThree(int cases, UniformRandomProvider chance, long[] sums) {
        long one = 0;
        long two = 0;
        long three = 0;
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            int at = 3 * (int) (((bits & LOW_HALF) * units) >>> 32);
            one += stock[at];
            two += stock[at + 1];
            three += stock[at + 2];
            if (i + 1 < cases) {
                at = 3 * (int) (((bits >>> 32) * units) >>> 32);
                one += stock[at];
                two += stock[at + 1];
                three += stock[at + 2];
            }
        }
        unpack(one, 1, sums, 0);
        unpack(two, 1, sums, 1);
        unpack(three, 1, sums, 2);
    }

    private void addMany(int cases, UniformRandomProvider chance, long[] sums) {
        var packed = new long[rules];
        for (int i = 0; i < cases; i += 2) {
            long bits = chance.nextLong();
            addTo(packed, (int) (((bits & LOW_HALF) * units) >>> 32));
            if (i + 1 < cases) {
                addTo(packed, (int) (((bits >>> 32) * units) >>> 32));
            }
        }
        for (int rule = 0; rule < rules; rule++) {
            unpack(packed[rule], 1, sums, rule);
        }
    }

    private void addTo(long[] packed, int unit) {
        for (int rule = 0; rule < rules; rule++) {
            packed[rule] += stock[unit * rules + rule];
        }
    }

    /// Adds packed sums so many times.
    static void unpack(long packed, long times, long[] sums, int rule) {
        sums[PARTS * rule] += times * PackedSums.cases(packed);
        sums[PARTS * rule + 1] += times * PackedSums.days(packed);
        sums[PARTS * rule + 2] += times * PackedSums.individualDays(packed);
    }
}
