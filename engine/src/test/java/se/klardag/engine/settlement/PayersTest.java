package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.STOCKHOLM;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;
import static se.klardag.engine.settlement.Months.plain;
import static se.klardag.engine.settlement.Months.settle;
import static se.klardag.engine.settlement.Months.source;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Residence;

/// Who pays for which days. A notice on Monday 5 September 2022 at 10:00 is charged from the 8th; home on the 20th, so that
/// the 8th to the 19th, twelve days, cost.
class PayersTest {
    @Test
    void the_municipality_of_registration_pays_unless_the_terms_say_who_else() {
        var fact = ready("2022-09-05T10:00").staysIn(LUND).moved(LUND, "2022-09-12T09:00");
        assertThat(bills(individual(), fact)).containsExactly("1280: 12");
        assertThat(bills(individual().paying(Residence.STAY), fact)).containsExactly("1281: 12");
        assertThat(bills(individual().paying(Residence.STAY), ready("2022-09-05T10:00"))).containsExactly("1280: 12");
    }

    /// The 8th to the 11th, and from the day of the move on the 12th to the 19th.
    @Test
    void each_day_is_its_own_payer_s_and_the_day_of_the_move_the_new_one_s() {
        var terms = individual().paying(Residence.EACH_DAY);
        assertThat(bills(terms, ready("2022-09-05T10:00").moved(LUND, "2022-09-12T09:00")))
                .containsExactly("1280: 4", "1281: 8");
        assertThat(bills(terms, ready("2022-09-05T10:00"))).containsExactly("1280: 12");
        // a date without a municipality, as a row may have it
        assertThat(bills(terms, ready("2022-09-05T10:00").moved(0, "2022-09-12T09:00"))).containsExactly("1280: 12");
    }

    @Test
    void a_case_of_two_payers_is_one_case_of_the_month() {
        var terms = individual().paying(Residence.EACH_DAY);
        assertThat(seen(terms, ready("2022-09-05T10:00").id("split").moved(LUND, "2022-09-12T09:00")))
                .containsExactly("split");
        // moved before any day cost: the old payer's part, the 5th alone, is free
        assertThat(seen(terms, ready("2022-09-05T10:00").id("late").moved(LUND, "2022-09-06T09:00")))
                .containsExactly("late");
        assertThat(bills(terms, ready("2022-09-05T10:00").moved(LUND, "2022-09-06T09:00")))
                .containsExactly("1280: 0", "1281: 12");
    }

    @Test
    void a_move_within_one_s_own_kommun_is_no_move() {
        var terms = individual().paying(Residence.EACH_DAY);
        var moved = ready("2022-09-05T10:00").moved(MALMO, "2022-09-12T09:00");
        assertThat(bills(terms, moved)).containsExactly("1280: 12");
        assertThat(settle(List.of(moved), terms).bills()).singleElement()
                .satisfies(bill -> assertThat(plain(bill.charge().cases())).isEqualTo("1"));
    }

    @Test
    void the_part_of_one_who_is_no_party_is_counted_as_such() {
        var cases = List.of(ready("2022-09-05T10:00").moved(STOCKHOLM, "2022-09-12T09:00"));
        var settled = settle(cases, individual().paying(Residence.EACH_DAY));
        assertThat(settled.notParty()).isEqualTo(1);
        assertThat(settled.bills()).singleElement()
                .satisfies(bill -> assertThat(plain(bill.charge().days())).isEqualTo("4"));
    }

    @Test
    void one_case_is_explained_with_a_part_for_each_who_pays() {
        var fact = ready("2022-09-05T10:00").moved(LUND, "2022-09-12T09:00").done();
        assertThat(MonthExplainer.explainCase(fact, individual().paying(Residence.EACH_DAY).agreement()))
                .extracting(
                        part -> part.fact().id() + " " + part.payer() + " "
                                + part.assessment().split().individualDays())
                .containsExactly("a 1280 4", "a 1281 8");
        assertThat(MonthExplainer.explainCase(fact, individual().agreement()))
                .extracting(ExplainedCase::payer)
                .containsExactly(MALMO);
    }

    @Test
    void every_case_of_the_month_is_counted_once_and_no_other_month_s() {
        var agreement = individual().paying(Residence.EACH_DAY).agreement();
        var month = new SummedMonth(agreement, CaseListener.NOBODY);
        var cases = List.of(
                ready("2022-09-05T10:00").id("a").moved(LUND, "2022-09-12T09:00").done(),
                ready("2022-09-05T10:00").id("b").in(STOCKHOLM).done(),
                ready("2022-07-05T10:00").discharged("2022-07-20T10:00").id("july").done());
        MonthSettler.bills(source(cases), TriggerMonths.none(agreement), month, OtherAnswers.none(agreement));
        assertThat(month.cases()).isEqualTo(2);
        assertThat(month.notParty()).isEqualTo(1);
    }

    /// Four days under either threshold: which kind of care it was makes no difference to the case.
    @Test
    void a_kind_of_care_that_is_not_stated_stops_nothing_where_it_makes_no_difference() {
        var agreement = average("2.8").agreement(average("3.5"), false);
        var settled = settle(List.of(ofDays(4).care(CareType.NOT_STATED).done()), agreement);
        assertThat(settled.bills()).singleElement().satisfies(bill -> {
            assertThat(plain(bill.charge().cases())).isEqualTo("1");
            assertThat(plain(bill.charge().days())).isEqualTo("4");
        });
        var elsewhere = ready("2022-07-05T10:00").discharged("2022-07-20T10:00").care(CareType.NOT_STATED).done();
        assertThat(settle(List.of(elsewhere), average("2.8").agreement(average("3.5"), true)).bills()).isEmpty();
    }

    @Test
    void a_group_of_care_that_an_edition_does_not_have_is_a_mistake() {
        var edition = average("2.8").agreement().current();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> edition.termsOf(CareGroup.PSYCHIATRIC))
                .withMessageContaining("PSYCHIATRIC");
    }

    private static List<String> bills(TermsForTests terms, CaseForTests fact) {
        return settle(List.of(fact), terms).bills()
                .stream()
                .map(bill -> bill.municipality() + ": " + plain(bill.charge().days()))
                .toList();
    }

    private static List<String> seen(TermsForTests terms, CaseForTests fact) {
        var seen = new ArrayList<String>();
        MonthSettler.settle(
                source(List.of(fact.done())), terms.agreement(), (each, _, _) -> seen.add(each.id()));
        return seen;
    }
}
