package se.klardag.engine.simulation.chance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.simulation.scenario.StayLength;
import se.klardag.engine.terms.Terms;

/// Worlds of known truth, and what is said of the difference between two rules in them. Prints the second table of the methods
/// page: `mvn -B -q -Pworlds -pl engine test-compile exec:exec@differences`.
///
/// Stays as in [ChanceWorlds]; where the day breaks at noon, every second of them has a noon more than midnights.
final class DifferenceWorlds {
    private static final int REFERENCE = 200_000;
    private static final int TOGETHER = 33;
    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final StayLength STAYS = StayLength.withMean(0.6, 4.0);

    private DifferenceWorlds() {}

    /// Two rules on the same stays.
    record Pair(String name, CaseSample base, CaseSample changed) {}

    private static CaseSample stays(Terms terms, boolean noon) {
        var days = STAYS.represented(20_000);
        for (int i = 0; noon && i < days.length; i += 2) {
            days[i]++;
        }
        return CaseSample.ofDays(days, terms);
    }

    private static CaseSample threshold(String threshold) {
        return stays(TermsForTests.average(threshold).terms(), false);
    }

    /// Pairs that make a difference.
    static List<Pair> pairs() {
        return List.of(
                new Pair("kl. 12 → kl. 00", stays(TermsForTests.average("2.8").terms(), true), threshold("2.8")),
                new Pair("2,8 → 2,4", threshold("2.8"), threshold("2.4")),
                new Pair("2,8 → över 7", threshold("2.8"), carved("2.8")));
    }

    private static CaseSample carved(String threshold) {
        return stays(TermsForTests.average(threshold).carveOut(7).terms(), false);
    }

    /// The second rule with the threshold that makes no difference on average in a kommun of the size.
    static Pair neutral(int size) {
        var base = stays(TermsForTests.average("2.8").terms(), true);
        double low = 0;
        double high = 6;
        while (high - low > 0.0005) {
            double middle = (low + high) / 2;
            var tried = new Pair("", base, threshold(String.format(Locale.ROOT, "%.4f", middle)));
            if (truth(tried, size, REFERENCE) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Pair("kl. 12 → kl. 00, samma summa", base, threshold(String.format(Locale.ROOT, "%.4f", low)));
    }

    private static double truth(Pair pair, int size, int months) {
        return Arrays.stream(drawn(pair, size, months, RandomStreams.of(7, -1, size))).average().orElseThrow();
    }

    /// Days to pay more under the second rule, month by month.
    private static double[] drawn(Pair pair, int size, int months, UniformRandomProvider chance) {
        var cases = PoissonSampler.of(chance, size);
        var differences = new double[months];
        for (int month = 0; month < months; month++) {
            long base = 0;
            long changed = 0;
            for (int left = cases.sample(); left > 0; left--) {
                long bits = chance.nextLong() & LOW_HALF;
                base += pair.base().pick(bits);
                changed += pair.changed().pick(bits);
            }
            differences[month] = paid(changed, pair.changed()) - paid(base, pair.base());
        }
        return differences;
    }

    private static double paid(long packed, CaseSample stays) {
        return stays.rule()
                .billableDays(PackedSums.cases(packed), PackedSums.days(packed), PackedSums.individualDays(packed));
    }

    /// What was measured.
    ///
    /// @param truth   mean difference of a month
    /// @param shown   share of the worlds in which something is said
    /// @param alone   share of those whose interval holds the truth, for a kommun by itself
    /// @param all     share of the groups of 33 kommuner whose intervals all hold it
    /// @param wrongly share of those in which a kommun is said to differ the other way, or to differ where nothing does
    record Measured(double truth, double shown, double alone, double all, double wrongly) {}

    static Measured measure(Pair pair, int size, int months, int worlds, boolean none) {
        double truth = none ? 0 : truth(pair, size, REFERENCE);
        int shown = 0;
        int alone = 0;
        int allHeld = 0;
        int wrongly = 0;
        for (int world = 0; world < worlds; world++) {
            boolean everyOne = true;
            boolean wrong = false;
            for (int kommun = 0; kommun < TOGETHER; kommun++) {
                var differences = drawn(pair, size, months, RandomStreams.of(months, world, 100 * size + kommun));
                var own = MonthlyDifference.of(differences, 1);
                shown += own.isPresent() ? 1 : 0;
                alone += own.filter(each -> each.low() <= truth && truth <= each.high()).isPresent() ? 1 : 0;
                var shared = MonthlyDifference.of(differences, TOGETHER);
                everyOne &= shared.isEmpty()
                        || (shared.get().low() <= truth && truth <= shared.get().high());
                wrong |= shared.isPresent() && !shared.get().mayBeChance() && shared.get().mean() * truth <= 0;
            }
            allHeld += everyOne ? 1 : 0;
            wrongly += wrong ? 1 : 0;
        }
        return new Measured(
                truth, (double) shown / worlds / TOGETHER, (double) alone / shown, (double) allHeld / worlds,
                (double) wrongly / worlds);
    }

    static String row(Pair pair, int size, int months, int worlds, boolean none) {
        var found = measure(pair, size, months, worlds, none);
        return String.format(
                Locale.ROOT, "| %s | %d | %d | %.1f | %s | %s | %s | %s |", pair.name(), size, months, found.truth(),
                percent(found.shown()), percent(found.alone()), percent(found.all()), percent(found.wrongly()))
                .replace('.', ',')
                .replace("kl,", "kl.");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// @param args how many worlds to each row, of 33 kommuner each; 1 000 where none are given
    public static void main(String[] args) {
        int worlds = args.length == 0 ? 1_000 : Integer.parseInt(args[0]);
        for (int size : new int[]{3, 10, 30, 100}) {
            for (int months : new int[]{19, 24, 36}) {
                for (var pair : pairs()) {
                    IO.println(row(pair, size, months, worlds, false));
                }
                IO.println(row(neutral(size), size, months, worlds, true));
            }
        }
    }
}
