package se.klardag.engine.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.PublicHolidays;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.Reason;
import se.klardag.engine.terms.value.Term;

/// Part of step 4 of 8: the first day on which payment responsibility can be in force (*inträde*). A date, never an
/// hour.
public final class LiabilityStart {
    private LiabilityStart() {}

    /// The version of the free days that holds for the case; empty where the model has none, or the clock never started.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when no value is known for the date on which it started
    public static Optional<Term<FreeDays>> rule(Case fact, Terms terms) {
        long start = Eligibility.clockStart(fact, terms.clock().start().value());
        return terms.liability() instanceof Liability.Individual individual && WallClock.isKnown(start)
                ? Optional.of(individual.freeDays().on(WallClock.dateOf(start)))
                : Optional.empty();
    }

    /// What the free days are counted from and the case does not have: then responsibility never enters.
    public static Optional<Reason> missing(Case fact, FreeDays freeDays) {
        return switch (freeDays) {
            case FreeDays.AfterNotice _ -> Optional.empty();
            case FreeDays.MinimumInterval _ ->
                WallClock.isKnown(fact.at(Event.ASSESSMENT_NOTICE))
                        && WallClock.isKnown(fact.at(Event.PLANNED_DISCHARGE))
                                ? Optional.empty()
                                : Optional.of(Reason.NO_ONSET);
            case FreeDays.Weekdays weekdays ->
                switch (weekdays.message()) {
                    case READY_NOTICE -> Optional.empty();
                    case PLANNING_CALL -> {
                        if (!WallClock.isKnown(fact.at(Event.PLANNING_CALL_RECEIVED))) {
                            yield Optional.of(Reason.NO_PLANNING_CALL);
                        }
                        yield WallClock.isKnown(fact.at(Event.PLAN_MADE))
                                ? Optional.empty()
                                : Optional.of(Reason.NO_PLAN_MADE);
                    }
                    case ADMISSION_NOTICE ->
                        WallClock.isKnown(fact.admissionNoticeAt())
                                ? Optional.empty()
                                : Optional.of(Reason.NO_ADMISSION_NOTICE);
                };
        };
    }

    /// The first day that can cost money, in days since 1970-01-01.
    ///
    /// @param start wall-clock time at which the case's clock started
    /// @throws IllegalArgumentException when something is [#missing]
    public static long liableFrom(Case fact, long start, FreeDays freeDays) {
        return switch (freeDays) {
            case FreeDays.AfterNotice afterNotice -> afterNotice(start, afterNotice);
            case FreeDays.Weekdays weekdays -> afterWeekdays(fact, start, weekdays);
            case FreeDays.MinimumInterval interval -> afterInterval(fact, interval);
        };
    }

    /// Dates after the date of sending (lag 2017:612 5 kap. 4 §), and no earlier than the rule itself holds for.
    ///
    /// @param sent wall-clock time at which the ready notice was sent
    static long afterNotice(long sent, FreeDays.AfterNotice freeDays) {
        long timeOfDay = WallClock.timeOfDay(sent);
        boolean late = timeOfDay > freeDays.cutOff().toNanoOfDay() / 1_000_000;
        long day = WallClock.dayOf(sent) + (late ? freeDays.daysIfLater() : freeDays.days());
        return freeDays.notBefore().isEmpty() ? day : Math.max(day, freeDays.notBefore().get().toEpochDay());
    }

    /// Weekdays after the message, and not before the case itself allows (lag 1990:1404 3 and 11 §§).
    private static long afterWeekdays(Case fact, long ready, FreeDays.Weekdays freeDays) {
        missing(fact, freeDays).ifPresent(reason -> {
            throw new IllegalArgumentException("no onset: " + reason.code());
        });
        return switch (freeDays.message()) {
            case READY_NOTICE -> entry(ready, freeDays);
            case PLANNING_CALL -> {
                long planned = Math.max(ready, fact.at(Event.PLAN_MADE));
                yield Math.max(
                        entry(fact.at(Event.PLANNING_CALL_RECEIVED), freeDays), WallClock.dayOf(planned) + 1);
            }
            case ADMISSION_NOTICE -> {
                long entry = entry(fact.admissionNoticeAt(), freeDays);
                yield WallClock.isKnown(fact.admittedAt())
                        ? Math.max(entry, WallClock.dayOf(fact.admittedAt()))
                        : entry;
            }
        };
    }

    /// The weekdays that are counted, each by its date.
    ///
    /// @param received wall-clock time of the message they are counted from
    public static List<LocalDate> weekdays(long received, FreeDays.Weekdays freeDays) {
        var counted = new ArrayList<LocalDate>();
        var last = WallClock.dateOf(received);
        while (counted.size() < freeDays.days()) {
            last = nextWeekday(last, freeDays);
            counted.add(last);
        }
        return counted;
    }

    /// The message that weekdays are counted from, or [WallClock#NONE].
    ///
    /// @param start wall-clock time at which the case's clock started
    public static long message(Case fact, long start, FreeDays.Weekdays freeDays) {
        return switch (freeDays.message()) {
            case READY_NOTICE -> start;
            case PLANNING_CALL -> fact.at(Event.PLANNING_CALL_RECEIVED);
            case ADMISSION_NOTICE -> fact.admissionNoticeAt();
        };
    }

    private static long entry(long received, FreeDays.Weekdays freeDays) {
        var last = WallClock.dateOf(received);
        for (int counted = 0; counted < freeDays.days(); counted++) {
            last = nextWeekday(last, freeDays);
        }
        return last.toEpochDay()
                + switch (freeDays.entersOn()) {
                    case LAST_WEEKDAY -> 0;
                    case DAY_AFTER -> 1;
                };
    }

    private static LocalDate nextWeekday(LocalDate day, FreeDays.Weekdays freeDays) {
        var next = day.plusDays(1);
        while (PublicHolidays.isRestDay(next, freeDays.holidays().on(next).value())) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// The day after the later of two days, stepping over days that are not charged when they come first. The first day
    /// that remains is free when the payer was ready early on it.
    private static long afterInterval(Case fact, FreeDays.MinimumInterval interval) {
        long asked = fact.at(Event.ASSESSMENT_NOTICE);
        long planned = fact.at(Event.PLANNED_DISCHARGE);
        var last = interval.lastDay(WallClock.dateOf(asked), WallClock.timeOfDay(asked));
        long relevant = Math.max(last.toEpochDay(), WallClock.dayOf(planned));
        long first = interval.skipped().orNextOpen(LocalDate.ofEpochDay(relevant + 1)).toEpochDay();
        return readyEarly(fact.at(Event.PAYER_READY), first, interval) ? first + 1 : first;
    }

    private static boolean readyEarly(long payerReady, long day, FreeDays.MinimumInterval interval) {
        return WallClock.isKnown(payerReady)
                && WallClock.dayOf(payerReady) == day
                && interval.freeBy()
                        .map(hour -> WallClock.timeOfDay(payerReady) <= hour.toNanoOfDay() / 1_000_000)
                        .orElse(false);
    }
}
