package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.TermsForTests.individual;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// In which order moves are shown, and which days and kronor where a case is counted under one of the terms only. Free days
/// are 3 for a notice before noon and 4 after it; 4 days of a stay ready at 10:00 are 1 to pay for.
class CaseImpactOrderTest {
    /// 10 days lose 2 of 7 to five free days, 4 days their only one.
    @Test
    void most_kronor_come_first() {
        var moves = moves(
                List.of(ofDays(4).id("a"), ofDays(10).id("b"), ofDays(2).id("c")),
                individual().rate("100"),
                individual().freeDays(5, 6, "12:00").rate("100"));

        then(moves).extracting(move -> move.fact().id()).containsExactly("b", "a");
        then(moves).extracting(CaseImpact::days).containsExactly(-2L, -1L);
        then(moves.get(0).kronor()).isEqualByComparingTo("-200");
        then(moves.get(1).kronor()).isEqualByComparingTo("-100");
        then(moves.get(0).month()).isEqualTo(Stays.SEPTEMBER);
    }

    /// Where nothing is charged no kronor move. Every day is followed: 5 days after noon gain 4, 9 before it gain 3.
    @Test
    void of_equal_kronor_most_days_come_first_and_then_the_id() {
        var moves = moves(
                List.of(
                        ofDays(9).id("d"), ofDays(9).id("a"),
                        ready("2022-09-12T13:00").discharged("2022-09-17T14:00").id("z"), ofDays(9).id("c")),
                individual().rate("100"),
                followUpOnly());

        then(moves).extracting(move -> move.fact().id()).containsExactly("z", "a", "c", "d");
        then(moves).extracting(CaseImpact::days).containsExactly(4L, 3L, 3L, 3L);
        then(moves).extracting(CaseImpact::baseDays).containsExactly(1L, 6L, 6L, 6L);
        then(moves).allSatisfy(move -> then(move.kronor()).isEqualByComparingTo("0"));
    }

    /// 10 days at a limit of 7: 3 apart cost 300; in the average 10 less 2.8 cost 720. All ten are counted either way.
    @Test
    void a_long_stayer_who_is_carved_out_keeps_all_days() {
        var moves = moves(
                List.of(ofDays(10), ofDays(0).id("b")), average("2.8").rate("100"),
                average("2.8").carveOut(7).rate("100"));

        then(moves).singleElement().satisfies(move -> {
            then(move.baseDays()).isEqualTo(10);
            then(move.changedDays()).isEqualTo(10);
            // The other case of no days is alone in the average now: as before it would be 10 − 2 × 2.8 = 4.4 days.
            then(move.kronor()).isEqualByComparingTo("-140");
        });
    }

    /// Still in, ready on 20 September at 10:00: liable on the 23rd to the 30th, 8 days. A case that has not closed is in no
    /// average, so the second terms have no bill; were it counted as before, its 8 days would be charged as days apart.
    @Test
    void a_case_without_a_bill_under_the_second_terms_moves_what_it_would_have_cost() {
        var open = List.of(ready("2022-09-20T10:00").stillIn());

        then(moves(open, individual().rate("100"), average("2.8").carveOut(7).rate("100"))).singleElement()
                .satisfies(move -> {
                    then(move.days()).isEqualTo(-8);
                    then(move.kronor()).isEqualByComparingTo("-800");
                });
    }

    /// The same where earlier months decide: without a bill nothing tells whether the month would be charged.
    @Test
    void without_a_bill_nothing_is_said_of_kronor_where_earlier_months_decide() {
        var rows = new ArrayList<CaseForTests>();
        rows.add(ready("2022-09-20T10:00").stillIn());
        for (int month = 4; month <= 8; month++) {
            rows.add(ready("2022-0" + month + "-01T10:00")
                    .discharged("2022-0" + month + "-03T10:00")
                    .in(LUND)
                    .id("m" + month));
        }

        then(moves(rows, individual().rate("100"), average("2.8").carveOut(7).decidedBy(3).rate("100"))).singleElement()
                .satisfies(move -> {
                    then(move.days()).isEqualTo(-8);
                    then(move.kronor()).isEqualByComparingTo("0");
                });
    }

    /// 1 of 4 days is liable in September, 2 of 5 in October; all are followed. Three days more each: the id decides.
    @Test
    void the_months_of_a_stretch_are_put_in_one_order() {
        var rows = rows(
                List.of(
                        ofDays(4).id("september"),
                        ready("2022-10-05T10:00").discharged("2022-10-10T10:00").id("october")));
        var october = Period.of(YearMonth.of(2022, 10));
        var cases = PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, october));
        var months = List.of("2022-09", "2022-10")
                .stream()
                .map(month -> new Comparison.Month(
                        settled(cases, individual().rate("100").in(month).agreement()),
                        settled(cases, followUpOnly().in(month).agreement())))
                .toList();
        var moves = CaseImpact.all(cases, new Comparison(months));

        then(moves).extracting(move -> move.fact().id() + " " + move.baseDays() + " " + move.changedDays())
                .containsExactly("october 2 5", "september 1 4");
        then(moves).extracting(CaseImpact::month).containsExactly(october, Stays.SEPTEMBER);
    }

    private static List<CaseImpact> moves(List<CaseForTests> stays, TermsForTests base, TermsForTests changed) {
        var rows = rows(stays);
        var cases = PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER));
        return CaseImpact.all(
                cases,
                new Comparison(List.of(new Comparison.Month(
                        settled(cases, base.agreement()), settled(cases, changed.agreement())))));
    }

    private static List<RecordedCase> rows(List<CaseForTests> stays) {
        return stays.stream().map(CaseForTests::done).toList();
    }

    private static Settlement settled(PeriodCases cases, AgreementTerms terms) {
        return MonthSettler.settle(cases.source(terms), terms, CaseListener.NOBODY);
    }
}
