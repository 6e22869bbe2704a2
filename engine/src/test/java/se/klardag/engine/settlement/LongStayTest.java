package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.settlement.Months.alike;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.stays;
import static se.klardag.engine.settlement.Months.together;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Reason;

class LongStayTest {
    private static final List<CaseForTests> NINE_SHORT_ONE_LONG = together(alike(9, 1), stays(30));

    /// agreements-south.md 2: 30 − 7 = 23 days on their own; the rest are nine cases of one day, mean 1, nothing above.
    @Test
    void the_default_carve_out_bills_the_days_above_the_limit_and_leaves_the_average_alone() {
        var bill = bill(NINE_SHORT_ONE_LONG, average("2.8").carveOut(7));
        assertThat(plain(bill.charge().cases())).isEqualTo("9");
        assertThat(plain(bill.charge().days())).isEqualTo("9");
        assertThat(plain(bill.charge().mean().orElseThrow())).isEqualTo("1");
        assertThat(plain(bill.charge().excess())).isEqualTo("0");
        assertThat(plain(bill.charge().longStayDays())).isEqualTo("23");
        assertThat(bill.longStayCases()).isEqualTo(1);
        // 23 × 9,300
        assertThat(plain(bill.amount())).isEqualTo("213900");
        assertThat(bill.pool().freeDays()).isEqualTo(7);
    }

    @Test
    void all_days_billed_on_their_own() {
        var terms = average("2.8").carveOut(7, LongStay.Place.REMOVED, LongStay.Billed.ALL_DAYS);
        var bill = bill(NINE_SHORT_ONE_LONG, terms);
        assertThat(plain(bill.charge().longStayDays())).isEqualTo("30");
        assertThat(plain(bill.charge().cases())).isEqualTo("9");
        assertThat(plain(bill.charge().billable())).isEqualTo("30");
    }

    /// Capped the average keeps ten cases with 9 + 7 = 16 days, mean 1.6; over a threshold of 1 that is 16 − 10 = 6.
    @Test
    void a_capped_long_stayer_keeps_its_first_days_in_the_average() {
        var capped = bill(
                NINE_SHORT_ONE_LONG,
                average("1").carveOut(7, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT));
        assertThat(plain(capped.charge().cases())).isEqualTo("10");
        assertThat(plain(capped.charge().days())).isEqualTo("16");
        assertThat(plain(capped.charge().excess())).isEqualTo("6");
        assertThat(plain(capped.charge().longStayDays())).isEqualTo("23");
        assertThat(plain(capped.charge().billable())).isEqualTo("29");
        assertThat(capped.longStayCases()).isEqualTo(1);
    }

    /// Ten cases of 7 days: 70 − 28 = 42. When one becomes 8 it leaves: 63 − 2.8 × 9 = 37.8, and 1 day of its own: 38.8.
    @Test
    void with_a_carve_out_one_more_day_can_lower_the_bill() {
        var terms = average("2.8").carveOut(7);
        assertThat(plain(bill(alike(10, 7), terms).charge().billable())).isEqualTo("42");
        var lengthened = bill(together(alike(9, 7), stays(8)), terms);
        assertThat(plain(lengthened.charge().excess())).isEqualTo("37.8");
        assertThat(plain(lengthened.charge().longStayDays())).isEqualTo("1");
        assertThat(plain(lengthened.charge().billable())).isEqualTo("38.8");
    }

    @Test
    void a_municipality_with_only_long_stayers_has_no_mean() {
        var bill = bill(stays(30), average("2.8").carveOut(7));
        assertThat(plain(bill.charge().cases())).isEqualTo("0");
        assertThat(bill.charge().mean()).isEmpty();
        assertThat(plain(bill.charge().billable())).isEqualTo("23");
    }

    @Test
    void a_long_stayer_that_is_left_out_is_not_billed_on_its_own() {
        var bill = bill(
                List.of(CaseForTests.ofDays(30).noAdmissionNotice()),
                average("2.8").carveOut(7).leavingOut(Reason.NO_ADMISSION_NOTICE));
        assertThat(plain(bill.charge().billable())).isEqualTo("0");
        assertThat(bill.longStayCases()).isZero();
        assertThat(bill.pool().excludedDays()).isEqualTo(30);
    }

    @Test
    void no_carve_out_no_long_stayers() {
        assertThat(bill(stays(30), average("2.8")).longStayCases()).isZero();
        assertThat(bill(longCase(), TermsForTests.individual()).longStayCases()).isZero();
    }

    private static List<CaseForTests> longCase() {
        return List.of(CaseForTests.ready("2022-09-01T10:00").discharged("2022-09-30T10:00"));
    }
}
