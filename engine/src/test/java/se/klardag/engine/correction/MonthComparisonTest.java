package se.klardag.engine.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static se.klardag.engine.CaseForTests.ofDays;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.bill.BillKey;
import se.klardag.engine.correction.CaseChange.Reason;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.KeptCases;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Months;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.liability.LongStay;

/// Why cases are billed otherwise; what is expected is plain from the cases themselves.
class MonthComparisonTest {
    private static final AgreementTerms NOON = TermsForTests.average("2.8").agreement();

    @Test
    void added_removed_and_other_days_are_told_apart() {
        var before = kept(NOON, ofDays(3).id("gone"), ofDays(4).id("longer"), ofDays(5).id("same"));
        var after = kept(NOON, ofDays(9).id("longer"), ofDays(5).id("same"), ofDays(2).id("late"));

        assertThat(MonthComparison.changes(before, after, after)).containsExactly(
                change("gone", Reason.REMOVED, 3, 0),
                change("late", Reason.ADDED, 0, 2),
                change("longer", Reason.DAYS_CHANGED, 4, 9));
    }

    @Test
    void a_case_that_moves_to_another_municipality_leaves_one_bill_and_comes_to_the_other() {
        var before = kept(NOON, ofDays(3).id("a"));
        var after = kept(NOON, ofDays(3).id("a").in(TermsForTests.LUND));

        assertThat(MonthComparison.changes(before, after, after))
                .extracting(each -> each.key().municipality(), CaseChange::reason)
                .containsExactly(
                        tuple(TermsForTests.MALMO, Reason.REMOVED),
                        tuple(TermsForTests.LUND, Reason.ADDED));
    }

    @Test
    void other_facts_without_other_days_are_named_too() {
        var before = kept(NOON, ofDays(3).id("a"));
        var after = kept(NOON, ofDays(3).id("a").admitted("2022-09-01T08:00"));

        assertThat(MonthComparison.changes(before, after, after)).extracting(CaseChange::reason)
                .containsExactly(Reason.FACTS_CHANGED);
    }

    /// Over seven days are carved out under the new terms: nine days were in the average, and are billed as two apart.
    @Test
    void what_other_rules_did_is_told_apart_from_what_other_facts_did() {
        var carvedOut = TermsForTests.average("2.8").carveOut(7).agreement();
        CaseForTests[] cases = {ofDays(9).id("long"), ofDays(3).id("short"), ofDays(1).id("new")};
        var before = kept(NOON, ofDays(9).id("long"), ofDays(3).id("short"));
        var between = kept(NOON, cases);
        var after = kept(carvedOut, cases);

        assertThat(MonthComparison.changes(before, between, after)).containsExactly(
                change("long", Reason.RULE_CHANGED, 9, 2), change("new", Reason.ADDED, 0, 1));
    }

    @Test
    void a_case_that_is_left_out_now_or_for_another_reason_has_another_verdict() {
        var terms = TermsForTests.average("2.8")
                .leavingOut(se.klardag.engine.terms.population.Reason.WITHDRAWN,
                        se.klardag.engine.terms.population.Reason.NO_ADMISSION_NOTICE)
                .agreement();
        var before = kept(terms, ofDays(4).id("now"), ofDays(4).id("other").withdrawn("2022-09-18T10:00"));
        var after = kept(
                terms, ofDays(4).id("now").withdrawn("2022-09-18T10:00"), ofDays(4).id("other").noAdmissionNotice());

        assertThat(MonthComparison.changes(before, after, after))
                .extracting(CaseChange::caseId, CaseChange::reason, CaseChange::daysBefore, CaseChange::daysAfter)
                .containsExactly(
                        tuple("now", Reason.VERDICT_CHANGED, 4L, 0L), tuple("other", Reason.VERDICT_CHANGED, 0L, 0L));
    }

    @Test
    void a_rule_that_leaves_a_case_out_or_puts_it_on_another_bill_has_changed_it() {
        var withdrawn = ofDays(4).id("a").withdrawn("2022-09-18T10:00");
        var before = kept(NOON, withdrawn, ofDays(5).id("b"));
        var leavingOut = kept(
                TermsForTests.average("2.8")
                        .leavingOut(se.klardag.engine.terms.population.Reason.WITHDRAWN)
                        .agreement(),
                withdrawn,
                ofDays(5).id("b"));
        assertThat(MonthComparison.changes(before, before, leavingOut))
                .containsExactly(change("a", Reason.RULE_CHANGED, 4, 0));

        var terms = TermsForTests.average("2.8");
        var apart = kept(terms.agreement(terms, true), withdrawn);
        var together = kept(NOON, withdrawn);
        assertThat(MonthComparison.changes(together, together, apart))
                .extracting(each -> each.key().careGroup(), CaseChange::daysBefore, CaseChange::daysAfter)
                .containsExactlyInAnyOrder(tuple(CareGroup.ALL, 4L, 0L), tuple(CareGroup.SOMATIC, 0L, 4L));
    }

    /// Nine days are seven in the average and two apart.
    @Test
    void days_in_the_average_and_days_apart_are_told_together() {
        var terms = TermsForTests.average("2.8")
                .carveOut(7, LongStay.Place.CAPPED, LongStay.Billed.DAYS_OVER_LIMIT)
                .agreement();
        var before = kept(terms, ofDays(9).id("a"));
        assertThat(MonthComparison.changes(before, kept(terms), kept(terms)))
                .containsExactly(change("a", Reason.REMOVED, 9, 0));
    }

    @Test
    void changes_stand_by_municipality_and_then_by_case() {
        var before = kept(NOON);
        var after = kept(
                NOON, ofDays(1).id("a").in(TermsForTests.LUND), ofDays(1).id("b"), ofDays(1).id("c"),
                ofDays(1).id("d").in(TermsForTests.HASSLEHOLM));
        assertThat(MonthComparison.changes(before, after, after)).extracting(CaseChange::caseId)
                .containsExactly("b", "c", "a", "d");
    }

    @Test
    void every_case_is_kept_and_those_of_parties_are_billed() {
        var kept = kept(NOON, ofDays(3).id("b"), ofDays(3).id("c").in(TermsForTests.STOCKHOLM), ofDays(3).id("a"));
        assertThat(kept.facts()).extracting(RecordedCase::id).containsExactly("a", "b", "c");
        assertThat(kept.billed()).extracting(member -> member.fact().id()).containsExactly("a", "b");
    }

    @Test
    void where_several_may_pay_for_one_case_none_is_kept() {
        var moving = TermsForTests.individual().paying(Residence.EACH_DAY).agreement();
        assertThatThrownBy(() -> new KeptCases(moving)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void codes_of_changes_are_their_names_in_lower_case(Reason reason) {
        assertThat(reason.code().toUpperCase(Locale.ROOT).replace('-', '_')).isEqualTo(reason.name());
    }

    @Test
    void the_same_cases_under_the_same_terms_change_nothing() {
        var before = kept(NOON, ofDays(9).id("a"), ofDays(3).id("b"));
        var after = kept(NOON, ofDays(3).id("b"), ofDays(9).id("a"));

        assertThat(MonthComparison.changes(before, after, after)).isEmpty();
    }

    @Test
    void a_case_cannot_be_kept_twice() {
        assertThatThrownBy(() -> kept(NOON, ofDays(3).id("a"), ofDays(3).id("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CaseChange change(String id, Reason reason, long before, long after) {
        return new CaseChange(
                id, new BillKey(TermsForTests.MALMO, NOON.current().from(), CareGroup.ALL), reason, before, after);
    }

    private static KeptCases kept(AgreementTerms agreement, CaseForTests... cases) {
        var kept = new KeptCases(agreement);
        MonthSettler.settle(
                Months.source(List.of(cases).stream().map(CaseForTests::done).toList()), agreement, kept);
        return kept;
    }
}
