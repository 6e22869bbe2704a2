package se.klardag.cli.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.Behaviour;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.terms.AgreementTerms;

/// The bills under the changed rules if people answered as assumed (*antaganden om beteende*): never an estimate.
///
/// @param stated    whether the reader stated any, rather than the open ranges being shown
/// @param asBefore  everybody's bills under the changed rules with behaviour unchanged
/// @param assumed   the same with the values assumed
/// @param bedsFreed average beds occupied fewer, by Little's law: waiting days saved by days of the period
/// @param swings    by how much each can move the bills over its range, the widest first
public record Assumptions(
        boolean stated,
        List<Assumption.Assumed> values,
        double asBefore,
        double assumed,
        double bedsFreed,
        List<Swing> swings) {
    private static final int ROUNDS = 8;

    /// The bills with one assumption at either end of its range and the others as assumed.
    public record Swing(Assumption.Assumed of, double atLow, double atHigh) {
        double width() {
            return Math.abs(atHigh - atLow);
        }
    }

    /// Tries every value and end.
    public static Assumptions of(Trial trial, List<Assumption.Assumed> stated, long seed) {
        var bench = new Bench(trial.cases(), trial.terms(trial.changed()), seed);
        var values = new ArrayList<Assumption.Assumed>();
        for (var what : Assumption.values()) {
            values.add(stated.stream().filter(each -> each.what() == what).findFirst().orElse(what.open()));
        }
        var middle = new EnumMap<Assumption, Double>(Assumption.class);
        values.forEach(each -> middle.put(each.what(), each.value()));
        double before = bench.bills(trial.cases());
        var assumed = bench.bills(middle);
        var swings = new ArrayList<Swing>();
        for (var each : values) {
            swings.add(new Swing(
                    each,
                    bench.bills(with(middle, each.what(), each.low())),
                    bench.bills(with(middle, each.what(), each.high()))));
        }
        swings.sort(Comparator.comparingDouble(Swing::width).reversed());
        return new Assumptions(
                !stated.isEmpty(), values, before, assumed, bench.bedsFreed(middle), swings);
    }

    private static Map<Assumption, Double> with(Map<Assumption, Double> values, Assumption what, double value) {
        var changed = new EnumMap<>(values);
        changed.put(what, value);
        return changed;
    }

    /// Settles what the cases would have been, a few rounds of chance each.
    private record Bench(PeriodCases cases, List<AgreementTerms> terms, long seed) {
        double bills(PeriodCases these) {
            return Trial.settle(terms, these)
                    .stream()
                    .map(Settlement::total)
                    .mapToDouble(total -> total.value().doubleValue())
                    .sum();
        }

        double bills(Map<Assumption, Double> values) {
            var behaviour = Assumption.behaviour(values);
            if (behaviour.equals(Behaviour.AS_BEFORE)) {
                return bills(cases);
            }
            double sum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                sum += bills(behaviour.on(cases, seed, round));
            }
            return sum / ROUNDS;
        }

        double bedsFreed(Map<Assumption, Double> values) {
            var behaviour = Assumption.behaviour(values);
            double after = 0;
            for (int round = 0; round < ROUNDS; round++) {
                after += Behaviour.waitedDays(behaviour.on(cases, seed, round));
            }
            long days = cases.months().getLast().endDay() - cases.months().getFirst().firstDay();
            return (Behaviour.waitedDays(cases) - after / ROUNDS) / days;
        }
    }
}
