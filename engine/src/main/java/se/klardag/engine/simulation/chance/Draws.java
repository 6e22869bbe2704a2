package se.klardag.engine.simulation.chance;

import java.util.Map;

/// The drawn periods (*dragningar*): kronor by municipality, rule and replicate. Replicate 7 of one rule met the same cases
/// as replicate 7 of another.
public final class Draws {
    private final Map<Integer, double[][]> kronor;
    private final int rules;
    private final int replicates;

    Draws(Map<Integer, double[][]> kronor, int rules, int replicates) {
        this.kronor = Map.copyOf(kronor);
        this.rules = rules;
        this.replicates = replicates;
    }

    /// How many times the period was drawn.
    public int replicates() {
        return replicates;
    }

    /// One municipality's bills; all zero for one without cases.
    public double[] of(int municipality, int rule) {
        var all = kronor.get(municipality);
        return all == null ? new double[replicates] : all[rule].clone();
    }

    /// Everybody's bills together, in order of code, so that the sums are the same wherever they are made.
    public double[] total(int rule) {
        var sums = new double[replicates];
        kronor.keySet().stream().sorted().forEach(code -> {
            var own = of(code, rule);
            for (int i = 0; i < replicates; i++) {
                sums[i] += own[i];
            }
        });
        return sums;
    }

    /// How many rules met the draws.
    public int rules() {
        return rules;
    }

    /// The second less the first, draw by draw.
    public static double[] difference(double[] first, double[] second) {
        var difference = new double[first.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = second[i] - first[i];
        }
        return difference;
    }
}
