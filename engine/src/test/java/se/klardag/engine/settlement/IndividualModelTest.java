package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.settle;
import static se.klardag.engine.settlement.Months.stays;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.terms.population.Reason;

class IndividualModelTest {
    /// Notice Monday 5 January 2026 11:59, liable from the 8th; discharged the 12th: 8, 9, 10, 11. 4 × 8,200.
    @Test
    void four_liable_days_at_8200() {
        var bill = bill(
                List.of(ready("2026-01-05T11:59").discharged("2026-01-12T10:00")),
                individual().in("2026-01").rate("8200"));
        assertThat(plain(bill.charge().cases())).isEqualTo("1");
        assertThat(plain(bill.charge().days())).isEqualTo("4");
        assertThat(plain(bill.charge().billable())).isEqualTo("4");
        assertThat(plain(bill.charge().excess())).isEqualTo("0");
        assertThat(bill.charge().mean()).isEmpty();
        assertThat(bill.longStayCases()).isZero();
        assertThat(plain(bill.amount())).isEqualTo("32800");
        assertThat(bill.pool().freeDays()).isEqualTo(3);
    }

    @Test
    void only_cases_with_a_liable_day_are_cases() {
        var bill = bill(
                List.of(
                        ready("2022-09-05T10:00").discharged("2022-09-12T10:00").id("liable"),
                        ready("2022-09-05T10:00").discharged("2022-09-08T10:00").id("home on the fourth day")),
                individual());
        assertThat(plain(bill.charge().cases())).isEqualTo("1");
        assertThat(plain(bill.charge().days())).isEqualTo("4");
    }

    @Test
    void a_municipality_whose_patients_all_left_within_the_free_days_has_no_bill() {
        assertThat(settle(List.of(ready("2022-09-05T10:00").discharged("2022-09-08T10:00")), individual()).bills())
                .isEmpty();
    }

    /// Open since 26 September, liable from the 29th: 2 days. Closed 20 to 24 October: nothing of September's.
    @Test
    void open_cases_are_counted_to_the_end_of_the_month() {
        var cases = List.of(
                ready("2022-09-26T10:00").stillIn().id("open"),
                ready("2022-10-01T10:00").discharged("2022-10-24T10:00").id("next month"));
        assertThat(plain(bill(cases, individual()).charge().days())).isEqualTo("2");
        // October: 31 of the open case, and 4 to 23 of the other, 20
        assertThat(plain(bill(cases, individual().in("2022-10")).charge().days())).isEqualTo("51");
    }

    @Test
    void a_case_left_out_is_counted_by_its_reason_in_each_month_it_would_have_cost() {
        var cases = List.of(ready("2022-09-26T10:00").discharged("2022-10-24T10:00").noAdmissionNotice());
        for (var month : List.of("2022-09", "2022-10")) {
            var bill = bill(cases, individual().in(month).leavingOut(Reason.NO_ADMISSION_NOTICE));
            assertThat(bill.pool().excluded()).containsEntry(Reason.NO_ADMISSION_NOTICE, 1L);
            assertThat(plain(bill.charge().billable())).isEqualTo("0");
        }
    }

    @Test
    void follow_up_shows_days_and_mean_and_charges_nothing() {
        var bill = bill(stays(30, 2), followUpOnly());
        assertThat(plain(bill.charge().cases())).isEqualTo("2");
        assertThat(plain(bill.charge().days())).isEqualTo("32");
        assertThat(plain(bill.charge().mean().orElseThrow())).isEqualTo("16");
        assertThat(plain(bill.charge().billable())).isEqualTo("0");
        assertThat(plain(bill.amount())).isEqualTo("0");
        assertThat(plain(bill.toPay())).isEqualTo("0");
    }

    /// Closed in the month: 8 to 11 September once, whole; open cases wait.
    @Test
    void the_individual_model_can_wait_for_the_discharge() {
        var terms = individual().closedInMonth();
        var across = List.of(ready("2022-08-27T10:00").discharged("2022-09-03T10:00"));
        // 30 and 31 August, 1 and 2 September
        assertThat(plain(bill(across, terms).charge().days())).isEqualTo("4");
        assertThat(settle(List.<CaseForTests>of(ready("2022-09-01T10:00").stillIn()), terms).bills()).isEmpty();
    }
}
