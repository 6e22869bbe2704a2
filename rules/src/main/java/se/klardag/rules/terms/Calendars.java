package se.klardag.rules.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import se.klardag.engine.terms.calendar.BusinessCalendar;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;

/// The calendars of days that do not count, by id (*kalendrar*): shipped as data, each for its own dates.
public final class Calendars {
    private static final String EVERY_DAY = "every-day";
    private static final List<String> SHIPPED = ShippedResources.lines("calendars/index.txt");

    private Calendars() {}

    public static List<String> ids() {
        return SHIPPED;
    }

    /// The calendar that a value names; the value is as well known as the calendar, and no better.
    ///
    /// @throws se.klardag.engine.terms.value.RuleGapException when the calendar does not know every day of the month
    static BusinessCalendar of(Term<String> named, Lookup terms) {
        if (!named.value().equals(EVERY_DAY)) {
            terms.alsoUsed(named.path(), status(named.value(), terms.agreement().library()), named.value());
        }
        var calendar = find(named.value(), terms.agreement().library());
        requireKnown(calendar, named, terms);
        return calendar;
    }

    /// The same where a case's own date picks the calendar: it makes no edition.
    static void requireOfOwnDate(Term<String> named, Lookup terms) {
        if (!named.value().equals(EVERY_DAY)) {
            terms.restsOn(named.path(), status(named.value(), terms.agreement().library()));
        }
        requireKnown(find(named.value(), terms.agreement().library()), named, terms);
    }

    private static void requireKnown(BusinessCalendar calendar, Term<String> named, Lookup terms) {
        calendar.requireKnown(named.path(), terms.month().atDay(1), terms.month().atEndOfMonth());
    }

    /// How well the calendar's dates are known.
    static Status status(String id, RuleLibrary library) {
        return id.equals(EVERY_DAY)
                ? Status.VERIFIED
                : YamlTree.status(tree(id, library).root().get("status").asString());
    }

    /// @throws RuleFileException when there is none with the id
    public static BusinessCalendar find(String id, RuleLibrary library) {
        return id.equals(EVERY_DAY) ? BusinessCalendar.EVERY_DAY : read(tree(id, library));
    }

    private static YamlTree tree(String id, RuleLibrary library) {
        return library.tree(file(id));
    }

    /// Where a term names a calendar.
    public static boolean isNamedBy(String path) {
        return path.endsWith("Closed") || path.endsWith("notices.closed");
    }

    /// The file of a calendar, below the rules room.
    public static String file(String id) {
        return "calendars/" + id + ".yaml";
    }

    private static BusinessCalendar read(YamlTree tree) {
        var root = tree.root();
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        root.get("weekdays")
                .forEach(
                        day -> weekdays.add(DayOfWeek.valueOf(day.asString().toUpperCase(Locale.ROOT))));
        var dates = new HashSet<LocalDate>();
        root.get("dates").forEach(date -> dates.add(LocalDate.parse(date.asString())));
        return new BusinessCalendar(
                root.get("id").asString(),
                weekdays,
                dates,
                LocalDate.parse(root.get("from").asString()),
                LocalDate.parse(root.get("to").asString()));
    }
}
