package se.klardag.engine.terms.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;

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
        // in order: the value is printed, and Set.copyOf has another order in every process
        weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
        dates = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
        if (weekdays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException(id + ": a calendar without an open day");
        }
    }

    /// Refuses dates that the calendar does not know.
    ///
    /// @param path of the value that names it
    /// @throws RuleGapException when it does not know all of them
    public void requireKnown(String path, LocalDate first, LocalDate last) {
        if (first.isBefore(from) || last.isAfter(to)) {
            throw new RuleGapException(
                    path,
                    new BilingualText(
                            first + "–" + last + ": kalendern " + id + " gäller " + from + "–" + to,
                            first + "–" + last + ": the calendar " + id + " holds for " + from + "–" + to));
        }
    }

    /// Whether the day does not count. Of days outside its dates a calendar knows only the weekdays: they are those of
    /// cases that began before it or are planned to end after it, and no such day decides about a month that it knows.
    public boolean isClosed(LocalDate day) {
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
