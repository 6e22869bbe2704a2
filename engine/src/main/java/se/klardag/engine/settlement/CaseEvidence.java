package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.days.ClockStop;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.figure.Evidence;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Clock;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Term;

/// The recorded events that a case's days rest on under its terms (*händelser bakom dygnen*).
final class CaseEvidence {
    private final ExplainedCase member;
    private final List<Evidence.Event> events = new ArrayList<>();

    private CaseEvidence(ExplainedCase member) {
        this.member = member;
    }

    static Evidence of(ExplainedCase member, Period period) {
        var evidence = new CaseEvidence(member);
        evidence.start();
        evidence.end(period);
        return new Evidence(member.fact().id(), member.fact().careType(), evidence.events);
    }

    /// The rules of the clock that moved the end of the days, or took days out of them.
    static List<Term<?>> clockRules(ExplainedCase member) {
        var clock = member.terms().clock();
        var rules = new ArrayList<Term<?>>();
        long stopped = stopped(member);
        if (WallClock.isKnown(stopped)) {
            if (stopped != ClockStop.ofDischarge(member.fact(), clock)) {
                rules.add(clock.end());
            }
            // An early end is none of the recorded moments, but the close of the day before.
            clock.previousDay().filter(_ -> isDeemed(member, stopped)).ifPresent(rules::add);
        }
        return rules;
    }

    private static boolean isDeemed(ExplainedCase member, long stopped) {
        var fact = member.fact();
        return stopped != fact.dischargedAt() && stopped != fact.at(Event.PAYER_READY)
                && stopped != fact.withdrawnAt();
    }

    private static long stopped(ExplainedCase member) {
        var clock = member.terms().clock();
        long start = Eligibility.clockStart(member.fact(), clock.start().value());
        return WallClock.isKnown(start) ? ClockStop.of(member.fact(), start, clock) : WallClock.NONE;
    }

    private void start() {
        var fact = member.fact();
        if (member.freeDays().map(Term::value).orElse(null) instanceof FreeDays.MinimumInterval) {
            add(Evidence.Kind.ASSESSMENT_NOTICE, fact.at(Event.ASSESSMENT_NOTICE));
        }
        switch (member.terms().clock().start().value()) {
            case READY_NOTICE -> add(Evidence.Kind.READY_NOTICE, fact.readyNoticeAt());
            case READY -> add(Evidence.Kind.READY, fact.readyAt());
            case LATER_OF_BOTH -> {
                add(Evidence.Kind.READY, fact.readyAt());
                add(Evidence.Kind.READY_NOTICE, fact.readyNoticeAt());
            }
            case ADMISSION -> add(Evidence.Kind.ADMITTED, fact.admittedAt());
        }
        weekdays();
        if (member.freeDays().map(Term::value).orElse(null) instanceof FreeDays.MinimumInterval) {
            add(Evidence.Kind.PLANNED_DISCHARGE, fact.at(Event.PLANNED_DISCHARGE));
        }
    }

    /// What weekdays were counted from, where they were.
    private void weekdays() {
        var fact = member.fact();
        if (member.freeDays().map(Term::value).orElse(null) instanceof FreeDays.Weekdays weekdays) {
            switch (weekdays.message()) {
                case READY_NOTICE -> {
                    // The notice itself starts the clock, and is shown already.
                }
                case PLANNING_CALL -> {
                    add(Evidence.Kind.PLANNING_CALL_RECEIVED, fact.at(Event.PLANNING_CALL_RECEIVED));
                    add(Evidence.Kind.PLAN_MADE, fact.at(Event.PLAN_MADE));
                }
                case ADMISSION_NOTICE -> add(Evidence.Kind.ADMISSION_NOTICE, fact.admissionNoticeAt());
            }
        }
    }

    private void end(Period period) {
        var fact = member.fact();
        var clock = member.terms().clock();
        if (member.assessment().paused().count() > 0) {
            add(Evidence.Kind.INTERRUPTED, fact.at(Event.INTERRUPTED));
            add(Evidence.Kind.RESUMED, fact.at(Event.RESUMED));
        }
        moved();
        if (clock.end().value() instanceof Clock.End.Earliest ends) {
            if (ends.payerReady()) {
                payerReady(ends);
            }
            if (ends.withdrawal()) {
                add(Evidence.Kind.WITHDRAWN, fact.withdrawnAt());
            }
        }
        if (WallClock.isKnown(fact.dischargedAt())) {
            add(Evidence.Kind.DISCHARGED, fact.dischargedAt());
        } else if (!WallClock.isKnown(stopped(member))) {
            add(Evidence.Kind.END_OF_PERIOD, period.endDay() * WallClock.DAY);
        }
    }

    private void payerReady(Clock.End.Earliest ends) {
        long recorded = member.fact().at(Event.PAYER_READY);
        long start = Eligibility.clockStart(member.fact(), member.terms().clock().start().value());
        add(
                WallClock.isKnown(recorded) ? Evidence.Kind.PAYER_READY : Evidence.Kind.PAYER_CAN_RECEIVE,
                ClockStop.payerReady(member.fact(), start, ends));
    }

    /// Reported where the days begin or end with it.
    private void moved() {
        long moved = member.fact().at(Event.MOVED);
        if (!WallClock.isKnown(moved)) {
            return;
        }
        var span = member.assessment().span();
        long day = WallClock.dayOf(moved);
        if (member.payer() == member.fact().movedTo() ? span.firstDay() == day : span.endDay() == day) {
            add(Evidence.Kind.MOVED, moved);
        }
    }

    private void add(Evidence.Kind kind, long moment) {
        if (WallClock.isKnown(moment)) {
            events.add(new Evidence.Event(kind, moment));
        }
    }
}
