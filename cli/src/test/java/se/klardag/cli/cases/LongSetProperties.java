package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The set of hashes against the set everybody knows.
class LongSetProperties {
    @Property(seed = "2017612")
    void adds_and_contains_as_a_hash_set_does(@ForAll("hashes") List<Long> members,
            @ForAll("hashes") List<Long> asked) {
        var set = new LongSet();
        var model = new HashSet<Long>();

        then(set.isEmpty()).isTrue();
        for (long each : members) {
            then(set.add(each)).isEqualTo(model.add(each));
        }
        then(set.isEmpty()).isEqualTo(model.isEmpty());
        for (var each : members) {
            then(set.contains(each)).isTrue();
        }
        for (var each : asked) {
            then(set.contains(each)).isEqualTo(model.contains(each));
        }
    }

    @Example
    void grows_without_losing_anybody() {
        var set = new LongSet();
        for (long i = 1; i <= 2_000; i++) {
            then(set.add(i << 40)).isTrue(); // all with the same low bits
        }
        for (long i = 1; i <= 300_000; i++) {
            set.add(i * 0x9E3779B97F4A7C15L);
        }
        for (long i = 1; i <= 300_000; i++) {
            then(set.add(i * 0x9E3779B97F4A7C15L)).isFalse();
        }
        then(set.contains(2_000L << 40)).isTrue();
        then(set.contains(2_001L << 40)).isFalse();
    }

    @Provide
    Arbitrary<List<Long>> hashes() {
        var few = Arbitraries.longs().between(1, 50);
        var sameSlot = Arbitraries.longs().between(1, 50).map(each -> each << 32);
        var any = Arbitraries.longs().filter(each -> each != 0);
        return Arbitraries.oneOf(few, sameSlot, any).list().ofMaxSize(5_000);
    }
}
