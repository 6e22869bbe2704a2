package se.klardag.cli.report.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.Citations;
import se.klardag.engine.days.LiabilityStart;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.PublicHolidays;
import se.klardag.engine.eligibility.RestDay;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.WallClock;
import se.klardag.engine.settlement.ExplainedCase;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.population.Reason;

/// A time limit in weekdays, day by day (*frist i vardagar*): each weekday with its number, each day between that is none with its
/// name, and what decided when responsibility enters.
public final class WeekdayCount {
    private final Texts texts;

    public WeekdayCount(Texts texts) {
        this.texts = texts;
    }

    /// None where the case's limit is not in weekdays, or it never began to run.
    public List<String> of(ExplainedCase each) {
        long start = Eligibility.clockStart(each.fact(), each.terms().clock().start().value());
        if (each.assessment().verdict() instanceof Verdict.LeftOut || !WallClock.isKnown(start)
                || !(each.terms().liability() instanceof Liability.Individual individual)
                || !(individual.freeDays().on(WallClock.dateOf(start)).value() instanceof FreeDays.Weekdays weekdays)) {
            return List.of();
        }
        long message = LiabilityStart.message(each.fact(), start, weekdays);
        if (!WallClock.isKnown(message) || LiabilityStart.missing(each.fact(), weekdays).isPresent()) {
            return List.of();
        }
        var lines = new ArrayList<>(
                days(WallClock.dateOf(message), weekdays, LiabilityStart.weekdays(message, weekdays)));
        later(each, start, message, weekdays).ifPresent(lines::add);
        return lines;
    }

    private List<String> days(LocalDate from, FreeDays.Weekdays weekdays, List<LocalDate> counted) {
        var numbered = new ArrayList<String>();
        var named = new ArrayList<String>();
        var last = from;
        for (var day : counted) {
            for (var between = last.plusDays(1); between.isBefore(day); between = between.plusDays(1)) {
                var rest = between;
                PublicHolidays.named(rest, weekdays.holidays().on(rest).value())
                        .ifPresent(name -> named.add(rest + " " + word(name)));
            }
            last = day;
            numbered.add(texts.get("weekdays.number", numbered.size() + 1, day));
        }
        var lines = new ArrayList<String>();
        lines.add(texts.get("weekdays.counted", from, String.join(", ", numbered)));
        if (!named.isEmpty()) {
            lines.add(texts.get("weekdays.not-counted", String.join(", ", named)));
        }
        return lines;
    }

    private String word(RestDay name) {
        return texts.get("rest-day." + name.name());
    }

    /// Where the judgement and the plan, not the weekdays, decided: the day after both.
    private Optional<String> later(ExplainedCase each, long start, long message, FreeDays.Weekdays weekdays) {
        if (weekdays.message() != FreeDays.Message.PLANNING_CALL) {
            return Optional.empty();
        }
        long both = Math.max(start, each.fact().at(Event.PLAN_MADE));
        long entered = LiabilityStart.liableFrom(each.fact(), start, weekdays);
        var counted = LiabilityStart.weekdays(message, weekdays);
        long byWeekdays = (counted.isEmpty() ? WallClock.dayOf(message) : counted.getLast().toEpochDay())
                + (weekdays.entersOn() == FreeDays.Entry.DAY_AFTER ? 1 : 0);
        return entered == byWeekdays
                ? Optional.empty()
                : Optional.of(texts.get(
                        "weekdays.later", DateTimeFormats.date(WallClock.dayOf(both)), DateTimeFormats.date(entered),
                        Citations.leavingOut(Reason.NO_PLAN_MADE, each.terms())
                                .map(by -> Citations.cited(by.provenance(), texts))
                                .orElse("")));
    }
}
