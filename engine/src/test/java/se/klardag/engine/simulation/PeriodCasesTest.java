package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.calendar.Period;

/// Which cases a month keeps, at the very edge of it, and which earlier ones.
class PeriodCasesTest {
    private static final Period OCTOBER = Period.of(YearMonth.of(2022, 10));

    @ParameterizedTest(name = "left {0}")
    @CsvSource({
            "2022-08-31T23:59, ''",
            "2022-09-01T00:00, 9",
            "2022-09-30T23:59, 9",
            "2022-10-01T00:00, 9 10",
            "2022-10-31T23:59, 9 10",
            "2022-11-01T00:00, 9 10"})
    void a_case_that_began_in_august_is_kept_until_it_closes(String left, String months) {
        then(monthsOf(ready("2022-08-20T10:00").discharged(left))).isEqualTo(months);
    }

    @Test
    void a_patient_who_is_still_in_is_kept_from_the_month_of_the_first_trace() {
        then(monthsOf(ready("2022-08-20T10:00").stillIn())).isEqualTo("9 10");
        // the admission two days before
        then(monthsOf(ready("2022-10-02T23:59").stillIn())).isEqualTo("9 10");
        then(monthsOf(ready("2022-10-03T00:00").stillIn())).isEqualTo("10");
        then(monthsOf(ready("2022-11-03T00:00").stillIn())).isEqualTo("");
    }

    /// Everything else happens in October or not at all.
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
            "admitted,        2022-09-30T23:59, 9 10",
            "admitted,        2022-10-01T00:00, 10",
            "admissionNotice, 2022-09-30T23:59, 9 10",
            "admissionNotice, 2022-10-01T00:00, 10",
            "ready,           2022-09-30T23:59, 9 10",
            "ready,           2022-10-01T00:00, 10",
            "readyNotice,     2022-09-30T23:59, 9 10",
            "readyNotice,     2022-10-01T00:00, 10",
            "sipCalled,       2022-09-30T23:59, 9 10",
            "sipCalled,       2022-10-01T00:00, 10"})
    void any_moment_before_the_end_of_the_month_is_a_beginning(String moment, String when, String months) {
        var late = "2022-10-10T10:00";
        var fact = ready(moment.equals("readyNotice") ? when : late)
                .judgedReady(moment.equals("ready") ? when : late)
                .admitted(moment.equals("admitted") ? when : late)
                .discharged("2022-10-20T10:00");
        if (moment.equals("admissionNotice")) {
            fact.admissionNotice(when);
        } else {
            fact.noAdmissionNotice();
        }
        if (moment.equals("sipCalled")) {
            fact.sipCalled(when);
        }
        then(monthsOf(fact)).isEqualTo(months);
    }

    @Test
    void who_comes_and_goes_on_the_day_after_the_month_is_not_in_it() {
        then(monthsOf(
                ready("2022-10-01T10:00").admitted("2022-10-01T00:00")
                        .noAdmissionNotice()
                        .discharged("2022-10-01T14:00")))
                .isEqualTo("10");
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void so_is_any_other_event(Event event) {
        var late = "2022-10-10T10:00";
        then(monthsOf(october(late).event(event, "2022-09-30T23:59"))).isEqualTo("9 10");
        then(monthsOf(october(late).event(event, "2022-10-01T00:00"))).isEqualTo("10");
    }

    private static CaseForTests october(String late) {
        return ready(late).admitted(late).noAdmissionNotice().discharged("2022-10-20T10:00");
    }

    @Test
    void every_case_is_told_once_whatever_months_it_lies_in() {
        var kept = kept(
                ready("2022-09-20T10:00").discharged("2022-10-02T10:00").id("both"),
                ready("2022-09-20T10:00").discharged("2022-09-22T10:00").id("september"),
                october("2022-10-10T10:00").id("october"),
                ready("2022-08-20T10:00").discharged("2022-08-22T10:00").id("neither"));

        then(ids(kept.all()::forEach)).containsExactly("both", "september", "october");
        then(kept.size()).isEqualTo(3);
        then(kept.months()).containsExactly(Stays.SEPTEMBER, OCTOBER);
        then(kept.in(Period.of(YearMonth.of(2022, 11)))).isEmpty();
        var other = kept.with(List.of(october("2022-10-10T10:00").id("other").done()));
        then(ids(other.all()::forEach)).containsExactly("other");
        then(other.size()).isEqualTo(1);
        then(other.in(Stays.SEPTEMBER)).isEmpty();
    }

    /// A year that decides for the next: two years back from September 2022, to the day.
    @Test
    void earlier_months_are_kept_as_far_back_as_they_can_decide_and_read_only_where_they_do() {
        var kept = kept(
                ready("2020-08-30T10:00").discharged("2020-08-31T23:59").id("too old"),
                ready("2020-08-30T10:00").discharged("2020-09-01T00:00").id("oldest"),
                ready("2022-08-30T10:00").discharged("2022-08-31T23:59").id("youngest"),
                ready("2022-09-20T10:00").discharged("2022-09-22T10:00").id("september"),
                october("2022-10-10T10:00").id("october"),
                ready("2022-11-10T10:00").discharged("2022-11-20T10:00").id("november"),
                ready("2022-11-10T10:00").stillIn().id("open"));

        then(ids(kept.source(average("2.8").decidedBy(3).agreement())))
                .containsExactly("oldest", "youngest", "september", "october");
        then(ids(kept.source(average("2.8").agreement()))).containsExactly("september");
        then(ids(kept.source(average("2.8").in("2022-10").agreement()))).containsExactly("october");
        then(ids(kept.source(individual().agreement()))).containsExactly("september");
        then(ids(kept.with(List.of()).source(average("2.8").decidedBy(3).agreement())))
                .containsExactly("oldest", "youngest");
    }

    /// The oldest of the earlier cases stand beside the month's own where only psychiatric care, or an earlier edition, is
    /// decided by them.
    @Test
    void one_kind_of_care_or_one_edition_is_enough_to_read_earlier_months() {
        var kept = kept(
                ready("2022-08-30T10:00").discharged("2022-08-31T23:59").id("august"),
                ready("2022-09-20T10:00").discharged("2022-09-22T10:00").id("september"));
        var decided = average("2.8").decidedBy(3);
        var plain = average("2.8");
        var first = LocalDate.of(2022, 1, 1);
        var change = LocalDate.of(2022, 9, 15);
        var editions = plain.agreement(
                Optional.of(SelectedBy.DISCHARGE),
                decided.edition(first, change.minusDays(1), decided, false),
                plain.edition(change, LocalDate.of(2022, 9, 30), plain, false));

        for (AgreementTerms terms : List.of(plain.agreement(decided, true), editions)) {
            then(ids(kept.source(terms))).containsExactly("august", "september");
        }
    }

    /// Numbers of the months, of September and October, that keep the case.
    private static String monthsOf(CaseForTests fact) {
        var kept = kept(fact);
        var months = new ArrayList<String>();
        for (var month : kept.months()) {
            if (!kept.in(month).isEmpty()) {
                months.add(String.valueOf(month.month().getMonthValue()));
            }
        }
        then(kept.size()).isEqualTo(months.isEmpty() ? 0 : 1);
        then(kept.all()).hasSize(kept.size());
        return String.join(" ", months);
    }

    private static PeriodCases kept(CaseForTests... stays) {
        var rows = new ArrayList<RecordedCase>();
        for (var stay : stays) {
            rows.add(stay.done());
        }
        return PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER));
    }

    private static List<String> ids(CaseSource source) {
        var ids = new ArrayList<String>();
        source.forEach(fact -> ids.add(fact.id()));
        return ids;
    }
}
