package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.settle;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

/// Which edition of an agreement a case is settled under, and what becomes of kinds of care and agreements not billed.
class EditionsTest {
    private static final LocalDate SWITCH = LocalDate.of(2022, 9, 15);

    /// Threshold 1 before 15 September, 3 from then on. Each case of 4 days: 3 days over, or 1.
    private static AgreementTerms switching(Optional<SelectedBy> by) {
        var before = average("1");
        var after = average("3");
        return after.agreement(
                by,
                before.edition(LocalDate.of(2022, 1, 1), SWITCH.minusDays(1), before, false),
                after.edition(SWITCH, LocalDate.of(2022, 9, 30), after, false));
    }

    /// Four breaks at 12:00 each: 4 − 1 = 3 under the first edition, 4 − 3 = 1 under the second.
    @ParameterizedTest
    @CsvSource({
            "READY_NOTICE,  2022-09-13T10:00, 2022-09-17T10:00, 3",
            "READY_NOTICE,  2022-09-14T23:59, 2022-09-18T23:59, 3",
            "READY_NOTICE,  2022-09-15T00:00, 2022-09-19T00:00, 1",
            "READY_NOTICE,  2022-08-31T10:00, 2022-09-04T10:00, 3",
            "DISCHARGE,     2022-09-13T10:00, 2022-09-17T10:00, 1",
            "DISCHARGE,     2022-09-10T10:00, 2022-09-14T10:00, 3",
            "SETTLED_MONTH, 2022-09-10T10:00, 2022-09-14T10:00, 1",
    })
    void a_date_of_the_case_picks_its_edition(SelectedBy by, String notice, String left, String excess) {
        var bills = settle(facts(ready(notice).discharged(left)), switching(Optional.of(by))).bills();
        assertThat(bills).singleElement().satisfies(bill -> {
            assertThat(plain(bill.charge().days())).isEqualTo("4");
            assertThat(plain(bill.charge().excess())).isEqualTo(excess);
        });
    }

    @Test
    void cases_of_two_editions_stand_on_two_bills() {
        var cases = facts(
                ready("2022-09-13T10:00").discharged("2022-09-17T10:00").id("before"),
                ready("2022-09-15T10:00").discharged("2022-09-19T10:00").id("after"));
        var agreement = switching(Optional.of(SelectedBy.READY_NOTICE));
        assertThat(agreement.split()).isTrue();
        assertThat(settle(cases, agreement).bills())
                .extracting(bill -> bill.edition().from() + " " + plain(bill.charge().excess()))
                // 4 − 1, 4 − 3
                .containsExactly("2022-01-01 3", "2022-09-15 1");
        var explained = MonthExplainer.explain(Months.source(cases), agreement, TermsForTests.MALMO);
        assertThat(explained).extracting(bill -> bill.cases().getFirst().fact().id())
                .containsExactly("before", "after");
        assertThat(MonthExplainer.explainAll(Months.source(cases), agreement).get(TermsForTests.MALMO))
                .extracting(bill -> bill.bill().edition().from() + " " + bill.cases().getFirst().fact().id())
                .containsExactly("2022-01-01 before", "2022-09-15 after");
    }

    @Test
    void where_no_term_says_which_date_a_case_of_two_editions_stops_the_settlement() {
        var agreement = switching(Optional.empty());
        assertThat(agreement.split()).isFalse();
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> settle(
                        facts(ready("2022-09-13T10:00").discharged("2022-09-17T10:00").id("torn")), agreement))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("attribution.selectedBy");
                    assertThat(gap.reason().english()).contains("torn").contains("2022-09-13").contains("2022-09-15");
                    assertThat(gap.reason().swedish()).contains("torn").contains("2022-09-13");
                });
        assertThat(settle(facts(ready("2022-09-15T10:00").discharged("2022-09-19T10:00")), agreement).bills())
                .hasSize(1);
        assertThat(settle(facts(ready("2022-07-01T10:00").discharged("2022-08-19T10:00")), agreement).bills())
                .as("another month's case asks nothing")
                .isEmpty();
        assertThat(settle(facts(ofDays(4).noReadyNotice()), agreement).bills()).hasSize(1);
    }

    @Test
    void a_notice_before_the_agreement_picks_its_first_edition() {
        var agreement = switching(Optional.of(SelectedBy.READY_NOTICE));
        assertThat(settle(facts(ready("2021-12-31T10:00").discharged("2022-09-17T10:00")), agreement).bills())
                .singleElement()
                .satisfies(bill -> assertThat(bill.edition()).isEqualTo(agreement.editions().getFirst()));
        assertThat(settle(facts(ready("2021-12-01T10:00").discharged("2021-12-31T10:00")), agreement).bills())
                .isEmpty();
        assertThat(settle(facts(ofDays(4).noReadyNotice()), agreement).bills())
                .as("nothing to pick by: the month's own edition")
                .singleElement()
                .satisfies(bill -> assertThat(bill.edition().from()).isEqualTo(SWITCH));
    }

    @Test
    void a_kind_of_care_that_is_not_known_stops_its_own_cases_only() {
        var terms = average("2.8");
        var known = terms.edition(LocalDate.of(2022, 9, 1), LocalDate.of(2022, 9, 30), terms, false);
        var kinds = new EnumMap<CareType, CareTerms>(known.kinds());
        var gap = new RuleGapException("liability.model", new BilingualText("läs avtalet", "read the agreement"));
        kinds.put(CareType.PSYCHIATRIC, new CareTerms.Missing(CareGroup.PSYCHIATRIC, gap));
        var agreement = terms.agreement(Optional.empty(), Edition.of(known.from(), known.to(), kinds));
        assertThat(settle(facts(ofDays(4), ofDays(5).care(CareType.LONG_TERM)), agreement).bills()).hasSize(1);
        for (var kind : new CareType[]{CareType.PSYCHIATRIC, CareType.NOT_STATED}) {
            assertThatExceptionOfType(RuleGapException.class)
                    .isThrownBy(() -> settle(facts(ofDays(4).care(kind).id("p")), agreement))
                    .withMessageContaining("case p")
                    .withMessageContaining("read the agreement");
        }
        assertThat(agreement.deadlines()).isEqualTo(terms.deadlines());
    }

    @Test
    void an_agreement_that_is_not_billed_has_a_shadow_result_and_nothing_to_pay() {
        var settled = settle(facts(ofDays(4)), average("2.8").suspended().agreement());
        assertThat(settled.total().value()).isZero();
        assertThat(settled.toPay()).isZero();
        // 1.2 × 9 300
        assertThat(settled.shadowTotal().map(Months::plain)).contains("11160");
        assertThat(settled.bills()).singleElement().satisfies(bill -> {
            assertThat(plain(bill.charge().billable())).isEqualTo("1.2");
            assertThat(plain(bill.amount())).isEqualTo("0");
            assertThat(plain(bill.toPay())).isEqualTo("0");
            assertThat(bill.shadow().map(shadow -> plain(shadow.toPay()))).contains("11160");
        });
        assertThat(settle(facts(ofDays(4)), average("2.8").agreement()).shadowTotal()).isEmpty();
    }

    /// April, May and June decide for July: 3 + 3 + 6 days by 3 cases is 4, above 3; 3 + 3 + 3 by 3 is 3, not above.
    @ParameterizedTest
    @CsvSource({"6, true", "3, false"})
    void earlier_months_decide_whether_the_month_is_charged(int june, boolean charged) {
        var cases = facts(
                closing("2022-04", 3).id("april"),
                closing("2022-05", 3).id("may"),
                closing("2022-06", june).id("june"),
                closing("2022-07", 5).id("july"));
        var july = settle(cases, average("3").decidedBy(3).in("2022-07").agreement());
        assertThat(plain(july.bills().getFirst().charge().excess())).isEqualTo(charged ? "2" : "0");
    }

    @Test
    void cases_that_do_not_reach_back_over_the_deciding_months_stop() {
        assertThatExceptionOfType(RuleGapException.class)
                .isThrownBy(() -> settle(
                        facts(closing("2022-04", 3).id("april"), closing("2022-06", 3).id("june"),
                                closing("2022-07", 9)),
                        average("3").decidedBy(3).in("2022-07").agreement()))
                .satisfies(gap -> {
                    assertThat(gap.path()).isEqualTo("liability.trigger");
                    assertThat(gap.reason().swedish()).contains("2022-05").contains("2022-04").contains("2022-06");
                });
        assertThat(settle(facts(), individual().agreement()).bills()).isEmpty();
    }

    /// A case that closed on the 20th of a month after so many days.
    private static CaseForTests closing(String month, int days) {
        var left = LocalDate.parse(month + "-20");
        return ready(left.minusDays(days) + "T10:00").discharged(left + "T10:00");
    }

    private static List<RecordedCase> facts(CaseForTests... cases) {
        return List.of(cases).stream().map(CaseForTests::done).toList();
    }
}
