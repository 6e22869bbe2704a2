package se.klardag.engine.settlement;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.settlement.Months.alike;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.stays;
import static se.klardag.engine.settlement.Months.together;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.price.Payable;

class AverageModelTest {
    /// agreements-south.md 2: nine cases of 1 day and one of 30 are 39 days, 3.9 in the mean, 39 − 2.8 × 10 = 11 above.
    @Test
    void nine_short_stays_and_one_long_are_eleven_days_above() {
        var bill = bill(together(alike(9, 1), stays(30)), average("2.8"));
        assertThat(plain(bill.charge().cases())).isEqualTo("10");
        assertThat(plain(bill.charge().days())).isEqualTo("39");
        assertThat(plain(bill.charge().mean().orElseThrow())).isEqualTo("3.9");
        assertThat(plain(bill.charge().excess())).isEqualTo("11");
        assertThat(plain(bill.charge().longStayDays())).isEqualTo("0");
        assertThat(plain(bill.charge().billable())).isEqualTo("11");
        // 11 × 9,300
        assertThat(plain(bill.amount())).isEqualTo("102300");
        assertThat(plain(bill.toPay())).isEqualTo("102300");
    }

    /// 14 / 5 = 2.8 is the threshold itself; 15 / 5 = 3.0 is one day above.
    @Test
    void above_is_strictly_above() {
        assertThat(plain(bill(stays(3, 3, 3, 3, 2), average("2.8")).charge().billable())).isEqualTo("0");
        assertThat(plain(bill(stays(3, 3, 3, 3, 3), average("2.8")).charge().billable())).isEqualTo("1");
        assertThat(plain(bill(stays(0, 0, 1), average("2.8")).amount())).isEqualTo("0");
    }

    /// agreements-north.md 16 A: sums that a region published, at 10,500 a day with threshold 3. By truncation and by
    /// half up alike.
    @ParameterizedTest
    @CsvSource({
            "32, 6,  13.98, 146790",
            "84, 13, 44.98, 472290",
            "68, 17, 17,    178500",
            "73, 10, 43,    451500",
    })
    void a_mean_of_two_decimals_gives_the_published_sums(int days, int cases, String excess, String amount) {
        for (var mode : List.of(DOWN, HALF_UP)) {
            var bill = bill(spread(days, cases), average("3").rate("10500").meanTo(2, mode));
            assertThat(plain(bill.charge().excess())).isEqualTo(excess);
            assertThat(plain(bill.amount())).isEqualTo(amount);
        }
    }

    /// The same without rounding: 32 − 18 = 14 → 147,000; 84 − 39 = 45 → 472,500. And 23 / 3 = 7.666… tells the modes
    /// apart: 4.66 × 3 = 13.98, 4.67 × 3 = 14.01.
    @Test
    void rounding_the_mean_is_worth_money() {
        assertThat(plain(bill(spread(32, 6), average("3").rate("10500")).amount())).isEqualTo("147000");
        assertThat(plain(bill(spread(84, 13), average("3").rate("10500")).amount())).isEqualTo("472500");
        assertThat(plain(bill(spread(23, 3), average("3").rate("10500").meanTo(2, DOWN)).amount()))
                .isEqualTo("146790");
        assertThat(plain(bill(spread(23, 3), average("3").rate("10500").meanTo(2, HALF_UP)).amount()))
                .isEqualTo("147105");
    }

    /// 118 / 37 = 3.189189…: exactly 118 − 2.8 × 37 = 14.4; one decimal 0.4 × 37 = 14.8 or 0.3 × 37 = 11.1; two decimals
    /// 0.39 × 37 = 14.43 or 0.38 × 37 = 14.06; none 0.2 × 37 = 7.4.
    @ParameterizedTest
    @CsvSource({
            "1, HALF_UP, 14.8",
            "1, DOWN,    11.1",
            "2, HALF_UP, 14.43",
            "2, DOWN,    14.06",
            "0, HALF_UP, 7.4",
            "0, DOWN,    7.4",
    })
    void thirty_seven_patients_and_118_days(int decimals, RoundingMode mode, String excess) {
        var cases = spread(118, 37);
        assertThat(plain(bill(cases, average("2.8")).charge().excess())).isEqualTo("14.4");
        assertThat(plain(bill(cases, average("2.8").meanTo(decimals, mode)).charge().excess())).isEqualTo(excess);
        // the mean that is shown is the one before the rounding step
        assertThat(plain(bill(cases, average("2.8").meanTo(decimals, mode)).charge().mean().orElseThrow()))
                .isEqualTo("3.189189");
    }

    /// agreements-north.md 16 E: 0, 0, 1, 3 and 8 days are 12 / 5 = 2.4 with the zero-day cases and 12 / 3 = 4 without.
    @Test
    void who_is_in_the_denominator_decides() {
        var cases = stays(0, 0, 1, 3, 8);
        assertThat(plain(bill(cases, average("3")).charge().mean().orElseThrow())).isEqualTo("2.4");
        assertThat(plain(bill(cases, average("3")).charge().billable())).isEqualTo("0");
        var without = bill(cases, average("3").zeroDayCasesOut());
        assertThat(plain(without.charge().mean().orElseThrow())).isEqualTo("4");
        // 12 − 3 × 3
        assertThat(plain(without.charge().billable())).isEqualTo("3");
        assertThat(without.pool().excluded()).containsEntry(Reason.ZERO_DAY_CASE, 2L);
    }

    /// A rounding step can turn the usual order: 313 cases of 964 days are 3.0798…, so 0.07 × 313 = 21.91; one more
    /// case of no days makes 964 / 314 = 3.0700…, still 3.07, and 0.07 × 314 = 21.98.
    @Test
    void with_two_decimals_down_one_more_zero_day_case_can_raise_the_bill() {
        var terms = average("3").meanTo(2, DOWN);
        var cases = spread(964, 313);
        assertThat(plain(bill(cases, terms).charge().excess())).isEqualTo("21.91");
        assertThat(plain(bill(together(cases, alike(1, 0)), terms).charge().excess())).isEqualTo("21.98");
        // without the step it falls: 964 − 939 = 25, 964 − 942 = 22
        assertThat(plain(bill(cases, average("3")).charge().excess())).isEqualTo("25");
        assertThat(plain(bill(together(cases, alike(1, 0)), average("3")).charge().excess())).isEqualTo("22");
    }

    /// Cases of 6 and 6 days, one of them left out. Out of both: 6 − 2.8 = 3.2. Out of the numerator only: 6 − 5.6 = 0.4.
    @Test
    void a_case_out_of_the_numerator_stays_in_the_denominator() {
        var cases = together(stays(6), List.of(CaseForTests.ofDays(6).id("no").consent(Answer.NO)));
        var both = bill(cases, average("2.8").leavingOut(Reason.CONSENT_REFUSED));
        assertThat(plain(both.charge().cases())).isEqualTo("1");
        assertThat(plain(both.charge().excess())).isEqualTo("3.2");
        var numerator = bill(cases, average("2.8").leavingOut(Reason.CONSENT_REFUSED, Effect.OUT_OF_NUMERATOR));
        assertThat(plain(numerator.charge().cases())).isEqualTo("2");
        assertThat(plain(numerator.charge().days())).isEqualTo("6");
        assertThat(plain(numerator.charge().excess())).isEqualTo("0.4");
        assertThat(numerator.pool().excluded()).containsExactly(Map.entry(Reason.CONSENT_REFUSED, 1L));
        assertThat(numerator.pool().excludedDays()).isEqualTo(6);
    }

    @Test
    void a_municipality_with_only_excluded_cases_is_billed_nothing_and_shown() {
        var bill = bill(
                List.of(CaseForTests.ofDays(6).noAdmissionNotice()),
                average("2.8").leavingOut(Reason.NO_ADMISSION_NOTICE));
        assertThat(plain(bill.charge().cases())).isEqualTo("0");
        assertThat(bill.charge().mean()).isEmpty();
        assertThat(plain(bill.charge().billable())).isEqualTo("0");
        assertThat(plain(bill.toPay())).isEqualTo("0");
    }

    @Test
    void a_rounding_step_of_a_mean_of_no_cases_is_nothing_rather_than_an_error() {
        var bill = bill(
                List.of(CaseForTests.ofDays(6).noAdmissionNotice()),
                average("2.8").meanTo(2, HALF_UP).leavingOut(Reason.NO_ADMISSION_NOTICE));
        assertThat(plain(bill.charge().excess())).isEqualTo("0");
    }

    /// 3 days above nothing at 100.165 are 300.495 kronor: 300 in whole kronor, 300.50 to the öre; 300.50 goes up.
    @ParameterizedTest
    @CsvSource({
            "100.165, WHOLE_KRONA_HALF_UP, 300",
            "100.165, ORE_HALF_UP, 300.5",
            "100.16666, WHOLE_KRONA_HALF_UP, 300",
            "100.1667, WHOLE_KRONA_HALF_UP, 301",
            "100.5, WHOLE_KRONA_HALF_UP, 302",
            // 304.50 and 300.405: up, not to the even neighbour
            "101.5, WHOLE_KRONA_HALF_UP, 305",
            "100.135, ORE_HALF_UP, 300.41",
            "100.163, ORE_HALF_UP, 300.49",
    })
    void the_total_to_pay_is_rounded_half_up_and_the_amount_is_not(String rate, Payable payable, String toPay) {
        var bill = bill(stays(3), average("0").rate(rate).payable(payable));
        assertThat(bill.amount().value()).isEqualByComparingTo(
                new BigDecimal(rate).multiply(BigDecimal.valueOf(3)));
        assertThat(plain(bill.toPay())).isEqualTo(toPay);
    }

    @Test
    void the_break_decides_what_a_stay_is_worth() {
        // ready 11:30, home 16:00 the same day: a day at 12:00, none at 00:00
        var afternoon = List.of(CaseForTests.ready("2022-09-05T11:30").discharged("2022-09-05T16:00"));
        assertThat(plain(bill(afternoon, noThreshold().breakAt("12:00")).charge().billable())).isEqualTo("1");
        assertThat(plain(bill(afternoon, noThreshold().breakAt("00:00")).charge().billable())).isEqualTo("0");
    }

    private static TermsForTests noThreshold() {
        return average("0");
    }

    /// So many days over so many cases, as evenly as whole days go.
    private static List<CaseForTests> spread(int days, int cases) {
        int longer = days % cases;
        return together(alike(longer, days / cases + 1), alike(cases - longer, days / cases));
    }

    /// Published means against published limits (the note on the southern agreements, G5): a city in January 2018, a region
    /// in March 2024, and a part of a region that keeps to its 2.8. No counts were published; ten cases carry the tenths.
    @ParameterizedTest
    @CsvSource({"37, 3, true", "42, 3, true", "28, 2.8, false"})
    void a_published_mean_is_over_its_limit_or_not(int daysOfTenCases, String limit, boolean over) {
        var cases = new ArrayList<CaseForTests>();
        for (int i = 0; i < 10; i++) {
            cases.add(CaseForTests.ofDays(daysOfTenCases / 10 + (i < daysOfTenCases % 10 ? 1 : 0)).id("case-" + i));
        }
        assertThat(bill(cases, average(limit)).charge().excess().value().signum() > 0).isEqualTo(over);
    }
}
