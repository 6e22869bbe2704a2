package se.klardag.engine.grant;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;

/// Grants worked by hand.
class AllocationTest {
    /// 100 by 1, 1 and 1: 33 each, and the krona that is left to the first. 10 by 1, 2 and 4: 10/7, 20/7, 40/7 are 1, 2 and 5
    /// with 3, 6 and 5 sevenths lost: of the two that are left one goes to the second, one to the third.
    @ParameterizedTest
    @CsvSource({"100, 1 1 1, 34 33 33", "10, 1 2 4, 1 3 6", "9, 1 2, 3 6", "7, 0 5, 0 7", "0, 3 4, 0 0"})
    void what_is_left_goes_to_the_largest_remainders(long whole, String people, String parts) {
        then(portions(whole, Stream.of(people.split(" ")).map(Long::valueOf).toList()))
                .isEqualTo(Stream.of(parts.split(" ")).map(Long::valueOf).toList());
    }

    @Property(seed = "2017612")
    void parts_add_up_and_are_off_by_less_than_one(@ForAll @LongRange(min = 0, max = 50_000_000_000L) long whole,
            @ForAll @Size(min = 1, max = 33) List<@LongRange(min = 1, max = 400_000) Long> weights) {
        var parts = portions(whole, weights);
        var all = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < weights.size(); i++) {
            var exact = BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(weights.get(i)));
            then(BigDecimal.valueOf(parts.get(i)).multiply(all).subtract(exact).abs()).isLessThan(all);
        }
        then(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
    }

    /// What a grant without base amounts gives to receivers of so many people.
    private static List<Long> portions(long whole, List<Long> people) {
        var names = IntStream.range(0, people.size()).mapToObj(Integer::toString).toList();
        var counts = IntStream.range(0, people.size()).boxed().collect(toMap(Object::toString, people::get));
        return Allocation.of(new GrantTerms(kronor("total", whole), names, List.of(), List.of()), counts)
                .shares()
                .stream()
                .map(share -> share.portion().orElseThrow().value())
                .toList();
    }

    /// 1,000 kronor: 100 to each of two, and 50 more to the second; 30 for common work. 720 are left for 1 and 2 inhabitants in
    /// 3: 240 and 480.
    @Test
    void bases_first_then_the_rest_by_population() {
        var terms = new GrantTerms(kronor("total", 1000), List.of("north", "south"),
                List.of(Map.of("north", kronor("a", 100), "south", kronor("a", 100)),
                        Map.of("south", kronor("b", 50))),
                List.of(kronor("heldBack", 30)));

        then(terms.rest().value()).isEqualByComparingTo("720");
        var allocation = Allocation.of(terms, Map.of("north", 1L, "south", 2L));
        then(allocation.shares()).extracting(share -> share.figure().value().longValueExact())
                .containsExactly(340L, 630L);
        then(allocation.distributed()).isEqualByComparingTo("970");
        then(allocation.isPartial()).isFalse();

        var bases = Allocation.ofBases(terms);
        then(bases.shares()).extracting(share -> share.figure().value().longValueExact()).containsExactly(100L, 150L);
        then(bases.isPartial()).isTrue();
        thenThrownBy(() -> Allocation.of(terms, Map.of("north", 1L))).isInstanceOf(IllegalArgumentException.class);
    }

    /// 101 by 1 and 2 of 3: 33.67 and 67.33, 33 and 67 with 2/3 and 1/3 lost: the first has the krona.
    @Test
    void a_portion_says_what_it_would_be_without_rounding() {
        var terms = new GrantTerms(kronor("total", 101), List.of("north", "south"), List.of(), List.of());
        var portions = new ArrayList<Portion>();
        Allocation.of(terms, Map.of("north", 1L, "south", 2L))
                .shares()
                .forEach(
                        share -> share.portion().ifPresent(portions::add));

        then(portions).extracting(Portion::value).containsExactly(34L, 67L);
        then(portions).extracting(Portion::unrounded).containsExactly(new BigDecimal("33.67"), new BigDecimal("67.33"));
    }

    private static Term<BigDecimal> kronor(String path, long amount) {
        return new Term<>(path, BigDecimal.valueOf(amount), new Provenance(Status.OFFICIAL,
                new Source("decision", "", ""), LocalDate.of(2020, 1, 1), null));
    }
}
