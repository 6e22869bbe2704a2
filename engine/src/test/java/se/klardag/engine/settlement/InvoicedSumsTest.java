package se.klardag.engine.settlement;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.settlement.Months.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;

/// Sums a region invoiced in 2023 (the note on the northern agreements, section 16, B): whole hundredths of a day times the rate, which is
/// what a mean of two decimals times whole cases gives.
class InvoicedSumsTest {
    private static final BigDecimal RATE = new BigDecimal("10500");

    @ParameterizedTest
    @CsvSource({
            "472290, 44.98", "451500, 43.00", "419790, 39.98", "146790, 13.98", "178500, 17.00", "114870, 10.94"})
    void a_published_sum_is_a_whole_number_of_hundredths(BigDecimal kronor, BigDecimal days) {
        assertThat(days.multiply(RATE)).isEqualByComparingTo(kronor);
        assertThat(isHundredths(kronor)).isTrue();
    }

    /// The three known exceptions differ by 15 kronor, and are no hundredths.
    @ParameterizedTest
    @CsvSource({"111000", "12604815", "656160"})
    void the_three_exceptions_are_not(BigDecimal kronor) {
        assertThat(isHundredths(kronor)).isFalse();
    }

    @Property(seed = "2017612", tries = 100)
    void every_bill_of_the_form_is(
            @ForAll @IntRange(min = 1, max = 30) int cases,
            @ForAll @IntRange(min = 0, max = 200) int days,
            @ForAll boolean halfUp) {
        var stays = new ArrayList<CaseForTests>();
        for (int i = 0; i < cases; i++) {
            stays.add(ofDays(days / cases + (i < days % cases ? 1 : 0)).id("case-" + i));
        }
        var terms = average("3").rate("10500").meanTo(2, halfUp ? HALF_UP : DOWN).breakAt("00:00");
        var amount = bill(stays, terms).amount().value();
        assertThat(isHundredths(amount)).isTrue();
        assertThat(amount.signum() > 0).isEqualTo(aboveThree(days, cases, halfUp));
    }

    /// The mean in hundredths, in whole numbers.
    private static boolean aboveThree(int days, int cases, boolean halfUp) {
        int hundredths = (200 * days + (halfUp ? cases : 0)) / (2 * cases);
        return hundredths > 300;
    }

    private static boolean isHundredths(BigDecimal kronor) {
        return kronor.multiply(new BigDecimal("100")).remainder(RATE).signum() == 0;
    }
}
