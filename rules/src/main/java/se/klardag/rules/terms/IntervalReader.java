package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.agreement.RuleLibrary;

/// Free days that are a minimum interval (*minsta tid*), by the date of the ready notice: each stretch of dates on which
/// none of the values changes.
final class IntervalReader {
    static final String DAYS = "liability.minimumInterval";

    private static final List<String> PATHS = List.of(
            DAYS, "liability.intervalClosed", "liability.firstDayClosed", "liability.firstDayFreeBy",
            "notices.assessment", "notices.closed");

    private static final List<String> CLOSED = List.of(
            "liability.intervalClosed", "liability.firstDayClosed", "notices.closed");

    private static final List<Integer> CALENDARS = CLOSED.stream().map(PATHS::indexOf).toList();

    private final List<Timeline<String>> lines;
    private final RuleLibrary library;

    private IntervalReader(Lookup terms) {
        lines = PATHS.stream().map(terms::timeline).toList();
        library = terms.agreement().library();
    }

    static Timeline<FreeDays> read(Lookup terms) {
        for (var path : CLOSED) {
            terms.timeline(path)
                    .terms()
                    .stream()
                    .filter(named -> terms.isOn(named.provenance()))
                    .forEach(named -> Calendars.requireOfOwnDate(named, terms));
        }
        var line = new IntervalReader(terms).timeline();
        terms.picksByDate(DAYS, line);
        return line;
    }

    private Timeline<FreeDays> timeline() {
        var starts = new TreeSet<LocalDate>();
        lines.forEach(line -> line.terms().forEach(term -> starts.add(term.provenance().from())));
        var versions = new ArrayList<Term<FreeDays>>();
        for (var start : starts) {
            if (lines.stream()
                    .allMatch(
                            line -> line.terms().stream().anyMatch(term -> term.provenance().covers(start)))) {
                versions.add(version(start, starts.higher(start)));
            }
        }
        return new Timeline<>(DAYS, versions, lines.getFirst().gaps(), lines.getFirst().opens());
    }

    private Term<FreeDays> version(LocalDate start, @Nullable LocalDate next) {
        var now = lines.stream().map(line -> line.on(start)).toList();
        var hour = now.get(3).value();
        var value = new FreeDays.MinimumInterval(
                new BigDecimal(now.get(0).value()).intValueExact(),
                ClockReader.deemed(now.get(4).value(), Calendars.find(now.get(5).value(), library)),
                Calendars.find(now.get(1).value(), library),
                Calendars.find(now.get(2).value(), library),
                hour.equals("none") ? Optional.empty() : Optional.of(LocalTime.parse(hour)));
        var end = next == null ? null : next.minusDays(1);
        var status = Status.VERIFIED;
        for (var term : now) {
            end = FreeDaysReader.earlier(end, term.provenance().to());
            status = status.orWeaker(term.provenance().status());
        }
        for (int calendar : CALENDARS) {
            status = status.orWeaker(Calendars.status(now.get(calendar).value(), library));
        }
        return new Term<>(DAYS, value, new Provenance(status, now.getFirst().provenance().source(), start, end)
                .readBy(now.getFirst().provenance().reading()));
    }
}
