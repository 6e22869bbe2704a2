package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The months' own bills in order, counted off by hand.
class NextMonthTest {
    private static double[] months(int without, int billed) {
        return IntStream.range(0, without + billed).mapToDouble(month -> Math.max(0, month - without + 1)).toArray();
    }

    @Test
    void nineteen_billed_months_reach_from_the_lowest_to_the_highest() {
        // a twentieth month falls into each of the twenty gaps with the same chance: 18 of 20 lie between
        then(NextMonth.of(months(0, 19))).contains(new NextMonth(1, 19, 19, 19));
        // 39 months: the second from either end, 36 of 40
        then(NextMonth.of(months(0, 39))).contains(new NextMonth(2, 38, 39, 39));
    }

    @Test
    void where_many_months_have_no_bill_all_that_falls_outside_is_above() {
        // 39 months, 10 of them billed 1 to 10: the fourth from the top, 36 of 40 are not above
        then(NextMonth.of(months(29, 10))).contains(new NextMonth(0, 7, 39, 10));
    }

    @Test
    void too_few_months_or_bills_say_nothing() {
        then(NextMonth.of(months(0, 18))).isEmpty();
        then(NextMonth.of(months(32, 4))).isEmpty();
        then(NextMonth.of(months(31, 5))).isPresent();
        then(NextMonth.of(new double[0])).isEmpty();
        // 99 months: ten would have to be above the tenth
        then(NextMonth.of(months(90, 9))).isEmpty();
    }

    @Test
    void the_order_of_the_months_and_the_caller_s_array_do_not_matter() {
        var bills = months(0, 19);
        bills[0] = 19;
        bills[18] = 1;
        then(NextMonth.of(bills)).contains(new NextMonth(1, 19, 19, 19));
        then(Arrays.stream(bills).boxed().toList().getFirst()).isEqualTo(19);
    }
}
