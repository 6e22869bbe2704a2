package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.simulation.RandomStreams;
import se.klardag.engine.simulation.scenario.StayLength;
import se.klardag.engine.terms.Terms;

/// Worlds of known truth, and what is said of chance in them. Prints the table of the methods page:
/// `mvn -B -q -Pworlds -pl engine test-compile exec:exec@worlds`.
///
/// Six in ten patients are delayed, 4.0 days on average with a long tail; how many leave in a month is Poisson. In each world
/// the period is drawn once, and said to be all that is known. Then a new month is drawn.
final class ChanceWorlds {
    private static final int REDRAWN = 200;
    private static final int REFERENCE = 40_000;
    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final StayLength STAYS = StayLength.withMean(0.6, 4.0);

    private ChanceWorlds() {}

    /// A rule to try, on stays that have a noon more than midnights where it breaks the day at noon.
    record Rule(String name, CaseSample stays) {
        static Rule of(String name, Terms terms, int more) {
            var days = Arrays.stream(STAYS.represented(20_000)).map(each -> each + more).toArray();
            return new Rule(name, CaseSample.ofDays(days, terms));
        }
    }

    static List<Rule> rules() {
        return List.of(
                Rule.of("kl. 12, 2,8", TermsForTests.average("2.8").terms(), 1),
                Rule.of("kl. 00, 2,8", TermsForTests.average("2.8").terms(), 0),
                Rule.of("kl. 00, 1,5", TermsForTests.average("1.5").terms(), 0),
                Rule.of("kl. 00, 2,8, över 7", TermsForTests.average("2.8").carveOut(7).terms(), 0),
                Rule.of("kl. 00, 2,8, över 14", TermsForTests.average("2.8").carveOut(14).terms(), 0));
    }

    /// What was measured for one rule, the kommuner of a world and a number of months. Days to pay stand for kronor.
    ///
    /// @param truth     mean of a month's bills
    /// @param resampled mean of what resampling expects, by the truth
    /// @param observed  mean of the bills themselves, by the truth
    /// @param outside   share of new months outside the resampled 5 to 95 %
    /// @param billed    true share of months with a bill
    /// @param said      mean of the share that resampling says, where five cases carry the bill
    /// @param shown     share of the worlds in which an interval for a new month is shown
    /// @param held      share of those in which the new month lies in it
    record Measured(
            double truth,
            double resampled,
            double observed,
            double outside,
            double billed,
            double said,
            double shown,
            double held) {}

    static Measured measure(Rule rule, List<Integer> sizes, int months, int worlds, long seed) {
        double truth = 0;
        double billed = 0;
        for (int i = 0; i < REFERENCE; i++) {
            double bill = together(drawn(rule, sizes, RandomStreams.of(seed, -1, i)), rule);
            truth += bill / REFERENCE;
            billed += bill > 0 ? 1.0 / REFERENCE : 0;
        }
        double resampled = 0;
        double observed = 0;
        int outside = 0;
        double said = 0;
        int saying = 0;
        int shown = 0;
        int held = 0;
        for (int world = 0; world < worlds; world++) {
            var chance = RandomStreams.of(seed, months, world);
            var known = IntStream.range(0, months).mapToObj(_ -> drawn(rule, sizes, chance)).toList();
            var bills = known.stream().mapToDouble(month -> together(month, rule)).toArray();
            double next = together(drawn(rule, sizes, chance), rule);
            var again = redrawn(rule, known, chance);
            var spread = Distribution.of(again);
            resampled += spread.expected();
            observed += Arrays.stream(bills).average().orElseThrow();
            outside += next < spread.low() || next > spread.high() ? 1 : 0;
            if (carrying(rule, known) >= Chance.FEWEST_CARRYING) {
                said += spread.positive();
                saying++;
            }
            var interval = NextMonth.of(bills);
            shown += interval.isPresent() ? 1 : 0;
            held += interval.filter(each -> each.low() <= next && next <= each.high()).isPresent() ? 1 : 0;
        }
        return new Measured(
                truth, resampled / worlds / truth, observed / worlds / truth, (double) outside / worlds, billed,
                said / saying, (double) shown / worlds, (double) held / shown);
    }

    /// By kommun, a month's cases.
    private static long[][] drawn(Rule rule, List<Integer> sizes, UniformRandomProvider chance) {
        return sizes.stream()
                .map(size -> IntStream.range(0, PoissonSampler.of(chance, size).sample())
                        .mapToLong(_ -> rule.stays().pick(chance.nextLong() & LOW_HALF))
                        .toArray())
                .toArray(long[][]::new);
    }

    /// Days to pay in a month that is drawn again from each kommun's own cases, many times.
    private static double[] redrawn(Rule rule, List<long[][]> months, UniformRandomProvider chance) {
        var again = new double[REDRAWN];
        for (int place = 0; place < months.getFirst().length; place++) {
            int own = place;
            var stock = months.stream().flatMapToLong(month -> Arrays.stream(month[own])).toArray();
            if (stock.length == 0) {
                continue;
            }
            var cases = PoissonSampler.of(chance, (double) stock.length / months.size());
            for (int i = 0; i < REDRAWN; i++) {
                long packed = 0;
                for (int left = cases.sample(); left > 0; left--) {
                    packed += stock[chance.nextInt(stock.length)];
                }
                again[i] += paid(packed, rule);
            }
        }
        return again;
    }

    private static double together(long[][] month, Rule rule) {
        return Arrays.stream(month).mapToDouble(own -> paid(Arrays.stream(own).sum(), rule)).sum();
    }

    private static double paid(long packed, Rule rule) {
        return rule.stays()
                .rule()
                .billableDays(PackedSums.cases(packed), PackedSums.days(packed), PackedSums.individualDays(packed));
    }

    private static long carrying(Rule rule, List<long[][]> months) {
        return months.stream()
                .flatMap(Arrays::stream)
                .flatMapToLong(Arrays::stream)
                .filter(packed -> rule.stays()
                        .rule()
                        .carries(
                                PackedSums.cases(packed), PackedSums.days(packed), PackedSums.individualDays(packed)))
                .count();
    }

    /// The kommuner of a world, by what a row is called.
    record Kommuner(String name, List<Integer> sizes) {}

    static List<Kommuner> kommuner() {
        return List.of(
                new Kommuner("3", List.of(3)), new Kommuner("10", List.of(10)), new Kommuner("30", List.of(30)),
                new Kommuner("100", List.of(100)),
                new Kommuner("alla nio", List.of(3, 3, 3, 10, 10, 10, 30, 30, 100)));
    }

    static String row(Rule rule, Kommuner kommuner, int months, int worlds) {
        var found = measure(rule, kommuner.sizes(), months, worlds, 20_261_129);
        var cells = new ArrayList<>(List.of(rule.name(), kommuner.name(), String.valueOf(months)));
        cells.add(decimals(found.truth(), 1));
        cells.add(times(found.resampled()));
        cells.add(times(found.observed()));
        cells.add(percent(found.outside()));
        cells.add(percent(found.billed()));
        cells.add(percent(found.said()));
        cells.add(percent(found.shown()));
        cells.add(percent(found.held()));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String times(double ratio) {
        return Double.isFinite(ratio) ? decimals(ratio, 2) : "–";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : decimals(100 * share, 1) + " %";
    }

    private static String decimals(double number, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", number).replace('.', ',');
    }

    /// @param args how many worlds to each row; 1 000 where none are given
    public static void main(String[] args) {
        int worlds = args.length == 0 ? 1_000 : Integer.parseInt(args[0]);
        for (var rule : rules()) {
            for (var kommuner : kommuner()) {
                for (int months : new int[]{1, 3, 12, 24, 36}) {
                    IO.println(row(rule, kommuner, months, worlds));
                }
            }
        }
    }
}
