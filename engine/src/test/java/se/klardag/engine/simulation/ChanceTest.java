package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Period;

/// Chance held against figures worked out elsewhere: an independent simulation in another language (numpy) of the same
/// models, whose tables are given here. Tolerances are four standard errors of this test's own draws, and as much again
/// for the tables'.
class ChanceTest {
    private static final int[] MIXED = {0, 0, 0, 0, 1, 1, 2, 3, 3, 5, 8, 13, 21, 0, 0, 1, 2, 4, 0, 0, 0, 6, 0, 1};

    @Test
    void the_same_seed_gives_the_same_draws_on_one_two_and_eight_threads() {
        var resampling = county();
        var alone = resampling.draw(500, 42, Resampling.Volume.POISSON, 1);
        for (int threads : new int[]{2, 8}) {
            var together = resampling.draw(500, 42, Resampling.Volume.POISSON, threads);
            for (int rule = 0; rule < 2; rule++) {
                then(together.total(rule)).containsExactly(alone.total(rule));
                for (int code : resampling.units().keySet()) {
                    then(together.of(code, rule)).containsExactly(alone.of(code, rule));
                }
            }
        }
        then(resampling.draw(500, 43, Resampling.Volume.POISSON, 2).total(0)).isNotEqualTo(alone.total(0));
    }

    @Test
    void a_municipality_s_draws_do_not_depend_on_the_others() {
        var alone = Resampling.of(Stays.in(TermsForTests.LUND, MIXED), rules());
        then(county().draw(200, 7, Resampling.Volume.POISSON, 2).of(TermsForTests.LUND, 0))
                .containsExactly(alone.draw(200, 7, Resampling.Volume.POISSON, 1).of(TermsForTests.LUND, 0));
    }

    @Test
    void two_equal_rules_meet_the_same_draws_and_the_difference_is_nothing() {
        var terms = List.of(TermsForTests.average("1.5").breakAt("00:00").agreement());
        var draws = Resampling.of(Stays.of(MIXED), List.of(terms, terms)).draw(300, 5, Resampling.Volume.POISSON, 2);

        then(Draws.difference(draws.of(TermsForTests.MALMO, 0), draws.of(TermsForTests.MALMO, 1)))
                .containsOnly(0.0);
        then(Distribution.of(draws.of(TermsForTests.MALMO, 0)).positive()).isPositive();
    }

    @Test
    void one_two_three_and_four_rules_draw_alike() {
        var terms = List.of(TermsForTests.average("1.5").breakAt("00:00").agreement());
        var expected = Resampling.of(Stays.of(MIXED), List.of(terms)).draw(100, 5, Resampling.Volume.OBSERVED, 1);
        for (int rules = 2; rules <= 4; rules++) {
            var many = new ArrayList<List<AgreementTerms>>();
            for (int i = 0; i < rules; i++) {
                many.add(terms);
            }
            var draws = Resampling.of(Stays.of(MIXED), many).draw(100, 5, Resampling.Volume.OBSERVED, 1);
            for (int rule = 0; rule < rules; rule++) {
                then(draws.of(TermsForTests.MALMO, rule)).containsExactly(expected.of(TermsForTests.MALMO, 0));
            }
        }
    }

    @Test
    void a_person_s_cases_of_a_month_are_drawn_together() {
        // GIVEN one person with two cases of 5 days, and nobody else: each draw holds both or none
        var cases = new ArrayList<RecordedCase>();
        for (var fact : Stays.cases(TermsForTests.MALMO, 5, 5)) {
            cases.add(samePatient(fact));
        }
        var kept = PeriodCases.of(cases::forEach, List.of(Stays.SEPTEMBER));
        var terms = List.of(TermsForTests.average("0").breakAt("00:00").rate("1").agreement());
        var resampling = Resampling.of(kept, List.of(terms));

        then(resampling.units()).containsEntry(TermsForTests.MALMO, 1);
        then(resampling.draw(50, 1, Resampling.Volume.OBSERVED, 1).of(TermsForTests.MALMO, 0)).containsOnly(10.0);
    }

    @Test
    void cases_of_nobody_s_party_and_left_out_cases_are_not_drawn() {
        var resampling = Resampling.of(
                Stays.in(TermsForTests.STOCKHOLM, 3, 4), List.of(List.of(TermsForTests.average("0").agreement())));

        then(resampling.units()).isEmpty();
        then(resampling.draw(10, 1, Resampling.Volume.POISSON, 1).total(0)).containsOnly(0.0);
    }

    /// Share of samples whose percentile interval of the mean holds the true one; nominal 95 %.
    @ParameterizedTest(name = "delayed {0} of {1} days, {2} cases")
    @CsvSource({
            "0.4, 3.4, 10, 0.73",
            "0.4, 3.4, 30, 0.87",
            "0.4, 3.4, 100, 0.91",
            "0.7, 4.0, 10, 0.81",
            "0.7, 4.0, 30, 0.89",
            "0.7, 4.0, 100, 0.92",
            "0.85, 4.6, 10, 0.81",
            "0.85, 4.6, 30, 0.89",
            "0.85, 4.6, 100, 0.93"})
    void a_percentile_interval_of_few_cases_covers_less_than_it_says(
            double delayed, double mean, int cases, double coverage) {
        var model = StayLength.withMean(delayed, mean);
        var stock = model.represented(50_000);
        var terms = List.of(List.of(TermsForTests.average("0").breakAt("00:00").rate("1").agreement()));
        var chance = new Random(20_240_601 + cases);
        int worlds = 400;
        int covered = 0;
        for (int world = 0; world < worlds; world++) {
            var days = new int[cases];
            Arrays.setAll(days, _ -> stock[chance.nextInt(stock.length)]);
            var draws = Resampling.of(Stays.of(days), terms)
                    .draw(400, world, Resampling.Volume.OBSERVED, 1)
                    .of(TermsForTests.MALMO, 0);
            double truth = model.mean() * cases;
            if (Distribution.quantile(draws, 0.025) <= truth && truth <= Distribution.quantile(draws, 0.975)) {
                covered++;
            }
        }
        // 4 × √(0.8 × 0.2 × (1/400 + 1/1200)) = 0.092 at worst, 0.05 at 0.93
        double error = 4 * Math.sqrt(coverage * (1 - coverage) * (1.0 / worlds + 1.0 / 1_200));
        then((double) covered / worlds).isCloseTo(coverage, offset(error));
    }

    /// The interval that is shown, 5 to 95 %, over a thousand worlds of known stays: nine in ten hold the true expected bill.
    @ParameterizedTest(name = "days {0}, {1} cases, threshold {2}")
    @CsvSource({
            // days that are equally likely; how many cases; threshold
            "0 1 2 3 4 5 6, 200, 0",
            "0 0 0 1 2 4, 400, 0",
            "0 0 1 1 2 3 5 8, 400, 1"})
    void nine_in_ten_intervals_of_many_cases_hold_the_expected_bill(String days, int cases, String threshold) {
        var known = Arrays.stream(days.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        var terms = List.of(List.of(TermsForTests.average(threshold).breakAt("00:00").rate("1").agreement()));
        // far above the threshold the bill is a straight line: its expectation is the mean's
        double truth = cases * (Arrays.stream(known).average().orElseThrow() - Double.parseDouble(threshold));
        var chance = new Random(25);
        int worlds = 1_000;
        int held = 0;
        int next = 0;
        for (int world = 0; world < worlds; world++) {
            var drawn = Distribution.of(Resampling.of(Stays.of(world(known, cases, chance)), terms)
                    .draw(400, world, Resampling.Volume.OBSERVED, 1)
                    .of(TermsForTests.MALMO, 0));
            if (drawn.low() <= truth && truth <= drawn.high()) {
                held++;
            }
            double another = Arrays.stream(world(known, cases, chance)).sum()
                    - cases * Double.parseDouble(threshold);
            if (drawn.low() <= another && another <= drawn.high()) {
                next++;
            }
        }
        then(held / (double) worlds).isBetween(0.88, 0.92);
        // Another month of the same world is as far from the truth again: Φ(1.645/√2) twice over is 0.755.
        then(next / (double) worlds).isCloseTo(0.755, offset(0.055));
    }

    private static int[] world(int[] known, int cases, Random chance) {
        var days = new int[cases];
        Arrays.setAll(days, _ -> known[chance.nextInt(known.length)]);
        return days;
    }

    /// What chance costs by size at a threshold of 2.8: share of months billed, and days per 100 cases.
    @ParameterizedTest(name = "delayed {0} of {1} days, {2} cases")
    @CsvSource({
            "0.4, 3.4, 3, 14.0, 29.4",
            "0.4, 3.4, 5, 11.5, 17.7",
            "0.4, 3.4, 10, 8.1, 7.2",
            "0.4, 3.4, 20, 3.7, 2.1",
            "0.4, 3.4, 100, 0.0, 0.0",
            "0.6, 4.0, 3, 30.1, 79.2",
            "0.6, 4.0, 5, 29.7, 60.3",
            "0.6, 4.0, 10, 30.3, 38.1",
            "0.6, 4.0, 20, 28.7, 24.1",
            "0.6, 4.0, 100, 17.2, 4.9",
            "0.6, 4.0, 500, 2.5, 0.22",
            "0.7, 4.0, 3, 36.6, 98.8",
            "0.7, 4.0, 5, 37.3, 76.9",
            "0.7, 4.0, 10, 41.3, 57.9",
            "0.7, 4.0, 20, 43.0, 40.3",
            "0.7, 4.0, 100, 46.8, 18.2",
            "0.7, 4.0, 500, 48.9, 8.2"})
    void chance_alone_bills_small_municipalities(
            double delayed, double mean, int cases, double percent, double days) {
        var rule = TermsForTests.average("2.8").terms();
        var stock = CaseStock.ofDays(StayLength.withMean(delayed, mean).represented(100_000), rule);
        var price = ChancePrice.by(stock, List.of(cases), 20_000, 20_240_601).getFirst();

        // 4 × √(0.25/20000) = 1.4 points at most, and the table's own
        then(100 * price.share()).isCloseTo(percent, offset(2.0));
        // the excess is as skew as the stays: 4 standard errors are 5 % of it at the worst size, and the table's own
        then(price.days()).isCloseTo(days, offset(0.1 + 0.08 * days));
    }

    @Test
    void the_funnel_of_equal_cases_is_a_line_and_narrows_with_the_root_of_the_size() {
        var rule = TermsForTests.average("2.8").terms();
        var flat = Funnel.at(CaseStock.ofDays(new int[]{2, 2, 2}, rule), List.of(5, 5_000), 200, 1);
        then(flat).allSatisfy(each -> then(List.of(each.outerLow(), each.low(), each.high(), each.outerHigh()))
                .containsOnly(2.0));
        // coin flips of 0 and 2 days: mean 1, deviation 1; at 2 500 cases 1.96/50 above
        var coins = Funnel.at(CaseStock.ofDays(new int[]{0, 2}, rule), List.of(400, 2_500), 10_000, 1);
        then(coins.get(0).high()).isCloseTo(1 + 1.96 / 20, offset(0.01));
        then(coins.get(1).high()).isCloseTo(1 + 1.96 / 50, offset(0.005));
        then(coins.get(1).outerLow()).isCloseTo(1 - 3.09 / 50, offset(0.01));
    }

    @Test
    void a_distribution_says_where_the_draws_lie() {
        var draws = new double[]{0, 0, 0, 10, -10, 20, 30, 40, 50, 60};
        var bill = Distribution.of(draws);

        then(bill.expected()).isEqualTo(20);
        then(bill.median()).isEqualTo(15);
        then(bill.positive()).isEqualTo(0.6);
        then(bill.negative()).isEqualTo(0.1);
        then(Distribution.histogram(draws, -10, 60, 7)).containsExactly(1, 3, 1, 1, 1, 1, 2);
    }

    @Test
    void long_stayers_of_a_model_leave_the_average_as_the_terms_say() {
        // GIVEN four patients of 2 days and one of 10 at a limit of 7: mean 2 below 2.8, and 3 days apart, each drawn month
        var terms = TermsForTests.average("2.8").carveOut(7).terms();
        var price = ChancePrice.by(CaseStock.ofDays(new int[]{10}, terms), List.of(4), 10, 1).getFirst();

        then(price.share()).isEqualTo(1);
        then(price.days()).isEqualTo(300);
        then(ChancePrice.by(CaseStock.ofDays(new int[]{2, 2, 2}, terms), List.of(4), 10, 1).getFirst().days())
                .isZero();
    }

    @Test
    void months_that_count_otherwise_do_not_lend_each_other_their_cases() {
        // GIVEN 5 days in September under a limit of 7, and 5 days in October under a limit of 3: 2 of them apart
        var cases = new ArrayList<>(Stays.cases(TermsForTests.MALMO, 5, 5));
        cases.add(RecordedCase.of(
                "october", TermsForTests.MALMO, LocalDateTime.of(2022, 10, 10, 10, 0),
                LocalDateTime.of(2022, 10, 15, 14, 0)));
        var months = List.of(Stays.SEPTEMBER, Period.of(YearMonth.of(2022, 10)));
        var september = TermsForTests.average("5").breakAt("00:00").rate("1");
        var october = TermsForTests.average("5").breakAt("00:00").rate("1").carveOut(3).in("2022-10");
        var resampling = Resampling.of(
                PeriodCases.of(cases::forEach, months),
                List.of(List.of(september.carveOut(7).agreement(), october.agreement())));
        then(resampling.stretches()).isEqualTo(2);
        var draws = resampling.draw(50, 1, Resampling.Volume.OBSERVED, 1);

        // THEN September never costs anything, and October always its 2 days
        then(draws.of(TermsForTests.MALMO, 0)).containsOnly(2.0);
    }

    @Test
    void nothing_is_drawn_where_earlier_months_decide() {
        var terms = List.of(List.of(TermsForTests.average("2.8").decidedBy(3).agreement()));

        then(Resampling.unfit(terms).map(CompiledRule.Unfit::path)).contains("liability.trigger");
        thenThrownBy(() -> Resampling.of(Stays.of(3), terms)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Resampling county() {
        var cases = new ArrayList<>(Stays.cases(TermsForTests.MALMO, MIXED));
        cases.addAll(Stays.cases(TermsForTests.LUND, MIXED));
        cases.addAll(Stays.cases(TermsForTests.HASSLEHOLM, 1, 9, 0));
        return Resampling.of(PeriodCases.of(cases::forEach, List.of(Stays.SEPTEMBER)), rules());
    }

    private static List<List<AgreementTerms>> rules() {
        return List.of(
                List.of(TermsForTests.average("2.8").agreement()),
                List.of(TermsForTests.average("2.8").breakAt("00:00").carveOut(7).agreement()));
    }

    private static RecordedCase samePatient(RecordedCase fact) {
        return new RecordedCase(
                fact.id(), "P1", fact.municipality(), fact.careType(), fact.admittedAt(), fact.admissionNoticeAt(),
                fact.readyAt(), fact.readyNoticeAt(), fact.sipRequired(), fact.sipCalledAt(), fact.withdrawnAt(),
                fact.dischargedAt(), fact.outcome(), fact.consent(), fact.openCareReady(), fact.legalBasis(),
                fact.events());
    }
}
