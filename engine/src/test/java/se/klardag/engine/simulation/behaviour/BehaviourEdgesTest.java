package se.klardag.engine.simulation.behaviour;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static se.klardag.engine.CaseForTests.at;
import static se.klardag.engine.CaseForTests.ofDays;
import static se.klardag.engine.CaseForTests.ready;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.klardag.engine.CaseForTests;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.Stays;

/// What becomes of single cases where everybody does the same, so that nothing is left to chance.
class BehaviourEdgesTest {
    private static final Behaviour ALL_SAME_DAY = new Behaviour(1, 0, 1, 0);
    private static final Behaviour ALL_A_DAY_EARLIER = new Behaviour(1, 1, 0, 0);
    private static final Behaviour ALL_COME_BACK = new Behaviour(1, 0, 0, 1);

    @Test
    void a_case_without_a_ready_notice_waits_from_the_day_the_patient_was_judged_ready() {
        var fact = ready("2022-09-10T10:00").noReadyNotice().discharged("2022-09-15T14:00");

        var sameDay = on(ALL_SAME_DAY, fact).getFirst();

        then(sameDay.readyAt()).isEqualTo(at("2022-09-15T10:00"));
        then(sameDay.readyNoticeAt()).isEqualTo(WallClock.NONE);
        then(sameDay.dischargedAt()).isEqualTo(at("2022-09-15T14:00"));
        then(sameDay.admittedAt()).isEqualTo(at("2022-09-08T10:00"));
    }

    /// Judged ready on the 10th, notified on the 12th: three days of waiting, so that both go three days on.
    @Test
    void with_a_notice_the_patient_waits_from_it() {
        var fact = ready("2022-09-12T10:00").judgedReady("2022-09-10T09:00").discharged("2022-09-15T14:00");

        var sameDay = on(ALL_SAME_DAY, fact).getFirst();

        then(sameDay.readyNoticeAt()).isEqualTo(at("2022-09-15T10:00"));
        then(sameDay.readyAt()).isEqualTo(at("2022-09-13T09:00"));
    }

    @Test
    void a_patient_who_is_still_in_or_was_never_ready_is_left_alone() {
        var open = ready("2022-09-10T10:00").stillIn().id("open");
        var never = ready("2022-09-10T10:00").notJudgedReady().noReadyNotice().id("never");

        for (var behaviour : List.of(ALL_SAME_DAY, ALL_A_DAY_EARLIER, new Behaviour(4, 0, 0, 0))) {
            then(on(behaviour, open, never)).containsExactly(open.done(), never.done());
        }
    }

    /// The notice at 16:00 five days later would come after the patient left at 14:00.
    @Test
    void nothing_of_the_leaving_is_moved_past_the_discharge() {
        var fact = ready("2022-09-10T16:00").discharged("2022-09-15T14:00")
                .event(Event.PLANNING_CALL_RECEIVED, "2022-09-11T08:00")
                .event(Event.PLANNED_DISCHARGE, "2022-09-10T12:00")
                .event(Event.ASSESSMENT_NOTICE, "2022-09-09T12:00")
                .event(Event.PAYER_READY, "2022-09-11T12:00");

        var sameDay = on(ALL_SAME_DAY, fact).getFirst();

        then(sameDay.readyNoticeAt()).isEqualTo(at("2022-09-15T14:00"));
        then(sameDay.at(Event.PLANNING_CALL_RECEIVED)).isEqualTo(at("2022-09-15T14:00"));
        then(sameDay.at(Event.PLANNED_DISCHARGE)).isEqualTo(at("2022-09-15T12:00"));
        then(sameDay.at(Event.ASSESSMENT_NOTICE)).isEqualTo(at("2022-09-14T12:00"));
        then(sameDay.at(Event.PAYER_READY)).isEqualTo(at("2022-09-11T12:00"));
        then(sameDay.sipCalledAt()).isEqualTo(WallClock.NONE);
    }

    @Test
    void who_comes_back_has_the_same_case_once_more_under_a_name_of_its_own() {
        var fact = ofDays(5).event(Event.PLAN_MADE, "2022-09-16T10:00").sipCalled("2022-09-16T09:00").done();

        var both = new ArrayList<RecordedCase>();
        both.addAll(
                ALL_COME_BACK.on(PeriodCases.of(taker -> taker.accept(fact), List.of(Stays.SEPTEMBER)), 1, 1).all());

        then(both).hasSize(2);
        then(both.get(0)).isEqualTo(fact);
        then(both.get(1).id()).isEqualTo("a again");
        then(both.get(1)).usingRecursiveComparison().ignoringFields("id").isEqualTo(fact);
    }

    /// Four times the speed of eight days is two, whatever chance says of parts of a day.
    @Test
    void a_speed_that_divides_the_days_leaves_nothing_to_chance() {
        var faster = on(new Behaviour(4, 0, 0, 0), ofDays(8), ofDays(4).id("b"), ofDays(0).id("c"));

        then(faster).extracting(fact -> days(fact)).containsExactly(2L, 1L, 0L);
    }

    private static long days(RecordedCase fact) {
        return WallClock.dayOf(fact.dischargedAt()) - WallClock.dayOf(fact.readyNoticeAt());
    }

    /// Of cases that close in September alone, from its first to its last day.
    @Test
    void days_are_waited_in_the_months_in_which_cases_close() {
        var kept = PeriodCases.of(taker -> {
            taker.accept(ready("2022-08-30T10:00").discharged("2022-09-01T00:00").id("first day").done());
            taker.accept(ready("2022-09-27T10:00").discharged("2022-09-30T23:59").id("last day").done());
            taker.accept(ready("2022-09-21T10:00").discharged("2022-10-01T00:00").id("october").done());
            taker.accept(ready("2022-09-10T10:00").stillIn().id("open").done());
            taker.accept(ready("2022-09-10T10:00").noReadyNotice().id("no notice").done());
        }, List.of(Stays.SEPTEMBER));

        then(kept.size()).isEqualTo(5);
        then(Behaviour.waitedDays(kept)).isEqualTo(2 + 3);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0, 0, 0", "1, -0.01, 0, 0", "1, 1.01, 0, 0", "1, 0, -0.01, 0", "1, 0, 1.01, 0",
            "1, 0, 0, -0.01", "1, 0, 0, 1.01", "1, NaN, 0, 0", "1, 0, NaN, 0", "1, 0, 0, NaN"})
    void what_is_no_share_is_refused_by_name(double speedUp, double early, double sameDay, double readmission) {
        thenThrownBy(() -> new Behaviour(speedUp, early, sameDay, readmission))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("speed-up from 1, shares from 0 to 1: " + speedUp + ", " + early);
    }

    private static List<RecordedCase> on(Behaviour behaviour, CaseForTests... stays) {
        var rows = new ArrayList<RecordedCase>();
        for (var stay : stays) {
            rows.add(stay.done());
        }
        return behaviour.on(PeriodCases.of(rows::forEach, List.of(Stays.SEPTEMBER)), 1, 1).all();
    }
}
