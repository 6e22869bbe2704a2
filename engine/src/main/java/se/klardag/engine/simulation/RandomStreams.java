package se.klardag.engine.simulation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/// Chance with an address (*slumpström*): the same seed, place and replicate give the same draws on every machine, in any
/// order and on any number of threads.
public final class RandomStreams {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private RandomStreams() {}

    /// A stream that knows of no other.
    public static UniformRandomProvider of(long seed, long place, long replicate) {
        var expand = new SplitMix64(mix(mix(mix(seed) + place * GOLDEN) + replicate * GOLDEN));
        return new XoShiRo256PlusPlus(new long[]{expand.nextLong(), expand.nextLong(), expand.nextLong(),
                expand.nextLong()});
    }

    private static long mix(long value) {
        return new SplitMix64(value).nextLong();
    }
}
