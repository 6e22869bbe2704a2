package se.klardag.cli.cases;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import se.klardag.engine.facts.WallClock;

/// Overlapping periods against a search that compares every pair.
class OverlapsProperties {
    record Stay(long patient, long start, long end, boolean ofMonth) {
        long until() {
            return WallClock.isKnown(end) ? end : Long.MAX_VALUE;
        }
    }

    @Property(seed = "2017612", tries = 3_000)
    void finds_what_a_search_of_all_pairs_finds(@ForAll("stays") List<Stay> stays) {
        var found = find(stays);

        then(found.stream().map(Overlaps.Overlap::place)).containsExactlyElementsOf(naive(stays));
        then(found).allSatisfy(
                each -> then(overlaps(stays, (int) each.place(), (int) each.earlierPlace())).isTrue());
    }

    @Property(seed = "2017612", tries = 1_000)
    void the_order_of_rows_does_not_matter(@ForAll("stays") List<Stay> stays, @ForAll Random random) {
        var shuffled = new ArrayList<>(stays);
        Collections.shuffle(shuffled, random);

        then(find(shuffled).stream().map(each -> shuffled.get((int) each.place())).toList())
                .containsExactlyInAnyOrderElementsOf(
                        find(stays).stream().map(each -> stays.get((int) each.place())).toList());
    }

    @Example
    void a_longer_period_outside_the_month_hides_nothing() {
        // GIVEN one open since long, one of the month within it, one that overlaps both and is of another month
        var stays = List.of(
                new Stay(1, 0, WallClock.NONE, false),
                new Stay(1, 10, 50, true),
                new Stay(1, 20, 60, false));
        // THEN
        then(find(stays)).containsExactly(new Overlaps.Overlap(1, 0), new Overlaps.Overlap(2, 1));
    }

    @Example
    void nothing_is_kept_when_the_files_are_read_again() {
        var overlaps = new Overlaps();
        overlaps.add(1, 0, 10, 0, true);
        overlaps.add(1, 5, 15, 1, true);
        overlaps.clear();

        then(overlaps.find()).isEmpty();
    }

    private static List<Overlaps.Overlap> find(List<Stay> stays) {
        var overlaps = new Overlaps();
        for (int i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            overlaps.add(stay.patient(), stay.start(), stay.end(), i, stay.ofMonth());
        }
        return overlaps.find();
    }

    private static List<Long> naive(List<Stay> stays) {
        var found = new ArrayList<Long>();
        for (int i = 0; i < stays.size(); i++) {
            for (int j = 0; j < stays.size(); j++) {
                if (overlaps(stays, i, j)) {
                    found.add((long) i);
                    break;
                }
            }
        }
        return found;
    }

    /// Whether period `i` begins before the earlier period `j` of the same patient has ended.
    private static boolean overlaps(List<Stay> stays, int i, int j) {
        var one = stays.get(i);
        var other = stays.get(j);
        boolean countable = one.patient() != 0 && WallClock.isKnown(one.start()) && WallClock.isKnown(other.start());
        return i != j
                && countable
                && one.patient() == other.patient()
                && (one.ofMonth() || other.ofMonth())
                && isEarlier(stays, j, i)
                && one.start() < other.until();
    }

    private static boolean isEarlier(List<Stay> stays, int j, int i) {
        var one = stays.get(j);
        var other = stays.get(i);
        if (one.start() != other.start()) {
            return one.start() < other.start();
        }
        if (one.until() != other.until()) {
            return one.until() > other.until();
        }
        return one.ofMonth() != other.ofMonth() ? one.ofMonth() : j < i;
    }

    @Provide
    Arbitrary<List<Stay>> stays() {
        var starts = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.longs().between(0, 30)),
                Tuple.of(1, Arbitraries.just(WallClock.NONE)));
        var lengths = Arbitraries.longs().between(-1, 15);
        return Combinators.combine(
                Arbitraries.longs().between(0, 3),
                starts,
                lengths,
                Arbitraries.of(true, false))
                .as((patient, start, length, ofMonth) -> new Stay(
                        patient, start, length < 0 || start < 0 ? WallClock.NONE : start + length, ofMonth))
                .list()
                .ofMaxSize(25);
    }
}
