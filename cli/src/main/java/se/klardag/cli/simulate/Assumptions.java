package se.klardag.cli.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.behaviour.AnsweredBills;
import se.klardag.engine.simulation.behaviour.Behaviour;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.terms.AgreementTerms;

/// The bills under the changed rules if people answered as assumed (*antaganden om beteende*): never an estimate, and never
/// shown unasked.
///
/// @param asBefore  everybody's bills under the changed rules with behaviour unchanged
/// @param assumed   the same with the values assumed
/// @param error     standard error of the amounts, at most, from the rounds of chance that they are means of
/// @param bedsFreed average beds occupied fewer, by Little's law: waiting days saved by days of the period
/// @param swings    by how much each can move the bills over its range, the widest first
public record Assumptions(
        double asBefore,
        double assumed,
        double error,
        double bedsFreed,
        List<Swing> swings) {
    /// Rounds of chance where cases are assessed once, and where each round is settled.
    private static final int QUICK_ROUNDS = 64;
    private static final int SETTLED_ROUNDS = 8;

    public Assumptions {
        swings = List.copyOf(swings);
    }

    /// The bills with one assumption at either end of its range and the others as assumed.
    public record Swing(Assumption.Assumed of, double atLow, double atHigh) {
        double width() {
            return Math.abs(atHigh - atLow);
        }
    }

    /// In what steps the amounts are shown: the least power of ten that four standard errors do not reach, so that another
    /// seed prints the same, save on the edge between two steps.
    public double step() {
        return error == 0 ? 1 : Math.max(1, Math.pow(10, Math.ceil(Math.log10(4 * error))));
    }

    /// An amount as it is shown.
    public double shown(double amount) {
        return Math.rint(amount / step()) * step();
    }

    /// Tries every value and end.
    static Assumptions of(RuleComparison trial, List<Assumption.Assumed> stated, long seed) {
        var bench = new Bench(trial.cases(), trial.changedTerms(), seed);
        var middle = new EnumMap<Assumption, Double>(Assumption.class);
        stated.forEach(each -> middle.put(each.what(), each.value()));
        var assumed = bench.tried(middle);
        double error = assumed.error();
        var swings = new ArrayList<Swing>();
        for (var each : stated) {
            var low = each.ranges() ? bench.tried(with(middle, each.what(), each.low())) : assumed;
            var high = each.ranges() ? bench.tried(with(middle, each.what(), each.high())) : assumed;
            error = Math.max(error, Math.max(low.error(), high.error()));
            swings.add(new Swing(each, low.kronor(), high.kronor()));
        }
        swings.sort(Comparator.comparingDouble(Swing::width).reversed());
        long days = trial.cases().months().getLast().endDay() - trial.cases().months().getFirst().firstDay();
        return new Assumptions(
                bench.before(), assumed.kronor(), error,
                (Behaviour.waitedDays(trial.cases()) - assumed.waitedDays()) / days, swings);
    }

    private static Map<Assumption, Double> with(Map<Assumption, Double> values, Assumption what, double value) {
        var changed = new EnumMap<>(values);
        changed.put(what, value);
        return changed;
    }

    /// Means of rounds of chance.
    ///
    /// @param error standard error of the kronor
    private record Tried(double kronor, double error, double waitedDays) {
        static Tried of(List<AnsweredBills.Round> rounds) {
            double mean = rounds.stream().mapToDouble(AnsweredBills.Round::kronor).average().orElseThrow();
            double squares = rounds.stream().mapToDouble(each -> Math.pow(each.kronor() - mean, 2)).sum();
            int many = rounds.size();
            return new Tried(
                    mean, many == 1 ? 0 : Math.sqrt(squares / (many - 1) / many),
                    rounds.stream().mapToDouble(AnsweredBills.Round::waitedDays).average().orElseThrow());
        }
    }

    /// What the cases would have been, in rounds of chance.
    private static final class Bench {
        private final PeriodCases cases;
        private final List<AgreementTerms> terms;
        private final long seed;
        private final AnsweredBills quick;

        Bench(PeriodCases cases, List<AgreementTerms> terms, long seed) {
            this.cases = cases;
            this.terms = terms;
            this.seed = seed;
            this.quick = new AnsweredBills(cases, terms);
        }

        private double settled(PeriodCases these) {
            return RuleComparison.settle(terms, these)
                    .stream()
                    .map(Settlement::total)
                    .mapToDouble(total -> total.value().doubleValue())
                    .sum();
        }

        double before() {
            return settled(cases);
        }

        Tried tried(Map<Assumption, Double> values) {
            var behaviour = Assumption.behaviour(values);
            if (behaviour.equals(Behaviour.AS_BEFORE)) {
                return new Tried(settled(cases), 0, Behaviour.waitedDays(cases));
            }
            return Resampling.unfit(List.of(terms)).isEmpty()
                    ? rounds(QUICK_ROUNDS, round -> quick.round(behaviour, seed, round))
                    : rounds(SETTLED_ROUNDS, round -> settled(behaviour, round));
        }

        private AnsweredBills.Round settled(Behaviour behaviour, int round) {
            var answered = behaviour.on(cases, seed, round);
            return new AnsweredBills.Round(settled(answered), Behaviour.waitedDays(answered));
        }

        private static Tried rounds(int many, IntFunction<AnsweredBills.Round> round) {
            return Tried.of(IntStream.range(0, many).mapToObj(round).toList());
        }
    }
}
