package se.klardag.cli.generate.stay;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Chance for one municipality in one month: the same arguments give the same draws on every machine.
///
/// The seed of a stream is `mix(mix(mix(seed) + code × G) + month × G)`, where `G` is 2⁶⁴ divided by the golden
/// ratio, `mix` is Stafford's variant 13 (the finaliser of SplitMix64), `code` the municipality as a number and
/// `month` the months since year 0. No stream knows of another, so more months or more municipalities leave the
/// rest alone. Of the JDK's generator only `nextLong` is used, and of mathematics only `StrictMath` and the four
/// arithmetic operations: the JDK may change its other draws, and `Math` may differ between machines.
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = RandomGeneratorFactory
            .of("L64X128MixRandom");

    private final RandomGenerator generator;

    private RandomStream(long seed) {
        generator = FACTORY.create(seed);
    }

    public static RandomStream of(long seed, int municipality, long month) {
        return new RandomStream(mix(mix(mix(seed) + municipality * GOLDEN) + month * GOLDEN));
    }

    /// A number that depends on both, for ranking municipalities without a stream of their own.
    public static long rank(long ticket, int municipality) {
        return mix(ticket + municipality * GOLDEN);
    }

    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    public long bits() {
        return generator.nextLong();
    }

    /// From 0 up to but not including 1.
    public double uniform() {
        return (generator.nextLong() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /// A whole number from `lowest` to `highest`, both included.
    public int between(int lowest, int highest) {
        return lowest + (int) (uniform() * (highest - lowest + 1));
    }

    /// The index of one of the weights, each as likely as it is heavy; they need not add up to 1.
    public int choice(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = uniform() * sum;
        for (int index = 0; index < weights.length - 1; index++) {
            left -= weights[index];
            if (left < 0) {
                return index;
            }
        }
        return weights.length - 1;
    }

    public double exponential(double mean) {
        return -StrictMath.log(1 - uniform()) * mean;
    }

    public double weibull(double shape, double scale) {
        return scale * StrictMath.pow(exponential(1), 1 / shape);
    }

    /// Box–Muller; the second number of the pair is thrown away so that a draw leaves nothing behind.
    public double normal() {
        return StrictMath.sqrt(2 * exponential(1)) * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /// Arrivals a time 1 apart on average, counted until `mean` has passed.
    public int poisson(double mean) {
        int arrivals = 0;
        for (double passed = exponential(1); passed < mean; passed += exponential(1)) {
            arrivals++;
        }
        return arrivals;
    }

    public double triangular(double lowest, double mode, double highest) {
        double width = highest - lowest;
        double share = uniform();
        return share < (mode - lowest) / width
                ? lowest + StrictMath.sqrt(share * width * (mode - lowest))
                : highest - StrictMath.sqrt((1 - share) * width * (highest - mode));
    }

    /// From `lowest` up to but not including `highest`.
    public double truncatedNormal(double mean, double deviation, double lowest, double highest) {
        while (true) {
            double value = mean + deviation * normal();
            if (value >= lowest && value < highest) {
                return value;
            }
        }
    }
}
