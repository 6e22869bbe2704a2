package se.klardag.engine.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.terms.price.Repayment;

class LargestRemainderProperties {
    /// What is shared out is what there was, to the hundredth, and nobody is a whole hundredth from an exact share.
    @Property(seed = "2017612")
    void the_shares_add_up_and_are_as_near_as_hundredths_can_be(
            @ForAll @LongRange(max = 1_000_000_000_000L) long hundredths,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2_000_000) Integer> populations) {
        var weights = new TreeMap<Integer, BigDecimal>();
        populations.forEach(each -> weights.put(weights.size() + 1, BigDecimal.valueOf(each)));
        weights.put(0, BigDecimal.ONE);
        var amount = BigDecimal.valueOf(hundredths, 2);
        var all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        var shares = LargestRemainder.byWeights(amount, weights);

        assertThat(shares.keySet()).isEqualTo(weights.keySet());
        assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(amount);
        shares.forEach((code, share) -> {
            // compared with the exact share times the sum of weights, so that nothing is divided
            var off = share.multiply(all).subtract(amount.multiply(weights.get(code))).abs();
            assertThat(off).as("%s of %s", share, amount).isLessThan(all.movePointLeft(2));
        });
    }

    /// 100.00 in three parts: 33.33 each, and the hundredth that remains to the lowest code. 1.00 by 1, 1 and 4: .1666…,
    /// .1666… and .6666…; the remainders are all .66 of a hundredth, two hundredths remain.
    @Example
    void where_remainders_are_the_same_the_lower_code_is_first() {
        assertThat(LargestRemainder.byWeights(new BigDecimal("100"), weights(1, 1, 1)).values())
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
        assertThat(LargestRemainder.byWeights(new BigDecimal("1"), weights(1, 1, 4)).values())
                .containsExactly(new BigDecimal("0.17"), new BigDecimal("0.17"), new BigDecimal("0.66"));
        assertThat(LargestRemainder.byWeights(new BigDecimal("0.05"), weights(0, 2, 8)).values())
                .containsExactly(new BigDecimal("0.00"), new BigDecimal("0.01"), new BigDecimal("0.04"));
    }

    @Example
    void weights_below_zero_or_all_zero_are_refused() {
        var payee = TermsForTests.term("price.repaidBy", "payee");
        assertThatIllegalArgumentException().isThrownBy(() -> new Repayment(payee, weights(1, -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Repayment(payee, weights(0, 0)));
    }

    private static SortedMap<Integer, BigDecimal> weights(int... each) {
        var weights = new TreeMap<Integer, BigDecimal>();
        for (int weight : each) {
            weights.put(weights.size() + 1, BigDecimal.valueOf(weight));
        }
        return weights;
    }
}
