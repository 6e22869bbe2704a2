package se.klardag.engine.simulation.behaviour;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.simulation.PeriodCases;
import se.klardag.engine.simulation.RandomStreams;

/// How people are assumed to answer a change of the rules (*beteendeantagande*). An assumption, never an estimate: nothing
/// in the cases says what anybody would have done.
///
/// The stay is shortened by a later beginning, so that a case keeps the month in which it closes and the hour at which
/// the patient leaves; a longer one begins earlier.
///
/// @param speedUp          days of waiting are divided by it; 1 for no change
/// @param earlyDeclaration share of cases that are declared ready a day earlier, the discharge as it was
/// @param sameDayShift     share of the delayed who leave on the day they are ready
/// @param readmission      share of the cases who come back and are ready once more
public record Behaviour(double speedUp, double earlyDeclaration, double sameDayShift, double readmission) {
    /// Everybody does as before.
    public static final Behaviour AS_BEFORE = new Behaviour(1, 0, 0, 0);

    private static final Set<Event> OF_LEAVING = Set.of(
            Event.PLANNING_CALL_RECEIVED, Event.PLAN_MADE, Event.ASSESSMENT_NOTICE, Event.PLANNED_DISCHARGE);

    public Behaviour {
        if (!(speedUp >= 1) || isNoShare(earlyDeclaration) || isNoShare(sameDayShift) || isNoShare(readmission)) {
            throw new IllegalArgumentException(
                    "speed-up from 1, shares from 0 to 1: " + speedUp + ", " + earlyDeclaration + ", " + sameDayShift
                            + ", " + readmission);
        }
    }

    private static boolean isNoShare(double number) {
        return !(number >= 0 && number <= 1);
    }

    /// The cases as they would have been. The same seed and round treat a case the same under any other assumption, so
    /// that two assumptions differ by what is assumed, not by chance.
    public PeriodCases on(PeriodCases cases, long seed, int round) {
        var answered = new ArrayList<RecordedCase>();
        var all = cases.all();
        for (int i = 0; i < all.size(); i++) {
            var answer = answer(waited(all.get(i)), RandomStreams.of(seed, i, round));
            var changed = begun(all.get(i), answer.later);
            answered.add(changed);
            if (answer.back) {
                answered.add(again(changed));
            }
        }
        return cases.with(answered);
    }

    /// What becomes of a case.
    ///
    /// @param later how many days later it begins
    /// @param back  whether the patient comes back
    record Answer(long later, boolean back) {
        static final Answer AS_BEFORE = new Answer(0, false);
    }

    /// Whether a case that waited so long answers as before, whatever is drawn.
    boolean isCertain(long waited) {
        return readmission == 0 && (waited < 0 || (waited == 0 && earlyDeclaration == 0));
    }

    /// @param waited midnights from ready to discharge; negative where they are not known
    Answer answer(long waited, UniformRandomProvider chance) {
        double same = chance.nextDouble();
        double part = chance.nextDouble();
        // what nobody is assumed to do is not drawn: nothing is drawn after it
        boolean drawn = earlyDeclaration > 0 || readmission > 0;
        double early = drawn ? chance.nextDouble() : 1;
        boolean back = drawn && chance.nextDouble() < readmission;
        if (waited < 0) {
            return new Answer(0, back);
        }
        long left = same < sameDayShift ? 0 : (long) Math.floor(waited / speedUp + part);
        left = Math.min(left, waited) + (early < earlyDeclaration ? 1 : 0);
        return new Answer(waited - left, back);
    }

    /// Midnights from ready to discharge; -1 where one of them is not known.
    static long waited(RecordedCase fact) {
        long start = WallClock.isKnown(fact.readyNoticeAt()) ? fact.readyNoticeAt() : fact.readyAt();
        return WallClock.isKnown(start) && WallClock.isKnown(fact.dischargedAt())
                ? WallClock.dayOf(fact.dischargedAt()) - WallClock.dayOf(start)
                : -1;
    }

    /// The same with a beginning so many days later, but never after the patient has left.
    static RecordedCase begun(RecordedCase fact, long later) {
        return later == 0 ? fact : copy(fact, fact.id(), moment -> moved(moment, later, fact.dischargedAt()));
    }

    private static long moved(long moment, long days, long latest) {
        return WallClock.isKnown(moment) ? Math.min(moment + days * WallClock.DAY, latest) : moment;
    }

    private static RecordedCase again(RecordedCase fact) {
        return copy(fact, fact.id() + " again", moment -> moment);
    }

    /// @param ofLeaving moves what is done so that the patient can leave, calls and plans among it
    private static RecordedCase copy(RecordedCase fact, String id, LongUnaryOperator ofLeaving) {
        var events = new EnumMap<Event, Long>(Event.class);
        fact.events()
                .forEach((event, moment) -> events.put(
                        event, OF_LEAVING.contains(event) ? ofLeaving.applyAsLong(moment) : moment));
        return new RecordedCase(
                id,
                fact.patient(),
                fact.municipality(),
                fact.careType(),
                fact.admittedAt(),
                fact.admissionNoticeAt(),
                ofLeaving.applyAsLong(fact.readyAt()),
                ofLeaving.applyAsLong(fact.readyNoticeAt()),
                fact.sipRequired(),
                ofLeaving.applyAsLong(fact.sipCalledAt()),
                fact.withdrawnAt(),
                fact.dischargedAt(),
                fact.outcome(),
                fact.consent(),
                fact.openCareReady(),
                fact.legalBasis(),
                events,
                fact.payerAnswer(),
                fact.stayMunicipality(),
                fact.movedTo(),
                fact.origin());
    }

    /// Midnights from ready notice to discharge of the cases that close in the months.
    public static long waitedDays(PeriodCases cases) {
        return cases.all().stream().mapToLong(fact -> waitedDays(cases, fact)).sum();
    }

    /// The same of one case.
    static long waitedDays(PeriodCases cases, RecordedCase fact) {
        if (!WallClock.isKnown(fact.readyNoticeAt()) || !WallClock.isKnown(fact.dischargedAt())) {
            return 0;
        }
        long left = WallClock.dayOf(fact.dischargedAt());
        return left >= cases.months().getFirst().firstDay() && left < cases.months().getLast().endDay()
                ? left - WallClock.dayOf(fact.readyNoticeAt())
                : 0;
    }
}
