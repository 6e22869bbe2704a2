package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.TermsForTests.HASSLEHOLM;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.STOCKHOLM;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.followUpOnly;
import static se.klardag.engine.settlement.Months.bill;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.settle;
import static se.klardag.engine.settlement.Months.source;
import static se.klardag.engine.settlement.Months.stays;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.bill.Bill;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseSource;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.RuleGapException;

class MonthSettlerTest {
    @Test
    void a_month_without_cases_is_a_settlement_of_nothing() {
        var empty = settle(List.<CaseForTests>of(), average("2.8"));
        assertThat(empty.bills()).isEmpty();
        assertThat(plain(empty.total())).isEqualTo("0");
        assertThat(empty.toPay()).isEqualByComparingTo("0");
        assertThat(empty.notParty()).isZero();
    }

    @Test
    void a_missing_rate_stops_before_any_case_is_read() {
        CaseSource unread = taker -> {
            throw new AssertionError("a case was read");
        };
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> MonthSettler.settle(
                        unread, average("2.8").rateMissing("read HSLF-FS").agreement(), CaseListener.NOBODY))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("price.dailyRate");
                    assertThat(gap.reason().english()).isEqualTo("read HSLF-FS");
                });
    }

    @Test
    void a_rate_missing_for_psychiatric_care_alone_stops_at_the_first_psychiatric_case() {
        var agreement = average("2.8").agreement(average("2.8").rateMissing("read HSLF-FS"), true);
        assertThat(settle(facts(ofDays(4)), agreement).bills()).hasSize(1);
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> settle(facts(ofDays(4).care(CareType.PSYCHIATRIC)), agreement))
                .withMessageContaining("read HSLF-FS");
    }

    @Test
    void following_up_needs_no_rate() {
        assertThat(settle(stays(3), followUpOnly()).bills()).hasSize(1);
    }

    @Test
    void bills_ascend_by_code_one_for_each_municipality_with_a_case() {
        var cases = List.of(
                ofDays(3).in(HASSLEHOLM).id("a"), ofDays(3).in(MALMO).id("b"), ofDays(4).in(MALMO).id("c"));
        assertThat(settle(cases, average("2.8")).bills())
                .extracting(Bill::municipality)
                .containsExactly(MALMO, HASSLEHOLM);
    }

    /// Each 1 day at 100.50: amounts 100.50 and 100.50 are 201.00, to pay 101 and 101.
    @Test
    void the_total_adds_amounts_and_what_is_paid_adds_rounded_bills() {
        var settled = settle(
                List.of(ofDays(1).in(MALMO).id("a"), ofDays(1).in(LUND).id("b")), average("0").rate("100.50"));
        assertThat(plain(settled.total())).isEqualTo("201");
        assertThat(settled.toPay()).isEqualByComparingTo(BigDecimal.valueOf(202));
    }

    @Test
    void cases_of_a_municipality_that_is_no_party_stand_outside_every_sum() {
        // GIVEN two of Stockholm in the month, one left out, and one of another month
        var cases = List.of(
                ofDays(30).in(STOCKHOLM).id("a"),
                ofDays(30).in(STOCKHOLM).id("b").noAdmissionNotice(),
                ofDays(30).in(STOCKHOLM).id("c").discharged("2022-10-02T10:00"),
                ofDays(1).in(MALMO).id("d"));
        // WHEN
        var settled = settle(cases, average("2.8").leavingOut(Reason.NO_ADMISSION_NOTICE));
        // THEN
        assertThat(settled.notParty()).isEqualTo(2);
        assertThat(settled.bills()).hasSize(1).first().extracting(Bill::municipality).isEqualTo(MALMO);
        assertThat(plain(settled.total())).isEqualTo("0");
    }

    @Test
    void the_watcher_sees_each_case_of_the_month_and_whether_it_is_a_party_s() {
        var seen = new ArrayList<String>();
        var cases = List.of(
                ofDays(1).id("a").done(),
                ofDays(1).id("b").in(STOCKHOLM).done(),
                ofDays(1).id("c").discharged("2022-10-02T10:00").done());
        MonthSettler.settle(
                source(cases),
                average("2.8").agreement(),
                (fact, here, party) -> seen.add(fact.id() + " " + here.span().count() + " " + party));
        assertThat(seen).containsExactly("a 1 true", "b 1 false");
    }

    @Test
    void reasons_are_listed_in_the_order_of_the_terms_and_those_found_later_last() {
        var cases = List.of(
                ofDays(0).id("a"),
                ofDays(3).id("b").consent(Answer.NO),
                ofDays(3).id("c").noAdmissionNotice(),
                ofDays(3).id("d").noAdmissionNotice());
        var terms = average("2.8")
                .zeroDayCasesOut()
                .leavingOut(Reason.CONSENT_REFUSED, Reason.WITHDRAWN, Reason.NO_ADMISSION_NOTICE);
        assertThat(bill(cases, terms).excludedInOrder()).containsExactly(
                entry(Reason.CONSENT_REFUSED, 1L),
                entry(Reason.NO_ADMISSION_NOTICE, 2L),
                entry(Reason.ZERO_DAY_CASE, 1L));
    }

    @Test
    void pooled_kinds_of_care_are_one_group_and_separate_ones_two() {
        var cases = facts(
                ofDays(4).id("a"),
                ofDays(6).id("b").care(CareType.PSYCHIATRIC),
                ofDays(5).id("c").care(CareType.PSYCHIATRIC).in(LUND));
        var pooled = settle(cases, average("2.8").agreement());
        assertThat(pooled.bills()).extracting(Bill::careGroup).containsExactly(CareGroup.ALL, CareGroup.ALL);
        // 10 − 5.6
        assertThat(plain(pooled.bills().getFirst().charge().excess())).isEqualTo("4.4");
        var split = settle(cases, average("2.8").agreement(average("5"), true));
        assertThat(split.bills())
                .extracting(bill -> bill.municipality() + " " + bill.careGroup().code() + " "
                        + plain(bill.charge().excess()))
                // 4 − 2.8, 6 − 5, 5 − 5
                .containsExactly("1280 somatic 1.2", "1280 psychiatric 1", "1281 psychiatric 0");
    }

    @Test
    void a_case_with_no_stated_care_type_counts_where_the_type_makes_no_difference() {
        var bill = bill(List.of(ofDays(4).care(CareType.NOT_STATED)), average("2.8"));
        assertThat(plain(bill.charge().excess())).isEqualTo("1.2");
        assertThat(bill.pool().excluded()).isEmpty();
    }

    @Test
    void a_case_with_no_stated_care_type_is_left_out_and_shown_where_the_type_decides() {
        var cases = facts(ofDays(4).care(CareType.NOT_STATED));
        for (var agreement : List.of(
                average("2.8").agreement(average("2.8"), true),
                average("2.8").agreement(average("2.8").breakAt("09:00"), true),
                average("2.8").agreement(average("2.8").carveOut(3), false))) {
            assertThat(settle(cases, agreement).bills()).singleElement().satisfies(bill -> {
                assertThat(plain(bill.charge().cases())).isEqualTo("0");
                assertThat(bill.pool().excluded()).containsExactly(entry(Reason.CARE_TYPE_NOT_STATED, 1L));
                assertThat(bill.pool().excludedDays()).isEqualTo(4);
            });
        }
    }

    @Test
    void a_case_left_out_for_a_reason_of_its_own_keeps_that_reason() {
        var terms = average("2.8").leavingOut(Reason.WITHDRAWN);
        var settled = settle(
                facts(ofDays(4).care(CareType.NOT_STATED).withdrawn("2022-09-18T10:00")),
                terms.agreement(average("5").leavingOut(Reason.WITHDRAWN), true));
        assertThat(settled.bills().getFirst().pool().excluded()).containsExactly(entry(Reason.WITHDRAWN, 1L));
    }

    @Test
    void an_explanation_of_a_municipality_without_cases_is_empty() {
        assertThat(MonthExplainer.explain(source(facts(ofDays(3))), average("2.8").agreement(), LUND)).isEmpty();
        var elsewhere = ofDays(3).discharged("2022-10-01T10:00").done();
        assertThat(MonthExplainer.explainCase(elsewhere, average("2.8").agreement())).isEmpty();
    }

    @Test
    void explained_cases_stand_in_order_of_notice_and_id() {
        var explained = MonthExplainer.explain(
                source(facts(ofDays(2).id("c"), ofDays(3).id("b"), ofDays(2).id("a"))),
                average("2.8").agreement(),
                MALMO);
        assertThat(explained).singleElement()
                .satisfies(bill -> assertThat(bill.cases())
                        .extracting(one -> one.fact().id())
                        .containsExactly("b", "a", "c"));
    }

    private static List<RecordedCase> facts(CaseForTests... cases) {
        return List.of(cases).stream().map(CaseForTests::done).toList();
    }
}
