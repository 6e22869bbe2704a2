package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.settle;
import static se.klardag.engine.settlement.Months.stays;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.liability.FreeCases;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.RuleGapException;

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

    /// 5 to 7 September: three free days, and the discharge on the first day that could have cost.
    @Test
    void a_municipality_whose_patients_all_left_within_the_free_days_is_told_and_pays_nothing() {
        var bill = bill(List.of(ready("2022-09-05T10:00").discharged("2022-09-08T10:00")), individual());
        assertThat(plain(bill.charge().cases())).isEqualTo("0");
        assertThat(plain(bill.toPay())).isEqualTo("0");
        assertThat(bill.pool().added()).isZero();
        assertThat(bill.pool().freeCases()).singleElement().satisfies(free -> {
            assertThat(free.under().orElseThrow().path()).isEqualTo("liability.freeDays");
            assertThat(free.cases()).isEqualTo(1);
            assertThat(free.days()).isEqualTo(3);
        });
        assertThat(bill.pool().freeDays()).isEqualTo(3);
    }

    /// Ready and gone on the same date: with the day of the discharge out there is no day, and no rule of free days is asked.
    @Test
    void a_case_without_a_day_is_told_in_the_month_in_which_it_closed() {
        var cases = List.of(ready("2022-09-05T10:00").discharged("2022-09-05T15:00"));
        assertThat(bill(cases, individual()).pool().freeCases())
                .containsExactly(new FreeCases(Optional.empty(), 1, 0));
        assertThat(settle(cases, individual().in("2022-10")).bills()).isEmpty();
    }

    /// A notice that was taken back on its own date is told in its month, whether the patient leaves in the next or is still in.
    @Test
    void a_notice_taken_back_on_its_own_date_is_told_in_the_month_in_which_it_was() {
        var terms = individual().endingWith(new Clock.End.Earliest(false, true, Clock.Silence.CANNOT_RECEIVE))
                .leavingOut(Reason.WITHDRAWN);
        for (var fact : List.of(
                ready("2022-09-30T10:00").withdrawn("2022-09-30T12:00"),
                ready("2022-09-30T10:00").withdrawn("2022-09-30T12:00").discharged("2022-10-04T10:00"))) {
            assertThat(bill(List.of(fact), terms.in("2022-09")).pool().excluded())
                    .containsExactly(Map.entry(Reason.WITHDRAWN, 1L));
            assertThat(settle(List.of(fact), terms.in("2022-10")).bills()).isEmpty();
        }
    }

    /// A kind of care without a rate stops where one of its days is to be billed, and a free day is not.
    @Test
    void no_rate_is_asked_for_where_no_day_is_liable() {
        var agreement = individual().agreement(individual().rateMissing("read the annex"), true);
        var free = ready("2022-09-05T10:00").discharged("2022-09-07T10:00").care(CareType.PSYCHIATRIC);
        assertThat(settle(List.of(free.done()), agreement).bills()).singleElement().satisfies(bill -> {
            assertThat(plain(bill.toPay())).isEqualTo("0");
            assertThat(bill.pool().freeCases()).extracting(FreeCases::days).containsExactly(2L);
        });
        assertThat(MonthExplainer.explainAll(taker -> taker.accept(free.done()), agreement)).hasSize(1);
        var liable = ready("2022-09-05T10:00").discharged("2022-09-12T10:00").care(CareType.PSYCHIATRIC).done();
        assertThatExceptionOfType(RuleGapException.class).isThrownBy(() -> settle(List.of(liable), agreement));
    }

    /// The listener decides what is kept of a month: it is shown every case that was assessed, and no other month's.
    @Test
    void every_case_of_the_month_is_shown_to_whoever_looks_on() {
        var cases = List.of(
                ready("2022-09-05T10:00").discharged("2022-09-07T10:00").id("free").done(),
                ready("2022-09-05T10:00").discharged("2022-09-05T15:00").id("no-day").done(),
                ready("2022-09-05T10:00").discharged("2022-09-07T10:00")
                        .withdrawn("2022-09-06T10:00")
                        .id("withdrawn-free")
                        .done(),
                ready("2022-09-05T10:00").discharged("2022-09-12T10:00").id("liable").done(),
                ready("2022-08-05T10:00").discharged("2022-08-07T10:00").id("august").done());
        var shown = new ArrayList<String>();
        var terms = individual().leavingOut(Reason.WITHDRAWN).agreement();
        var settled = MonthSettler.settle(cases::forEach, terms, (fact, _, _) -> shown.add(fact.id()));
        assertThat(shown).containsExactly("free", "no-day", "withdrawn-free", "liable");
        assertThat(settled.bills()).singleElement().satisfies(bill -> {
            // each of the four is liable, left out, or without a liable day
            assertThat(plain(bill.charge().cases())).isEqualTo("1");
            assertThat(bill.pool().excluded()).containsExactly(Map.entry(Reason.WITHDRAWN, 1L));
            assertThat(bill.pool().freeCases()).extracting(FreeCases::cases).containsExactly(1L, 1L);
        });
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
