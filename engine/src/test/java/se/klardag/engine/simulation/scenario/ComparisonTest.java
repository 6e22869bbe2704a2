package se.klardag.engine.simulation.scenario;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.TermsForTests.HASSLEHOLM;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.settlement.Settlement;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// Two months under two sets of terms, kronor by hand: a day costs 100, the first terms charge every day, the second those
/// above 2 a case.
class ComparisonTest {
    private static final Period OCTOBER = Period.of(YearMonth.of(2022, 10));

    @Test
    void each_municipality_has_a_line_with_its_months_together() {
        var lines = comparison().lines();

        then(lines.keySet()).containsExactly(MALMO, LUND, HASSLEHOLM);
        // 5 and 4 days; 3 and 2 above
        thenLine(lines.get(MALMO), "900", "500", "-400");
        // a party of the first only
        thenLine(lines.get(LUND), "100", "0", "-100");
        // of the second only: 3 days, 1 above
        thenLine(lines.get(HASSLEHOLM), "0", "100", "100");
    }

    private static void thenLine(
            Comparison.@Nullable Line line, String base, String changed, String difference) {
        then(line).isNotNull().satisfies(each -> {
            then(each.base()).isEqualByComparingTo(base);
            then(each.changed()).isEqualByComparingTo(changed);
            then(each.difference()).isEqualByComparingTo(difference);
        });
    }

    @Test
    void everybody_together_is_the_sum_of_the_lines() {
        then(comparison().base()).isEqualByComparingTo("1000");
        then(comparison().changed()).isEqualByComparingTo("600");
        then(new Comparison(List.of()).base()).isEqualByComparingTo("0");
    }

    @Test
    void what_is_owed_over_months_and_groups_of_care_is_added_up() {
        var rows = new ArrayList<RecordedCase>();
        rows.add(CaseForTests.ofDays(5).id("somatic").done());
        rows.add(CaseForTests.ofDays(3).id("psychiatric").care(CareType.PSYCHIATRIC).done());
        rows.add(CaseForTests.ofDays(1).id("lund").in(LUND).done());
        var september = average("0").rate("100").agreement(average("1").rate("10"), true);
        var settled = MonthSettler.settle(rows::forEach, september, CaseListener.NOBODY);
        var october = average("0").rate("100").in("2022-10").agreement();
        var later = List.of(
                CaseForTests.ready("2022-10-01T10:00").discharged("2022-10-03T10:00").id("later").done());

        // 5 × 100 and (3 − 1) × 10 in September, 2 × 100 in October
        var amounts = Comparison.amounts(
                List.of(settled, MonthSettler.settle(later::forEach, october, CaseListener.NOBODY)));
        then(amounts.keySet()).containsExactly(MALMO, LUND);
        then(amounts.get(MALMO)).isEqualByComparingTo("720");
        then(amounts.get(LUND)).isEqualByComparingTo("100");
    }

    private static Comparison comparison() {
        var rows = new ArrayList<RecordedCase>();
        rows.add(CaseForTests.ofDays(5).id("september").done());
        rows.add(CaseForTests.ready("2022-10-01T10:00").discharged("2022-10-05T10:00").id("october").done());
        rows.add(CaseForTests.ofDays(1).id("lund").in(LUND).done());
        rows.add(CaseForTests.ofDays(3).id("hassleholm").in(HASSLEHOLM).done());
        var cases = PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER));
        var months = new ArrayList<Comparison.Month>();
        for (var month : List.of("2022-09", "2022-10")) {
            months.add(new Comparison.Month(
                    settled(cases, terms("0", month, MALMO, LUND)),
                    settled(cases, terms("2", month, MALMO, HASSLEHOLM))));
        }
        return new Comparison(months);
    }

    private static AgreementTerms terms(String threshold, String month, Integer... parties) {
        return TermsForTests.average(threshold).rate("100").parties(parties).in(month).agreement();
    }

    private static Settlement settled(PeriodCases cases, AgreementTerms terms) {
        return MonthSettler.settle(cases.source(terms), terms, CaseListener.NOBODY);
    }
}
