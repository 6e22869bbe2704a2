package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.source;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.LeftOutShare;
import se.klardag.engine.bill.SeveralReadingsShare;
import se.klardag.engine.bill.UntoldStake;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.population.Effect;
import se.klardag.engine.terms.population.LeftOutUnder;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

/// What hangs on a reading that leaves cases out, at 9 300 kr a day above 2.8.
class LeftOutSharesTest {
    private static final LeftOutUnder OPEN_CARE = new LeftOutUnder(Reason.OPEN_CARE_NOT_READY, "R-005");

    private static final LeftOutUnder CONSENT = new LeftOutUnder(Reason.CONSENT_REFUSED, "R-007");

    private static TermsForTests reading(Effect effect) {
        return average("2.8").leavingOut(Reason.OPEN_CARE_NOT_READY, effect, "R-005");
    }

    private static CaseForTests noOpenCare(int days) {
        return ofDays(days).openCare(Answer.NO).id("no-open-care-" + days);
    }

    private static void assertShare(LeftOutShare share, LeftOutUnder under, int cases, int days, String toPay) {
        assertThat(share.under()).isEqualTo(under);
        assertThat(share.cases()).isEqualTo(cases);
        assertThat(share.days()).isEqualTo(days);
        assertThat(share.toPay()).isEqualByComparingTo(toPay);
        assertThat(share.amount()).isEqualByComparingTo(toPay);
    }

    /// 6 − 2.8 = 3.2 of 1 case; with 9 days more 15 − 5.6 = 9.4: 6.2 × 9 300 = 57 660. With none more 6 − 5.6 = 0.4: −2.8 × 9 300 =
    /// −26 040.
    @Test
    void the_sum_is_the_bill_with_the_case_less_the_bill_whichever_is_higher() {
        var more = bill(List.of(ofDays(6), noOpenCare(9)), reading(Effect.OUT_OF_BOTH)).leftOut();
        assertThat(more).hasSize(1);
        assertShare(more.getFirst(), OPEN_CARE, 1, 9, "57660");
        var less = bill(List.of(ofDays(6), noOpenCare(0)), reading(Effect.OUT_OF_BOTH)).leftOut();
        assertShare(less.getFirst(), OPEN_CARE, 1, 0, "-26040");
    }

    /// In the denominator already: 9 − 5.6 = 3.4 and 9 + 4 − 5.6 = 7.4, four days at 9 300 more.
    @Test
    void a_case_that_stays_in_the_denominator_comes_into_it_once() {
        var left = bill(List.of(ofDays(9), noOpenCare(4)), reading(Effect.OUT_OF_NUMERATOR)).leftOut();
        assertShare(left.getFirst(), OPEN_CARE, 1, 4, "37200");
    }

    @Test
    void nothing_hangs_on_a_reading_where_the_text_leaves_the_case_out_too() {
        var withdrawn = noOpenCare(9).withdrawn("2022-09-18T10:00");
        assertThat(bill(List.of(withdrawn), reading(Effect.OUT_OF_BOTH).leavingOut(Reason.WITHDRAWN)).leftOut())
                .isEmpty();
        assertThat(bill(List.of(noOpenCare(0)), reading(Effect.OUT_OF_BOTH).zeroDayCasesOut()).leftOut()).isEmpty();
        assertThat(bill(List.of(noOpenCare(9)), average("2.8").leavingOut(Reason.OPEN_CARE_NOT_READY)).leftOut())
                .isEmpty();
    }

    /// 9 − 2.8 = 6.2 days at 9 300. Without one of the readings the other leaves the case out, so nothing hangs on either alone.
    @Test
    void a_case_that_two_readings_leave_out_hangs_on_both_together_and_on_neither_alone() {
        var stakes = bill(List.of(noOpenCare(9).consent(Answer.NO)), twoReadings(Effect.OUT_OF_BOTH)).stakes();
        assertThat(stakes.leftOut()).isEmpty();
        assertThat(stakes.several()).hasSize(1);
        assertSeveral(stakes.several().getFirst(), 1, 9, "57660");
    }

    /// With all three 8 + 6 + 9 = 23 days, 23 − 8.4 = 14.6, 135 780 kr. With the 8 alone 8 − 2.8 = 5.2, 48 360 kr; with the 6 alone 3.2,
    /// 29 760 kr. The bill is 0.
    @Test
    void the_sum_of_several_readings_has_the_cases_of_each_of_them_too() {
        var cases = List.of(
                noOpenCare(8), ofDays(6).consent(Answer.NO).id("no-consent"),
                noOpenCare(9).consent(Answer.NO));
        var stakes = bill(cases, twoReadings(Effect.OUT_OF_BOTH)).stakes();
        assertThat(stakes.leftOut()).hasSize(2);
        assertShare(stakes.leftOut().getFirst(), CONSENT, 1, 6, "29760");
        assertShare(stakes.leftOut().getLast(), OPEN_CARE, 1, 8, "48360");
        assertThat(stakes.several()).hasSize(1);
        assertSeveral(stakes.several().getFirst(), 1, 9, "135780");
    }

    /// 12 days of 2 cases: 12 − 5.6 = 6.4. Without the first reading the next leaves the case out of the number of cases too:
    /// 12 − 2.8 = 9.2, 2.8 × 9 300 = 26 040 kr more. Without both 12 + 9 − 5.6 = 15.4, 9 × 9 300 = 83 700 kr more.
    @Test
    void a_rule_that_leaves_a_case_out_in_another_way_changes_the_bill_without_counting_the_case() {
        var terms = average("2.8").leavingOut(Reason.OPEN_CARE_NOT_READY, Effect.OUT_OF_NUMERATOR, "R-005")
                .leavingOut(Reason.CONSENT_REFUSED, Effect.OUT_OF_BOTH, "R-007");
        var stakes = bill(List.of(ofDays(12), noOpenCare(9).consent(Answer.NO)), terms).stakes();
        assertThat(stakes.leftOut()).hasSize(1);
        assertShare(stakes.leftOut().getFirst(), OPEN_CARE, 0, 0, "26040");
        assertThat(stakes.several().getFirst().toPay()).isEqualByComparingTo("83700");
    }

    private static TermsForTests twoReadings(Effect effect) {
        return average("2.8").leavingOut(Reason.CONSENT_REFUSED, effect, "R-007")
                .leavingOut(Reason.OPEN_CARE_NOT_READY, effect, "R-005");
    }

    private static void assertSeveral(SeveralReadingsShare share, int cases, int days, String toPay) {
        assertThat(share.under()).containsExactly(CONSENT, OPEN_CARE);
        assertThat(share.cases()).isEqualTo(cases);
        assertThat(share.days()).isEqualTo(days);
        assertThat(share.toPay()).isEqualByComparingTo(toPay);
        assertThat(share.amount()).isEqualByComparingTo(toPay);
    }

    @Test
    void an_explanation_has_the_same_sums() {
        var agreement = reading(Effect.OUT_OF_BOTH).agreement();
        var cases = source(List.of(ofDays(6).done(), noOpenCare(9).done(), noOpenCare(0).done()));
        var settled = MonthSettler.settle(cases, agreement, CaseListener.NOBODY).bills().getFirst();
        var explained = MonthExplainer.explain(cases, agreement, MALMO).getFirst().bill();
        assertThat(explained.leftOut()).isNotEmpty().isEqualTo(settled.leftOut());
    }

    /// Nobody wrote how many days are free after a notice of August. The bill has other cases and stands; what this one would add is not
    /// known, and the bill says so, with the reason.
    @Test
    void a_case_that_lacks_a_value_is_told_with_the_reason_and_without_a_sum() {
        var since = LocalDate.of(2022, 9, 1);
        var free = new Timeline<FreeDays>(
                "liability.freeDays",
                List.of(new Term<>(
                        "liability.freeDays", new FreeDays.AfterNotice(3, 4, LocalTime.NOON),
                        new Provenance(Status.VERIFIED, new Source("paper", "", ""), since, null))),
                List.of(new Timeline.Gap(LocalDate.of(2022, 8, 1), since.minusDays(1),
                        BilingualText.same("read the letter"))));
        var terms = individual().closedInMonth()
                .freeDays(free)
                .leavingOut(Reason.OPEN_CARE_NOT_READY, Effect.OUT_OF_BOTH, "R-005");
        var august = CaseForTests.ready("2022-08-30T10:00").openCare(Answer.NO).id("august");
        var left = bill(List.of(ofDays(6), august), terms);
        assertThat(left.toPay().value()).isEqualByComparingTo("27900");
        assertThat(left.leftOut()).isEmpty();
        assertThat(left.stakes().untold()).containsExactly(new UntoldStake(
                "R-005", Optional.of(Reason.OPEN_CARE_NOT_READY), 1,
                new BilingualText("ärende august, 2022-08-30: read the letter",
                        "case august, 2022-08-30: read the letter")));
    }
}
