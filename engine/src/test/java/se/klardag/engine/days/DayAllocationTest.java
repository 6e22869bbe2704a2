package se.klardag.engine.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.LongStay;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

class DayAllocationTest {
    @ParameterizedTest
    @CsvSource({
            "2022-08-31T23:59:59.999, false",
            "2022-09-01T00:00, true",
            "2022-09-30T23:59:59.999, true",
            "2022-10-01T00:00, false",
    })
    void a_case_belongs_to_the_month_of_its_local_discharge_date_whatever_the_break(String discharged, boolean here) {
        var fact = ready("2022-08-20T10:00").discharged(discharged);
        assertThat(assess(fact, average("2.8").breakAt("12:00")) instanceof Assessment.InMonth).isEqualTo(here);
        assertThat(assess(fact, average("2.8").breakAt("00:00")) instanceof Assessment.InMonth).isEqualTo(here);
    }

    /// 26 August 10:00 to 2 September 10:00: seven noons, of which six in August, all of them September's.
    @Test
    void all_days_of_a_closed_stay_go_to_the_month_it_closed_in() {
        assertThat(here(ready("2022-08-26T10:00").discharged("2022-09-02T10:00"), average("2.8")).split())
                .isEqualTo(new DaySplit(7, 0, 0, 0));
    }

    @Test
    void open_cases_belong_to_no_month_of_the_average_and_excluded_ones_neither() {
        var terms = average("2.8").leavingOut(Reason.WITHDRAWN);
        assertThat(assess(ofDays(3).stillIn(), terms)).isInstanceOf(Assessment.Elsewhere.class);
        assertThat(assess(ofDays(3).stillIn().withdrawn("2022-09-18T10:00"), terms))
                .isInstanceOf(Assessment.Elsewhere.class);
        assertThat(assess(ofDays(3).withdrawn("2022-08-18T10:00"), terms)).isInstanceOf(Assessment.InMonth.class);
    }

    @Test
    void the_days_of_a_case_left_out_are_excluded_days() {
        var here = here(ofDays(5).noAdmissionNotice(), average("2.8").leavingOut(Reason.NO_ADMISSION_NOTICE));
        assertThat(here.split()).isEqualTo(new DaySplit(0, 0, 0, 5));
        assertThat(here.verdict()).isInstanceOf(Verdict.LeftOut.class);
    }

    @Test
    void a_case_with_no_ready_notice_is_left_out_with_no_days() {
        var here = here(ofDays(5).noReadyNotice(), average("2.8").leavingOut(Reason.NO_READY_NOTICE));
        assertThat(here.split().total()).isZero();
    }

    @Test
    void zero_day_cases_count_unless_the_terms_leave_them_out() {
        assertThat(here(ofDays(0), average("2.8")).verdict()).isInstanceOf(Verdict.Counts.class);
        assertThat(here(ofDays(0), average("2.8").zeroDayCasesOut()).verdict()).isInstanceOfSatisfying(
                Verdict.LeftOut.class,
                leftOut -> {
                    assertThat(leftOut.reason()).isEqualTo(Reason.ZERO_DAY_CASE);
                    assertThat(leftOut.by().value()).isEqualTo(Effect.OUT_OF_BOTH);
                    assertThat(leftOut.by().path()).isEqualTo("attribution.zeroDayCases");
                });
        assertThat(here(ofDays(1), average("2.8").zeroDayCasesOut()).verdict()).isInstanceOf(Verdict.Counts.class);
    }

    /// Over 7 days: 7 stays, 8 is carved out.
    @Test
    void a_long_stayer_has_more_days_than_the_limit() {
        var terms = average("2.8").carveOut(7);
        assertThat(here(ofDays(7), terms).longStay()).isFalse();
        assertThat(here(ofDays(7), terms).split()).isEqualTo(new DaySplit(7, 0, 0, 0));
        assertThat(here(ofDays(8), terms).longStay()).isTrue();
        assertThat(here(ofDays(8), terms).split()).isEqualTo(new DaySplit(0, 1, 7, 0));
    }

    @Test
    void each_place_and_billed_form_lays_every_day_once() {
        assertThat(split(30, LongStay.Place.REMOVED, LongStay.Billed.DAYS_OVER_LIMIT))
                .isEqualTo(new DaySplit(0, 23, 7, 0));
        assertThat(split(30, LongStay.Place.REMOVED, LongStay.Billed.ALL_DAYS)).isEqualTo(new DaySplit(0, 30, 0, 0));
        assertThat(split(30, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT))
                .isEqualTo(new DaySplit(7, 23, 0, 0));
    }

    @Test
    void a_limit_of_no_days_carves_out_every_stay_with_a_day() {
        var terms = average("2.8").carveOut(0);
        assertThat(here(ofDays(0), terms).longStay()).isFalse();
        assertThat(here(ofDays(1), terms).split()).isEqualTo(new DaySplit(0, 1, 0, 0));
    }

    /// Notice Monday 5 September 10:00, discharged the 12th: 5, 6 and 7 are free; 8, 9, 10 and 11 liable; the 12th is the
    /// day of discharge.
    @Test
    void the_individual_model_charges_from_the_day_of_entry_to_the_day_before_discharge() {
        var fact = ready("2022-09-05T10:00").discharged("2022-09-12T10:00");
        assertThat(here(fact, individual()).split()).isEqualTo(new DaySplit(0, 4, 3, 0));
        assertThat(here(fact, individual().calendarDays(true, true)).split()).isEqualTo(new DaySplit(0, 5, 3, 0));
        assertThat(here(fact, individual().calendarDays(false, false)).split()).isEqualTo(new DaySplit(0, 4, 2, 0));
    }

    @Test
    void a_notice_after_twelve_has_one_more_free_day() {
        var fact = ready("2022-09-05T12:00:00.001").discharged("2022-09-12T10:00");
        assertThat(here(fact, individual()).split()).isEqualTo(new DaySplit(0, 3, 4, 0));
    }

    /// Notice 27 August 10:00, so liable from the 30th; discharged 3 October. August has the 27th to the 31st, two of
    /// them liable; September all 30; October the 1st and 2nd. Together 5 + 30 + 2 = 37 days, the stay.
    @Test
    void a_stay_over_month_borders_lays_each_day_in_its_own_month() {
        var fact = ready("2022-08-27T10:00").discharged("2022-10-03T10:00");
        assertThat(here(fact, individual().in("2022-08")).split()).isEqualTo(new DaySplit(0, 2, 3, 0));
        assertThat(here(fact, individual().in("2022-09")).split()).isEqualTo(new DaySplit(0, 30, 0, 0));
        assertThat(here(fact, individual().in("2022-10")).split()).isEqualTo(new DaySplit(0, 2, 0, 0));
        assertThat(assess(fact, individual().in("2022-11"))).isInstanceOf(Assessment.Elsewhere.class);
        assertThat(assess(fact, individual().in("2022-07"))).isInstanceOf(Assessment.Elsewhere.class);
    }

    /// Notice 26 September 10:00, still in: liable from the 29th, so the 29th and the 30th.
    @Test
    void an_open_case_counts_to_the_end_of_the_month_unless_the_terms_leave_it_out() {
        var fact = ready("2022-09-26T10:00").stillIn();
        assertThat(here(fact, individual()).split()).isEqualTo(new DaySplit(0, 2, 3, 0));
        assertThat(here(fact, individual().in("2022-10")).split()).isEqualTo(new DaySplit(0, 31, 0, 0));
        assertThat(assess(fact, individual().in("2022-08"))).isInstanceOf(Assessment.Elsewhere.class);
        assertThat(assess(fact, individual().openCasesOut())).isInstanceOf(Assessment.Elsewhere.class);
    }

    @Test
    void an_open_case_gives_the_same_days_as_the_same_case_once_it_has_closed_later() {
        var open = ready("2022-09-26T10:00").stillIn().done();
        var closed = ready("2022-09-26T10:00").discharged("2022-10-20T09:00").done();
        for (var terms : List.of(individual(), individual().calendarDays(true, true), individual().breakAt("12:00"))) {
            assertThat(terms.assess(open))
                    .isEqualTo(terms.assess(closed));
        }
    }

    @Test
    void a_case_left_out_of_the_individual_model_is_shown_only_where_it_would_have_been_liable() {
        var terms = individual().leavingOut(Reason.WITHDRAWN);
        var withinFree = ready("2022-09-05T10:00").discharged("2022-09-07T10:00").withdrawn("2022-09-06T10:00");
        var liable = ready("2022-09-05T10:00").discharged("2022-09-12T10:00").withdrawn("2022-09-06T10:00");
        // the days are explained, up to the withdrawal: the 5th alone
        assertThat(here(withinFree, terms).split()).isEqualTo(new DaySplit(0, 0, 0, 1));
        assertThat(here(withinFree, terms).listed()).isFalse();
        assertThat(here(liable, terms).listed()).isTrue();
        assertThat(here(liable, terms).split()).isEqualTo(new DaySplit(0, 0, 0, 1));
    }

    /// Notice on the 5th, taken back on the 8th, discharged on the 12th: 5, 6 and 7 September under calendar days; in the
    /// average, breaks at 12:00 passed by 10:00 on the 8th are those of the 5th to the 7th too.
    @Test
    void a_withdrawn_case_ends_at_the_withdrawal_where_it_is_left_out() {
        var withdrawn = ready("2022-09-05T10:00").discharged("2022-09-12T10:00").withdrawn("2022-09-08T10:00");
        assertThat(here(withdrawn, individual().leavingOut(Reason.WITHDRAWN)).split())
                .isEqualTo(new DaySplit(0, 0, 0, 3));
        assertThat(here(withdrawn, average("2.8").leavingOut(Reason.WITHDRAWN)).split())
                .isEqualTo(new DaySplit(0, 0, 0, 3));
        // it is the rule that ends it: where a withdrawn case counts, it runs to the discharge
        assertThat(here(withdrawn, average("2.8")).split()).isEqualTo(new DaySplit(7, 0, 0, 0));
        // whatever left it out
        assertThat(here(withdrawn.noAdmissionNotice(),
                individual().leavingOut(Reason.NO_ADMISSION_NOTICE, Reason.WITHDRAWN)).split())
                .isEqualTo(new DaySplit(0, 0, 0, 3));
        // taken back in August, discharged in September: still told in September, with no day of it
        var august = ready("2022-08-25T10:00").discharged("2022-09-12T10:00").withdrawn("2022-08-27T10:00");
        assertThat(here(august, individual().leavingOut(Reason.WITHDRAWN)).split().total()).isZero();
    }

    @Test
    void a_case_that_never_started_is_shown_in_the_month_it_closed() {
        var terms = individual().leavingOut(Reason.NO_READY_NOTICE);
        assertThat(here(ofDays(3).noReadyNotice(), terms).split().total()).isZero();
        assertThat(assess(ofDays(3).noReadyNotice().stillIn(), terms)).isInstanceOf(Assessment.Elsewhere.class);
        assertThat(assess(ofDays(3).noReadyNotice(), terms.in("2022-10"))).isInstanceOf(Assessment.Elsewhere.class);
    }

    /// Notice 30 December 2018 under 30 free days: the whole of a stay to 10 January is free; a notice of 2 January under
    /// 3 free days is liable from the 5th, so 5 days.
    @Test
    void free_days_are_those_of_the_date_of_the_notice_and_a_date_without_stops() {
        var line = new Timeline<>(
                "liability.freeDays",
                List.of(freeDays(30, "2018-01-02", "2018-12-31"), freeDays(3, "2019-01-01", "2019-12-31")),
                List.of(new Timeline.Gap(
                        LocalDate.of(2018, 1, 1), LocalDate.of(2018, 1, 1), BilingualText.same("another act held"))));
        var terms = individual().in("2019-01").freeDays(line);
        assertThat(here(ready("2018-12-30T10:00").discharged("2019-01-10T10:00"), terms).split())
                .isEqualTo(new DaySplit(0, 0, 9, 0));
        assertThat(here(ready("2019-01-02T10:00").discharged("2019-01-10T10:00"), terms).split())
                .isEqualTo(new DaySplit(0, 5, 3, 0));
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> assess(ready("2018-01-01T10:00").discharged("2019-01-10T10:00"), terms))
                .withMessageContaining("another act held");
    }

    private static Term<FreeDays> freeDays(int days, String from, String to) {
        return new Term<>(
                "liability.freeDays",
                new FreeDays.AfterNotice(days, days, LocalTime.NOON),
                new Provenance(
                        Status.VERIFIED, new Source("an act", "", ""), LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static DaySplit split(int days, LongStay.Place place, LongStay.Billed billed) {
        return here(ofDays(days), average("2.8").carveOut(7, place, billed)).split();
    }

    private static Assessment assess(CaseForTests fact, TermsForTests terms) {
        return terms.assess(fact.done());
    }

    private static Assessment.InMonth here(CaseForTests fact, TermsForTests terms) {
        return (Assessment.InMonth) assess(fact, terms);
    }
}
