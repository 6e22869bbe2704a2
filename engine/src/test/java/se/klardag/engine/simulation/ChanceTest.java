package se.klardag.engine.simulation;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.simulation.chance.CaseSample;
import se.klardag.engine.simulation.chance.ChancePrice;
import se.klardag.engine.simulation.chance.CompiledRule;
import se.klardag.engine.simulation.chance.Distribution;
import se.klardag.engine.simulation.chance.Draws;
import se.klardag.engine.simulation.chance.Resampling;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.calendar.Period;

/// Draws that must come out one way only: the same again, or the one there can be. What takes thousands of draws to see is
/// in [ChanceTablesTest].
class ChanceTest {
    private static final int[] MIXED = {0, 0, 0, 0, 1, 1, 2, 3, 3, 5, 8, 13, 21, 0, 0, 1, 2, 4, 0, 0, 0, 6, 0, 1};

    @Test
    void the_same_seed_gives_the_same_draws_on_one_two_and_eight_threads() {
        var resampling = county();
        var alone = resampling.draw(150, 42, Resampling.Volume.POISSON, 1);
        for (int threads : new int[]{2, 8}) {
            var together = resampling.draw(150, 42, Resampling.Volume.POISSON, threads);
            for (int rule = 0; rule < 2; rule++) {
                then(together.total(rule)).containsExactly(alone.total(rule));
                for (int code : resampling.units().keySet()) {
                    then(together.of(code, rule)).containsExactly(alone.of(code, rule));
                }
            }
        }
        then(resampling.draw(150, 43, Resampling.Volume.POISSON, 2).total(0)).isNotEqualTo(alone.total(0));
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

    @Test
    void a_distribution_says_where_the_draws_lie() {
        var draws = new double[]{0, 0, 0, 10, -10, 20, 30, 40, 50, 60};
        var bill = Distribution.of(draws);

        then(bill.expected()).isEqualTo(20);
        then(bill.median()).isEqualTo(15);
        then(bill.positive()).isEqualTo(0.6);
        then(bill.negative()).isEqualTo(0.1);
    }

    @Test
    void long_stayers_of_a_model_leave_the_average_as_the_terms_say() {
        // GIVEN four patients of 2 days and one of 10 at a limit of 7: mean 2 below 2.8, and 3 days apart, each drawn month
        var terms = TermsForTests.average("2.8").carveOut(7).terms();
        var price = ChancePrice.by(CaseSample.ofDays(new int[]{10}, terms), List.of(4), 10, 1).getFirst();

        then(price.share()).isEqualTo(1);
        then(price.days()).isEqualTo(300);
        then(ChancePrice.by(CaseSample.ofDays(new int[]{2, 2, 2}, terms), List.of(4), 10, 1).getFirst().days())
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
