package se.klardag.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import se.klardag.engine.terms.BusinessCalendar;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;

/// The calendars of days that do not count, by id (*kalendrar*): shipped as data, each for its own dates.
final class Calendars {
    private static final String EVERY_DAY = "every-day";
    private static final List<String> SHIPPED = Bundled.lines("calendars/index.txt");

    private Calendars() {}

    static List<String> ids() {
        return SHIPPED;
    }

    /// The calendar that a value names; the value is as well known as the calendar, and no better.
    static BusinessCalendar of(Term<String> named, Lookup terms) {
        if (!named.value().equals(EVERY_DAY)) {
            terms.alsoUsed(named.path(), status(named.value(), terms.agreement().library()), named.value());
        }
        return find(named.value(), terms.agreement().library());
    }

    /// How well the calendar's dates are known.
    static Status status(String id, RuleLibrary library) {
        return id.equals(EVERY_DAY)
                ? Status.VERIFIED
                : ValueReader.status(tree(id, library).root().get("status").asString());
    }

    /// @throws RuleFileException when there is none with the id
    static BusinessCalendar find(String id, RuleLibrary library) {
        return id.equals(EVERY_DAY) ? BusinessCalendar.EVERY_DAY : read(tree(id, library));
    }

    private static YamlTree tree(String id, RuleLibrary library) {
        return YamlTree.read(library.text(file(id)));
    }

    /// The file of a calendar, below the rules room.
    static String file(String id) {
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
