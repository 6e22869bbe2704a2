package se.klardag.engine.simulation.behaviour;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.klardag.engine.TermsForTests;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;

/// What is assumed of people does what it says, and nothing else.
class BehaviourTest {
    private static final int CASES = 4_000;

    @Test
    void as_before_changes_nothing() {
        var cases = Stays.of(0, 1, 5, 12);
        then(Behaviour.AS_BEFORE.on(cases, 1, 1).all()).isEqualTo(cases.all());
    }

    @Test
    void twice_the_speed_halves_the_waiting_days_and_keeps_month_and_hour_of_discharge() {
        var cases = Stays.of(fives());
        var faster = new Behaviour(2, 0, 0, 0).on(cases, 1, 1);

        // 2.5 days each, by whole days: √(0.25 × 4000) = 32 days of error, four times that
        then((double) Behaviour.waitedDays(faster)).isCloseTo(2.5 * CASES, offset(130.0));
        for (int i = 0; i < CASES; i++) {
            then(faster.all().get(i).dischargedAt()).isEqualTo(cases.all().get(i).dischargedAt());
            then(Math.floorMod(faster.all().get(i).readyNoticeAt(), WallClock.DAY))
                    .isEqualTo(Math.floorMod(cases.all().get(i).readyNoticeAt(), WallClock.DAY));
        }
    }

    @Test
    void a_share_leaves_the_same_day_and_a_share_is_declared_a_day_earlier() {
        var cases = Stays.of(fives());
        // √(0.3 × 0.7 × 4000) = 29 cases, four times that, five days each
        then((double) Behaviour.waitedDays(new Behaviour(1, 0, 0.3, 0).on(cases, 1, 1)))
                .isCloseTo(5 * 0.7 * CASES, offset(580.0));
        then((double) Behaviour.waitedDays(new Behaviour(1, 0.3, 0, 0).on(cases, 1, 1)))
                .isCloseTo(5.3 * CASES, offset(116.0));
        then(Behaviour.waitedDays(new Behaviour(1, 1, 0, 0).on(cases, 1, 1))).isEqualTo(6L * CASES);
    }

    @Test
    void calls_and_plans_are_a_day_earlier_with_the_notice() {
        var plain = RecordedCase.of(
                "a", TermsForTests.MALMO, LocalDateTime.of(2022, 9, 5, 10, 0), LocalDateTime.of(2022, 9, 9, 14, 0));
        long ready = plain.readyNoticeAt();
        var called = new RecordedCase(
                plain.id(), plain.patient(), plain.municipality(), plain.careType(), plain.admittedAt(),
                plain.admissionNoticeAt(), ready, ready, plain.sipRequired(), ready + 60_000, plain.withdrawnAt(),
                plain.dischargedAt(), plain.outcome(), plain.consent(), plain.openCareReady(), plain.legalBasis(),
                Map.of(Event.PLAN_MADE, ready + 120_000, Event.INTERRUPTED, ready + 180_000), Answer.YES,
                TermsForTests.LUND, 0, new CaseOrigin(1, 17));
        var cases = PeriodCases.of(taker -> taker.accept(called), List.of(Stays.SEPTEMBER));

        var earlier = new Behaviour(1, 1, 0, 0).on(cases, 1, 1).all().getFirst();

        then(earlier.readyNoticeAt()).isEqualTo(ready - WallClock.DAY);
        then(earlier.sipCalledAt()).isEqualTo(called.sipCalledAt() - WallClock.DAY);
        then(earlier.at(Event.PLAN_MADE)).isEqualTo(called.at(Event.PLAN_MADE) - WallClock.DAY);
        then(earlier.at(Event.INTERRUPTED)).isEqualTo(called.at(Event.INTERRUPTED));
        then(earlier.admittedAt()).isEqualTo(called.admittedAt());
        then(earlier.payerAnswer()).isEqualTo(Answer.YES);
        then(earlier.stayMunicipality()).isEqualTo(TermsForTests.LUND);
        then(earlier.origin()).isEqualTo(new CaseOrigin(1, 17));
    }

    @Test
    void a_share_comes_back() {
        then((double) new Behaviour(1, 0, 0, 0.02).on(Stays.of(fives()), 1, 1).size())
                .isCloseTo(1.02 * CASES, offset(36.0));
    }

    @Test
    void the_same_seed_and_round_treat_a_case_alike() {
        var cases = Stays.of(fives());
        var one = new Behaviour(1.5, 0.1, 0.1, 0.01);

        then(one.on(cases, 3, 1).all()).isEqualTo(one.on(cases, 3, 1).all());
        then(one.on(cases, 3, 2).all()).isNotEqualTo(one.on(cases, 3, 1).all());
    }

    @Test
    void shares_outside_0_to_1_and_slower_discharge_are_refused() {
        thenThrownBy(() -> new Behaviour(0.9, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> new Behaviour(1, 1.1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        thenThrownBy(() -> new Behaviour(Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] fives() {
        var days = new int[CASES];
        Arrays.fill(days, 5);
        return days;
    }
}
