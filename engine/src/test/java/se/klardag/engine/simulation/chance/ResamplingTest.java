package se.klardag.engine.simulation.chance;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;
import static se.klardag.engine.TermsForTests.LUND;
import static se.klardag.engine.TermsForTests.MALMO;
import static se.klardag.engine.TermsForTests.average;
import static se.klardag.engine.TermsForTests.individual;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.population.Reason;

/// Months drawn from cases that are all alike, as many as were observed: every draw is the month itself, by hand.
class ResamplingTest {
    private static final Period OCTOBER = Period.of(YearMonth.of(2022, 10));

    /// So many stays of 5 days: each drawn month has 5 days a case, odd numbers and even ones, under every rule.
    @ParameterizedTest(name = "{0} cases, {1} rules")
    @CsvSource({"1, 1", "2, 1", "3, 1", "1, 2", "2, 2", "3, 2", "1, 3", "2, 3", "3, 3", "1, 4", "2, 4", "3, 4", "2, 5",
            "3, 5"})
    void equal_cases_are_drawn_as_they_are(int cases, int rules) {
        var days = new int[cases];
        Arrays.fill(days, 5);
        var terms = new ArrayList<List<AgreementTerms>>();
        for (int rule = 0; rule < rules; rule++) {
            terms.add(List.of(average(String.valueOf(rule)).breakAt("00:00").rate("1").agreement()));
        }
        var draws = Resampling.of(Stays.of(days), terms).draw(3, 1, Resampling.Volume.OBSERVED, 1);

        then(draws.rules()).isEqualTo(rules);
        for (int rule = 0; rule < rules; rule++) {
            // 5 days less the threshold, which is the rule's number
            then(draws.of(MALMO, rule)).containsExactly(line(3, (5.0 - rule) * cases), offset(1e-9));
        }
    }

    /// Geriatric 5 and long-term 10 days, which share the somatic terms, and psychiatric 3 twice. Settled together at 2 days:
    /// 21 − 4 × 2 = 13 days of 100. Settled apart, long stays carved out at 7: 3 above and 3 apart of 100, and 6 − 2 × 1 of 10.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void kinds_of_care_are_drawn_apart_and_priced_on_the_bill_they_are_settled_on(int rules) {
        var rows = rows(
                ofDays(5).id("a").care(CareType.GERIATRIC), ofDays(10).id("b").care(CareType.LONG_TERM),
                ofDays(3).id("c").care(CareType.PSYCHIATRIC), ofDays(3).id("d").care(CareType.PSYCHIATRIC),
                ofDays(4).id("e").in(LUND));
        var apart = average("2").rate("100").carveOut(7).agreement(average("1").rate("10"), true);
        var together = average("2").rate("100").agreement();
        var all = List.of(apart, together, apart, together).subList(0, rules);
        var resampling = Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER)), all.stream().map(List::of).toList());
        var draws = resampling.draw(70, 1, Resampling.Volume.OBSERVED, 1);

        then(resampling.units()).containsEntry(MALMO, 4).containsEntry(LUND, 1).hasSize(2);
        for (int rule = 0; rule < rules; rule++) {
            double malmo = rule % 2 == 0 ? 300 + 300 + 40 : 1_300;
            then(draws.of(MALMO, rule)).containsExactly(line(70, malmo), offset(1e-9));
            then(draws.of(LUND, rule)).containsExactly(line(70, 200), offset(1e-9));
            then(asTheyAre(resampling, MALMO)[rule]).isCloseTo(malmo, offset(1e-9));
            then(asTheyAre(resampling, LUND)[rule]).isCloseTo(200, offset(1e-9));
        }
    }

    @Test
    void what_is_handed_out_of_the_cases_as_they_are_is_a_copy() {
        var resampling = Resampling.of(Stays.of(5), List.of(List.of(average("2").rate("1").agreement())));
        asTheyAre(resampling, MALMO)[0] = 99;

        // 6 noons
        then(resampling.asTheyAre().get(MALMO)).containsExactly(4);
    }

    /// September has a case of 5 days and October one of 3, at 1 day and 10 kronor and at 2 days and 1 krona.
    @Test
    void every_month_is_priced_by_itself_and_months_that_count_alike_lend_their_cases() {
        var rows = rows(ofDays(5).id("a"), ready("2022-10-03T10:00").discharged("2022-10-06T10:00").id("b"));
        var terms = List.of(average("1").rate("10").agreement(), average("2").rate("1").in("2022-10").agreement());
        var resampling = Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER)), List.of(terms));

        then(resampling.stretches()).isEqualTo(1);
        then(resampling.asTheyAre().get(MALMO)).containsExactly(4 * 10 + 1);
        // September costs 40 or 20, October 3 or 1
        then(resampling.draw(200, 1, Resampling.Volume.OBSERVED, 1).of(MALMO, 0)).containsOnly(43, 41, 23, 21)
                .contains(43, 41, 23, 21);
    }

    /// 20 cases of a day in each of two months: 40 days on average, whatever month they come from. √(40/400) = 0.32 is the
    /// error of 400 draws; four times that. One of them is 40 ± 6.3.
    @Test
    void how_many_are_drawn_is_poisson_about_the_month_s_mean() {
        var rows = new ArrayList<RecordedCase>();
        for (int i = 0; i < 20; i++) {
            rows.add(ofDays(1).id("s" + i).done());
            rows.add(ready("2022-10-03T10:00").discharged("2022-10-04T10:00").id("o" + i).done());
        }
        var terms = List.of(average("0").rate("1").agreement(), average("0").rate("1").in("2022-10").agreement());
        var draws = Resampling
                .of(PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER)), List.of(terms))
                .draw(400, 1, Resampling.Volume.POISSON, 1)
                .of(MALMO, 0);

        double mean = Arrays.stream(draws).average().orElseThrow();
        then(mean).isCloseTo(40, offset(1.3));
        // the variance of a Poisson number is its mean; of 400 draws to within 4 × √(2/400) of it, 28 %
        double variance = Arrays.stream(draws).map(each -> (each - mean) * (each - mean)).average().orElseThrow();
        then(variance).isCloseTo(40, offset(12.0));
    }

    /// Days of 4 097 stays of 4 095 days overflow 24 bits, in which one round of additions is packed.
    @ParameterizedTest
    @ValueSource(ints = {4_095, 4_096, 4_097})
    void more_cases_than_can_be_added_at_once_are_added_in_rounds(int cases) {
        var stock = new RecordedCase[cases];
        Arrays.setAll(stock, i -> ready("2011-07-07T10:00").id("c" + i).discharged("2022-09-22T10:00").done());
        var rows = List.of(stock);
        long days = 4_095L;
        var draws = Resampling
                .of(
                        PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER)),
                        List.of(List.of(average("0").rate("1").agreement())))
                .draw(1, 1, Resampling.Volume.OBSERVED, 1);

        then(draws.of(MALMO, 0)).containsExactly((double) (cases * days));
    }

    @Test
    void a_stay_of_more_days_is_refused() {
        var rows = rows(ready("2011-07-06T10:00").discharged("2022-09-22T10:00"));

        thenThrownBy(() -> Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER)),
                List.of(List.of(average("0").agreement()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("too much for one draw: ");
    }

    @Test
    void terms_that_cannot_be_drawn_are_refused_by_the_name_of_the_term() {
        var terms = List.of(
                List.of(average("2.8").agreement()),
                List.of(average("2.8").agreement(average("2.8").decidedBy(3), true)));

        then(Resampling.unfit(terms).map(CompiledRule.Unfit::path)).contains("liability.trigger");
        thenThrownBy(() -> Resampling.of(Stays.of(), terms)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("liability.trigger");
        then(Resampling.unfit(terms.subList(0, 1))).isEmpty();
    }

    @Test
    void a_thread_that_is_told_to_stop_draws_no_further_and_stays_told() {
        var resampling = Resampling.of(Stays.of(1, 2, 3), List.of(List.of(average("0").agreement())));
        Thread.currentThread().interrupt();
        try {
            thenThrownBy(() -> resampling.draw(30_000, 1, Resampling.Volume.POISSON, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the draws were broken off");
        } finally {
            then(Thread.interrupted()).isTrue();
        }
    }

    /// September carves out at 7 days and October at 3: two stocks. The pooled one is October's, priced by it: 4 days are 1
    /// apart and no case of the average, 2 and 1 stay in it.
    @Test
    void everybody_s_somatic_cases_are_pooled_from_the_last_month_s_stock_or_from_every_month() {
        var rows = rows(
                ofDays(6).id("a"), ofDays(9).id("b").in(LUND),
                ready("2022-10-03T10:00").discharged("2022-10-07T10:00").id("c"),
                ready("2022-10-03T10:00").discharged("2022-10-05T10:00").id("d").in(LUND),
                ready("2022-10-03T10:00").discharged("2022-10-04T10:00").id("e").in(LUND),
                ready("2022-10-03T10:00").discharged("2022-10-09T10:00").id("f").care(CareType.PSYCHIATRIC));
        var resampling = Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER)),
                List.of(
                        List.of(
                                average("1").carveOut(7).agreement(average("0"), true),
                                average("1").carveOut(3).in("2022-10").agreement(average("0").in("2022-10"), true))));

        then(resampling.stretches()).isEqualTo(2);
        then(resampling.pooled(0)).hasValueSatisfying(stock -> {
            then(days(stock)).containsExactly("0 0 1", "1 2 0", "1 1 0");
            then(Funnel.mean(stock)).isEqualTo(1.5);
            then(stock.rule().billableDays(2, 3, 1)).isEqualTo(2);
        });
        then(resampling.everyMonth(0, Set.of())).hasValueSatisfying(stock -> {
            then(days(stock)).containsExactly("1 6 0", "0 0 1", "0 0 2", "1 2 0", "1 1 0");
            then(Funnel.mean(stock)).isEqualTo(3);
        });
    }

    /// September and November carve out at 7 days, October at 3: November pools September's cases and its own.
    @Test
    void the_last_month_s_stock_is_that_of_the_months_that_count_alike() {
        var rows = rows(
                ofDays(6).id("a"), ready("2022-10-03T10:00").discharged("2022-10-05T10:00").id("b"),
                ready("2022-11-03T10:00").discharged("2022-11-04T10:00").id("c"));
        var resampling = Resampling.of(
                PeriodCases.of(
                        rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER, Period.of(YearMonth.of(2022, 11)))),
                List.of(
                        List.of(
                                average("1").carveOut(7).agreement(),
                                average("1").carveOut(3).in("2022-10").agreement(),
                                average("1").carveOut(7).in("2022-11").agreement())));

        then(resampling.stretches()).isEqualTo(2);
        then(resampling.pooled(0).map(ResamplingTest::days)).contains(List.of("1 6 0", "1 1 0"));
        then(resampling.everyMonth(0, Set.of()).map(CaseSample::size)).contains(3);
    }

    @Test
    void a_last_month_without_a_case_that_counts_otherwise_has_no_stock_and_the_others_keep_theirs() {
        var rows = rows(ofDays(6).id("a"));
        var resampling = Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER, OCTOBER)),
                List.of(
                        List.of(
                                average("1").carveOut(7).agreement(),
                                average("1").carveOut(3).in("2022-10").agreement())));

        then(resampling.pooled(0)).isEmpty();
        then(resampling.everyMonth(0, Set.of()).map(ResamplingTest::days)).contains(List.of("1 6 0"));
        then(resampling.everyMonth(0, Set.of()).map(stock -> stock.rule().billableDays(1, 6, 0))).contains(5.0);
    }

    /// Left out under the second rule, so that only the first pools the case.
    @Test
    void what_adds_nothing_under_a_rule_is_not_in_its_stock() {
        var rows = rows(ofDays(6).id("a"), ofDays(9).id("b").outcome(Outcome.DECEASED), ofDays(0).id("c"));
        var resampling = Resampling.of(
                PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER)),
                List.of(
                        List.of(average("1").agreement()),
                        List.of(average("2").leavingOut(Reason.DECEASED).agreement())));

        then(resampling.units()).containsEntry(MALMO, 3);
        then(resampling.pooled(0).map(ResamplingTest::days)).contains(List.of("1 6 0", "1 9 0", "1 0 0"));
        then(resampling.pooled(1).map(ResamplingTest::days)).contains(List.of("1 6 0", "1 0 0"));
        then(resampling.pooled(1).map(stock -> stock.rule().billableDays(2, 6, 0))).contains(2.0);
    }

    @Test
    void without_a_somatic_case_there_is_no_stock() {
        var apart = average("1").agreement(average("1"), true);
        var psychiatric = rows(ofDays(6).care(CareType.PSYCHIATRIC));
        var resampling = Resampling
                .of(PeriodCases.of(psychiatric::forEach, List.of(Stays.SEPTEMBER)), List.of(List.of(apart)));

        then(resampling.pooled(0)).isEmpty();
        then(resampling.everyMonth(0, Set.of())).isEmpty();
        // liable days or none: 2 days are free, and no case under any rule
        var free = Resampling.of(Stays.of(2), List.of(List.of(individual().agreement())));
        then(free.pooled(0)).isEmpty();
        then(free.units()).isEmpty();
    }

    private static double[] asTheyAre(Resampling resampling, int municipality) {
        return resampling.asTheyAre().getOrDefault(municipality, new double[0]);
    }

    /// Cases, days and days apart of each unit.
    private static List<String> days(CaseSample stock) {
        var units = new ArrayList<String>();
        for (int i = 0; i < stock.size(); i++) {
            long at = stock.at(i);
            units.add(PackedSums.cases(at) + " " + PackedSums.days(at) + " " + PackedSums.individualDays(at));
        }
        return units;
    }

    private static double[] line(int replicates, double kronor) {
        var line = new double[replicates];
        Arrays.fill(line, kronor);
        return line;
    }

    private static List<RecordedCase> rows(CaseForTests... stays) {
        return Arrays.stream(stays).map(CaseForTests::done).toList();
    }
}
