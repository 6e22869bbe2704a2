package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The set of ids against the set everybody knows, with hashes as mixed as those of ids.
class IdSetTest {
    @Test
    void adds_as_a_hash_set_does() {
        var chance = new Random(2_017_612);
        var set = new IdSet(0);
        var model = new HashSet<Long>();
        for (int i = 0; i < 300_000; i++) {
            // every third comes again
            long hash = i % 3 == 2 ? new Random(i / 7).nextLong() : chance.nextLong();
            then(set.add(hash)).isEqualTo(model.add(hash));
        }
    }

    @Test
    void tells_members_apart_by_their_table_and_their_lowest_bits() {
        var set = new IdSet(0);
        for (int bit = 0; bit < 40; bit++) {
            then(set.add(1L << bit)).isTrue();
            then(set.add(1L << bit)).isFalse();
        }
        for (int bit = 52; bit < 64; bit++) {
            then(set.add(1L << bit | 2)).isTrue();
        }
        for (int key = 2; key < 5_000; key++) {
            set.add(key); // all in one table, and beside each other
        }
        for (int key = 2; key < 5_000; key++) {
            then(set.add(key)).isFalse();
        }
    }
}
