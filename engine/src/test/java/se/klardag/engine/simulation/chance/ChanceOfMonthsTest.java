package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.scenario.Comparison;
import se.klardag.engine.terms.AgreementTerms;

/// What is said of a new month, from months whose bills are known by hand: Malmö has one case a month, of 1 midnight in the
/// first and one more in each month that follows, at a threshold of 1 day. Lund has one case in all.
class ChanceOfMonthsTest {
    private static List<AgreementTerms> terms(int months, int dearer, String rate) {
        return IntStream.range(0, months)
                .mapToObj(month -> average("1").breakAt("00:00")
                        .rate(month < dearer ? "5" : rate)
                        .in(YearMonth.of(2021, 1).plusMonths(month).toString())
                        .agreement())
                .toList();
    }

    private static Chance chance(int months, List<AgreementTerms> base, List<AgreementTerms> changed) {
        var rows = new ArrayList<RecordedCase>();
        for (int month = 0; month < months; month++) {
            var left = YearMonth.of(2021, 1).plusMonths(month).atDay(28);
            rows.add(RecordedCase.of(
                    "m" + month, MALMO, left.minusDays(month + 1).atTime(10, 0), left.atTime(14, 0)));
        }
        var left = YearMonth.of(2021, 1).atDay(28);
        rows.add(RecordedCase.of("l", LUND, left.minusDays(9).atTime(10, 0), left.atTime(14, 0)));
        var periods = base.stream().map(AgreementTerms::period).toList();
        var cases = PeriodCases.of(rows::forEach, periods);
        var compared = IntStream.range(0, months)
                .mapToObj(month -> new Comparison.Month(
                        MonthSettler.settle(cases.source(base.get(month)), base.get(month), CaseListener.NOBODY),
                        MonthSettler.settle(cases.source(changed.get(month)), changed.get(month), CaseListener.NOBODY)))
                .toList();
        return Chance.of(
                cases, List.of(base, changed), new Comparison(compared),
                new Chance.Drawing(100, 1, Resampling.Volume.POISSON, 1));
    }

    private static Chance.Place place(Chance chance, int municipality) {
        return Objects.requireNonNull(chance.places().get(municipality));
    }

    @Test
    void nineteen_months_reach_from_the_lowest_bill_to_the_highest() {
        var terms = terms(19, 0, "10");
        var malmo = place(chance(19, terms, terms), MALMO);

        // 0 to 18 days above the threshold, at 10 a day; where the lowest is 0, the second from the top
        then(malmo.base().next()).contains(new NextMonth(0, 170, 19, 18));
        then(malmo.base().months()).isEqualTo(18);
        then(malmo.changed()).isEqualTo(malmo.base());
    }

    @Test
    void what_a_day_costs_may_change_between_the_months() {
        var malmo = place(chance(19, terms(19, 0, "10"), terms(19, 7, "10")), MALMO);

        then(malmo.changed().next()).isEqualTo(malmo.base().next()).isPresent();
    }

    @Test
    void everybody_together_and_a_municipality_with_a_single_case() {
        var terms = terms(19, 0, "10");
        var chance = chance(19, terms, terms);
        var lund = place(chance, LUND);

        then(lund.base().next()).isEmpty();
        then(lund.base().billed()).isEmpty();
        then(lund.base().carrying()).isEqualTo(1);
        // Lund's 8 days in January are Malmö's 0 and 80: 10 to 180, and January 80
        then(chance.total().base().next()).contains(new NextMonth(10, 180, 19, 19));
    }

    @Test
    void months_that_count_otherwise_and_too_few_months_say_nothing() {
        var terms = terms(19, 0, "10");
        var later = new ArrayList<>(terms);
        later.set(18, average("2").breakAt("00:00").rate("10").in("2022-07").agreement());
        var malmo = place(chance(19, terms, later), MALMO);

        then(malmo.base().next()).isPresent();
        then(malmo.changed().next()).isEmpty();
        var few = terms(18, 0, "10");
        var shorter = place(chance(18, few, few), MALMO);
        then(shorter.base().next()).isEmpty();
    }
}
