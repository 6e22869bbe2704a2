package se.klardag.engine.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static se.klardag.engine.CaseForTests.ofDays;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.settlement.CaseChange.Reason;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareGroup;

/// Why cases are billed otherwise; what is expected is plain from the cases themselves.
class ComparingTest {
    private static final AgreementTerms NOON = TermsForTests.average("2.8").agreement();

    @Test
    void added_removed_and_other_days_are_told_apart() {
        var before = kept(NOON, ofDays(3).id("gone"), ofDays(4).id("longer"), ofDays(5).id("same"));
        var after = kept(NOON, ofDays(9).id("longer"), ofDays(5).id("same"), ofDays(2).id("late"));

        assertThat(Comparing.changes(before, after, after)).containsExactly(
                change("gone", Reason.REMOVED, 3, 0),
                change("late", Reason.ADDED, 0, 2),
                change("longer", Reason.DAYS_CHANGED, 4, 9));
    }

    @Test
    void a_case_that_moves_to_another_municipality_leaves_one_bill_and_comes_to_the_other() {
        var before = kept(NOON, ofDays(3).id("a"));
        var after = kept(NOON, ofDays(3).id("a").in(TermsForTests.LUND));

        assertThat(Comparing.changes(before, after, after))
                .extracting(CaseChange::municipality, CaseChange::reason)
                .containsExactly(
                        tuple(TermsForTests.MALMO, Reason.REMOVED),
                        tuple(TermsForTests.LUND, Reason.ADDED));
    }

    @Test
    void other_facts_without_other_days_are_named_too() {
        var before = kept(NOON, ofDays(3).id("a"));
        var after = kept(NOON, ofDays(3).id("a").admitted("2022-09-01T08:00"));

        assertThat(Comparing.changes(before, after, after)).extracting(CaseChange::reason)
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

        assertThat(Comparing.changes(before, between, after)).containsExactly(
                change("long", Reason.RULE_CHANGED, 9, 2), change("new", Reason.ADDED, 0, 1));
    }

    @Test
    void the_same_cases_under_the_same_terms_change_nothing() {
        var before = kept(NOON, ofDays(9).id("a"), ofDays(3).id("b"));
        var after = kept(NOON, ofDays(3).id("b"), ofDays(9).id("a"));

        assertThat(Comparing.changes(before, after, after)).isEmpty();
    }

    @Test
    void a_case_cannot_be_kept_twice() {
        assertThatThrownBy(() -> kept(NOON, ofDays(3).id("a"), ofDays(3).id("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CaseChange change(String id, Reason reason, long before, long after) {
        return new CaseChange(
                id, TermsForTests.MALMO, NOON.current().from(), CareGroup.ALL, reason, before, after);
    }

    private static KeptCases kept(AgreementTerms agreement, CaseForTests... cases) {
        var kept = new KeptCases(agreement);
        Settling.settle(
                Months.source(List.of(cases).stream().map(CaseForTests::done).toList()), agreement, kept);
        return kept;
    }
}
