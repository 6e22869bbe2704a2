package se.klardag.cli.check;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashedCasesTest {
    private final HashedCases cases = new HashedCases();

    @Test
    void what_says_the_same_is_taken_once_and_the_rest_is_left() {
        cases.put(1, 10);
        cases.put(2, 20);
        then(cases.take(1, 10)).isTrue();
        then(cases.take(1, 10)).isFalse();
        then(cases.take(2, 21)).isFalse();
        then(cases.take(3, 30)).isFalse();
        then(cases.isLeft(1)).isFalse();
        then(cases.isLeft(2)).isTrue();
        then(cases.isLeft(3)).isFalse();
        then(cases.isEmpty()).isFalse();
        then(cases.take(2, 20)).isTrue();
        then(cases.isEmpty()).isTrue();
        cases.restore();
        then(cases.isLeft(1)).isTrue();
    }

    @Test
    void of_two_ids_with_one_hash_nothing_is_said() {
        cases.put(7, 10);
        cases.put(7, 11);
        then(cases.take(7, 10)).isFalse();
        then(cases.isLeft(7)).isTrue();
    }

    @Test
    void a_hundred_thousand_are_what_a_map_says() {
        var random = new Random(2017612);
        var map = new HashMap<Long, Long>();
        while (map.size() < 100_000) {
            long id = map.isEmpty() ? 0 : random.nextLong();
            if (map.put(id, id * 3) == null) {
                cases.put(id, id * 3);
            }
        }
        map.forEach((id, hash) -> then(cases.take(id, id % 2 == 0 ? hash : hash + 1)).isEqualTo(id % 2 == 0));
        map.keySet().forEach(id -> then(cases.isLeft(id)).isEqualTo(id % 2 != 0));
    }
}
