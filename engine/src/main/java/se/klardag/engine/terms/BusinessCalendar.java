package se.klardag.engine.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Which days do not count (*kalender över stängda dagar*): weekdays and listed dates. Data, for the dates it was written
/// for and no others.
///
/// @param id       names it
/// @param weekdays closed every week
/// @param dates    closed besides
/// @param from     first date it knows
/// @param to       last date it knows
public record BusinessCalendar(
        String id,
        Set<DayOfWeek> weekdays,
        Set<LocalDate> dates,
        LocalDate from,
        LocalDate to) {
    /// Every day counts.
    public static final BusinessCalendar EVERY_DAY = new BusinessCalendar("every-day", Set.of(), Set.of(),
            LocalDate.MIN, LocalDate.MAX);

    public BusinessCalendar {
        weekdays = Set.copyOf(weekdays);
        dates = Set.copyOf(dates);
        if (weekdays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException(id + ": a calendar without an open day");
        }
    }

    /// Whether the day does not count.
    ///
    /// @throws RuleGap for a date that the calendar does not know
    public boolean isClosed(LocalDate day) {
        if (day.isBefore(from) || day.isAfter(to)) {
            throw new RuleGap(
                    id,
                    new Wording(
                            day + ": kalendern gäller " + from + "–" + to,
                            day + ": the calendar holds for " + from + "–" + to));
        }
        return weekdays.contains(day.getDayOfWeek()) || dates.contains(day);
    }

    /// The day itself, or the first after it that counts.
    public LocalDate orNextOpen(LocalDate day) {
        var open = day;
        while (isClosed(open)) {
            open = open.plusDays(1);
        }
        return open;
    }
}
