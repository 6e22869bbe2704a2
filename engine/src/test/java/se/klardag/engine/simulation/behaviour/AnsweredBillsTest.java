package se.klardag.engine.simulation.behaviour;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.settlement.CaseListener;
import se.klardag.engine.settlement.MonthSettler;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;

/// The quick way to a round's bills against the slow one: settling the cases that the behaviour makes.
class AnsweredBillsTest {
    private static final PeriodCases CASES = Stays.of(IntStream.range(0, 60).map(i -> i * i % 23).toArray());

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0", "1.3, 0, 0, 0", "1, 0.4, 0, 0", "1, 0, 0.5, 0", "1, 0, 0, 0.5", "1.7, 0.3, 0.2, 0.1"})
    void a_round_is_what_settling_the_answered_cases_gives(
            double speedUp, double early, double sameDay, double back) {
        var behaviour = new Behaviour(speedUp, early, sameDay, back);
        for (var terms : List.of(TermsForTests.average("2.8"), TermsForTests.average("1.5").carveOut(7))) {
            var agreement = terms.agreement();
            var quick = new AnsweredBills(CASES, List.of(agreement));
            for (int round = 0; round < 5; round++) {
                var answered = behaviour.on(CASES, 3, round);
                var settled = MonthSettler.settle(answered.source(agreement), agreement, CaseListener.NOBODY)
                        .total()
                        .value();

                var found = quick.round(behaviour, 3, round);

                then(found.kronor()).isEqualTo(settled.doubleValue(), offset(0.005));
                then(found.waitedDays()).isEqualTo(Behaviour.waitedDays(answered));
            }
        }
    }
}
