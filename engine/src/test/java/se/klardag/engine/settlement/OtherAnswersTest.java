package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.settle;
import static se.klardag.engine.settlement.Months.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.OtherAnswerShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.OtherAnswer;
import se.klardag.engine.terms.value.BilingualText;

/// What hangs on a term whose text is unclear, at 9 300 kr a day: the month under the other answer, less the month.
class OtherAnswersTest {
    private static final Set<CareType> ALL = EnumSet.allOf(CareType.class);
    private static final BilingualText WHY = BilingualText.same("hours");

    private static AgreementTerms lastDayIn(Set<CareType> kinds, TermsForTests own, TermsForTests other) {
        return own.agreement()
                .with(List.of(new OtherAnswer.Stated(
                        "R-002", kinds, Map.of("dayCount.lastDay", "in"), other.agreement())));
    }

    private static AgreementTerms lastDayIn() {
        return lastDayIn(ALL, individual(), individual().calendarDays(true, true));
    }

    private static List<RecordedCase> cases(CaseForTests... cases) {
        return List.of(cases).stream().map(CaseForTests::done).toList();
    }

    /// A notice of the 5th costs from the 8th.
    private static CaseForTests until(String day) {
        return ready("2022-09-05T10:00").discharged("2022-09-" + day + "T10:00");
    }

    private static void assertShare(OtherAnswerShare share, int days, String toPay) {
        assertThat(share.answer().reading()).isEqualTo("R-002");
        assertThat(share.days()).isEqualTo(days);
        assertThat(share.amount()).isEqualByComparingTo(toPay);
        assertThat(share.toPay()).isEqualByComparingTo(toPay);
    }

    /// The 8th and 9th cost, and the 10th too under the other answer; of the second case the 8th alone.
    @Test
    void the_sum_is_the_bill_under_the_other_answer_less_the_bill() {
        var bill = settle(cases(until("10").id("a"), until("09").id("b")), lastDayIn()).bills().getFirst();
        assertThat(bill.toPay().value()).isEqualByComparingTo("27900");
        assertThat(bill.stakes().answered()).hasSize(1);
        assertShare(bill.stakes().answered().getFirst(), 2, "18600");
        assertThat(bill.stakes().untold()).isEmpty();
    }

    /// Discharged on the first day that costs: nothing is owed but under the other answer, and there is no bill to tell it on.
    @Test
    void the_month_knows_what_those_without_a_bill_would_owe() {
        // Left on the first: the day belongs to September only where the last day counts.
        var left = ready("2022-08-20T10:00").discharged("2022-09-01T10:00").id("b").in(LUND);
        var month = settle(cases(until("10").id("a"), left), lastDayIn());
        assertThat(month.bills()).hasSize(1);
        assertShare(month.otherAnswers().getFirst(), 2, "18600");
        assertShare(month.unbilled().getFirst().share(), 1, "9300");
        assertThat(month.unbilled().getFirst().key().municipality()).isEqualTo(LUND);
    }

    /// Out on the day that responsibility would enter: a bill of 0 kr tells of the free days, and of the day that the other answer adds.
    @Test
    void a_bill_of_free_days_says_what_hangs_on_the_answer() {
        var month = settle(cases(until("10").id("a"), until("08").id("b").in(LUND)), lastDayIn());
        assertThat(month.bills()).hasSize(2);
        var free = month.bills().get(1);
        assertThat(free.municipality()).isEqualTo(LUND);
        assertThat(free.toPay().value()).isEqualByComparingTo("0");
        assertShare(free.stakes().answered().getFirst(), 1, "9300");
        assertShare(month.otherAnswers().getFirst(), 2, "18600");
        assertThat(month.unbilled()).isEmpty();
    }

    /// Left on the first, and on the day that responsibility would enter: neither has a day on the bill, and each one under the other
    /// answer. Left on the 10th, with a day more of its own: no new case.
    @Test
    void an_explanation_names_the_cases_that_only_the_other_answer_charges() {
        var left = ready("2022-08-20T10:00").discharged("2022-09-01T10:00").id("c");
        var cases = source(cases(until("10").id("a"), until("08").id("b"), left));
        var bill = MonthExplainer.explain(cases, lastDayIn(), MALMO).getFirst();
        assertThat(bill.onlyOthers()).extracting(each -> each.part().fact().id()).containsExactly("b", "c");
        assertThat(bill.onlyOthers()).extracting(each -> each.days()).containsExactly(1L, 1L);
        assertThat(bill.cases()).extracting(each -> each.fact().id()).doesNotContain("c");
    }

    @Test
    void one_without_a_bill_is_explained_by_what_it_would_owe() {
        var left = ready("2022-08-20T10:00").discharged("2022-09-01T10:00").id("d").in(LUND);
        var cases = source(cases(until("10").id("a"), left));
        assertThat(MonthExplainer.explain(cases, lastDayIn(), LUND)).isEmpty();
        var unbilled = MonthExplainer.unbilled(cases, lastDayIn(), LUND);
        assertShare(unbilled.shares().getFirst().share(), 1, "9300");
        assertThat(unbilled.shares().getFirst().key().municipality()).isEqualTo(LUND);
        assertThat(unbilled.cases())
                .singleElement()
                .matches(each -> each.part().fact().id().equals("d") && each.days() == 1);
        assertThat(MonthExplainer.unbilled(cases, lastDayIn(), MALMO)).isEqualTo(ExplainedBill.Unbilled.NONE);
    }

    @Test
    void an_explanation_has_the_same_sums() {
        var cases = source(cases(until("10").id("a"), until("09").id("b")));
        var agreement = lastDayIn();
        var settled = MonthSettler.settle(cases, agreement, CaseListener.NOBODY).bills().getFirst();
        var explained = MonthExplainer.explain(cases, agreement, MALMO).getFirst().bill();
        assertThat(explained.stakes()).isEqualTo(settled.stakes());
    }

    /// What only the other answer needs stops no bill, and its absence is told.
    @Test
    void a_value_that_only_the_other_answer_needs_stops_no_bill() {
        var agreement = lastDayIn(ALL, individual(), individual().rateMissing("read HSLF-FS"));
        var bill = settle(cases(until("10")), agreement).bills().getFirst();
        assertThat(bill.toPay().value()).isEqualByComparingTo("18600");
        assertThat(bill.stakes().answered()).isEmpty();
        assertThat(bill.stakes().untold())
                .containsExactly(new UntoldStake("R-002", Optional.empty(), 0, BilingualText.same("read HSLF-FS")));
    }

    @Test
    void a_reading_without_another_answer_says_why() {
        var agreement = individual().agreement().with(List.of(new OtherAnswer.Unstated("R-001", ALL, WHY)));
        assertThat(settle(cases(until("10")), agreement).bills().getFirst().stakes().untold())
                .containsExactly(new UntoldStake("R-001", Optional.empty(), 0, WHY));
    }

    @Test
    void a_bill_of_care_that_the_text_is_clear_on_says_nothing() {
        var psychiatric = EnumSet.of(CareType.PSYCHIATRIC);
        var split = individual().agreement(average("2.8"), true)
                .with(List.of(
                        new OtherAnswer.Unstated("R-001", psychiatric, WHY),
                        new OtherAnswer.Stated(
                                "R-002", psychiatric, Map.of("dayCount.lastDay", "in"),
                                individual().calendarDays(true, true).agreement(average("2.8"), true))));
        var stakes = settle(cases(until("10")), split).bills().getFirst().stakes();
        assertThat(stakes.answered()).isEmpty();
        assertThat(stakes.untold()).isEmpty();
    }

    /// One bill for all care would be compared with one for each kind.
    @Test
    void an_answer_that_splits_the_bills_gives_no_sum() {
        var agreement = individual().agreement()
                .with(List.of(new OtherAnswer.Stated(
                        "R-002", ALL, Map.of("attribution.careTypes", "separate"),
                        individual().agreement(individual(), true))));
        var stakes = settle(cases(until("10")), agreement).bills().getFirst().stakes();
        assertThat(stakes.answered()).isEmpty();
        assertThat(stakes.untold()).singleElement().matches(each -> each.why().english().contains("splits the bills"));
    }
}
