package se.klardag.engine.grant;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;

/// Grants worked by hand.
class AllocationTest {
    /// 100 by 1, 1 and 1: 33 each, and the krona that is left to the first. 10 by 1, 2 and 4: 10/7, 20/7, 40/7 are 1, 2 and 5
    /// with 3, 6 and 5 sevenths lost: of the two that are left one goes to the second, one to the third.
    @Test
    void what_is_left_goes_to_the_largest_remainders() {
        then(LargestRemainder.raised(100, List.of(1L, 1L, 1L))).containsExactly(true, false, false);
        then(LargestRemainder.raised(10, List.of(1L, 2L, 4L))).containsExactly(false, true, true);
        then(LargestRemainder.raised(9, List.of(1L, 2L))).containsExactly(false, false);
        then(LargestRemainder.raised(7, List.of(0L, 5L))).as("no people, no kronor").containsExactly(false, false);
        then(LargestRemainder.raised(0, List.of(3L))).containsExactly(false);
    }

    @Test
    void nothing_is_divided_by_nobody() {
        thenThrownBy(() -> LargestRemainder.raised(1, List.of(0L, 0L))).isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> LargestRemainder.raised(-1, List.of(1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "2017612")
    void parts_add_up_and_are_off_by_less_than_one(@ForAll @LongRange(min = 0, max = 50_000_000_000L) long whole,
            @ForAll @Size(min = 1, max = 33) List<@LongRange(min = 1, max = 400_000) Long> weights) {
        var raised = LargestRemainder.raised(whole, weights);
        var all = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            var exact = BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(weights.get(i)));
            var part = exact.divideToIntegralValue(all).add(raised.get(i) ? BigDecimal.ONE : BigDecimal.ZERO);
            then(part.multiply(all).subtract(exact).abs()).isLessThan(all);
            sum = sum.add(part);
        }
        then(sum).isEqualByComparingTo(BigDecimal.valueOf(whole));
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
        Allocation.of(terms, Map.of("north", 1L, "south", 2L)).shares().forEach(
                share -> share.portion().ifPresent(portions::add));

        then(portions).extracting(Portion::value).containsExactly(34L, 67L);
        then(portions).extracting(Portion::unrounded).containsExactly(new BigDecimal("33.67"), new BigDecimal("67.33"));
    }

    private static Term<BigDecimal> kronor(String path, long amount) {
        return new Term<>(path, BigDecimal.valueOf(amount), new Provenance(Status.OFFICIAL,
                new Source("decision", "", ""), LocalDate.of(2020, 1, 1), null));
    }
}
