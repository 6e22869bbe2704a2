package se.klardag.engine.simulation.outlook;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.PeriodCases;

/// Worked by hand, in September 2022 with a day break at 12:00.
class OpenCasesTest {
    private static final TermsForTests TERMS = average("2.8").rate("8000");

    private static OpenCases open(List<RecordedCase> cases) {
        var terms = TERMS.agreement();
        var settled = MonthSettler.settle(cases::forEach, terms, CaseListener.NOBODY);
        return OpenCases.of(PeriodCases.of(cases::forEach, List.of(terms.period())), settled);
    }

    private static List<RecordedCase> closed(int municipality, int cases, int days) {
        var all = new ArrayList<RecordedCase>();
        for (int i = 0; i < cases; i++) {
            all.add(CaseForTests.ofDays(days).in(municipality).id("closed-" + municipality + "-" + i).done());
        }
        return all;
    }

    /// Ready 20 September 10:00 and still in: noons of the 20th to the 30th are 11 days. Two closed cases of 3 days with it make
    /// 17 days, 8.6 above 3 × 2.8: 68 800. Without it, 6 − 5.6 = 0.4 days: 3 200.
    @Test
    void an_open_case_costs_what_it_would_if_it_ended_with_the_month() {
        var cases = closed(MALMO, 2, 3);
        cases.add(CaseForTests.ready("2022-09-20T10:00").in(MALMO).id("open").stillIn().done());

        var found = open(cases);

        then(found.listed()).extracting(OpenCases.Open::id, OpenCases.Open::days)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("open", 11L));
        var accrual = found.accruals().getFirst();
        then(accrual.cases()).isEqualTo(1);
        then(accrual.days()).isEqualTo(11);
        then(accrual.toPay()).isEqualByComparingTo("3200");
        then(accrual.ifEnded()).isEqualByComparingTo("68800");
        then(accrual.reserve()).isEqualByComparingTo("65600");
    }

    /// Ready in the afternoon of the last day: no noon has passed. It makes the mean lower, and nothing is taken back.
    @Test
    void a_short_open_case_reserves_nothing() {
        var cases = closed(MALMO, 2, 3);
        cases.add(CaseForTests.ready("2022-09-30T15:00").in(MALMO).id("open").stillIn().done());

        var accrual = open(cases).accruals().getFirst();

        then(accrual.days()).isZero();
        then(accrual.ifEnded()).isEqualByComparingTo("0");
        then(accrual.reserve()).isEqualByComparingTo("0");
    }

    /// Who left in October was open on the last of September; who was withdrawn or notified later was not.
    @Test
    void what_happened_after_the_month_is_not_known_in_it() {
        var found = open(List.of(
                CaseForTests.ready("2022-09-20T10:00").discharged("2022-10-03T10:00").in(LUND).id("left-later").done(),
                CaseForTests.ready("2022-09-20T10:00")
                        .stillIn()
                        .withdrawn("2022-09-22T10:00")
                        .in(LUND)
                        .id("not")
                        .done(),
                CaseForTests.ready("2022-10-01T10:00").stillIn().in(LUND).id("later").done()));

        then(found.listed()).extracting(OpenCases.Open::id).containsExactly("left-later");
        then(found.of(MALMO).listed()).isEmpty();
        then(found.of(LUND).reserve()).isEqualByComparingTo(found.reserve());
    }

    @Test
    void a_month_without_open_cases_says_so() {
        var found = open(closed(MALMO, 2, 3));

        then(found.listed()).isEmpty();
        then(found.accruals()).isEmpty();
        then(found.reserve()).isEqualByComparingTo("0");
    }
}
