package se.klardag.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.FreeDays;
import se.klardag.engine.terms.Holidays;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Timeline;
import se.klardag.engine.terms.Wording;

/// Free days by the date on which a case's clock started (*fristdagar över tid*): each stretch of dates on which none of the
/// values that make them changes.
final class FreeDaysReader {
    private static final String DAYS = "liability.freeDays";
    private static final String AFTER = "liability.freeDaysAfter";

    private final Lookup terms;
    private final Timeline<String> days;
    private final Optional<Timeline<String>> kind;

    FreeDaysReader(Lookup terms) {
        this.terms = terms;
        this.days = terms.timeline(DAYS);
        this.kind = ifStated("liability.dayKind");
    }

    Timeline<FreeDays> timeline() {
        var later = ifStated("liability.freeDaysIfLater");
        var cutOff = ifStated("liability.cutOff");
        var after = ifStated(AFTER);
        var entersOn = ifStated("liability.entersOn");
        var lines = new ArrayList<Timeline<String>>(List.of(days));
        List.of(kind, later, cutOff, after, entersOn).forEach(each -> each.ifPresent(lines::add));
        var starts = new TreeSet<LocalDate>();
        lines.forEach(line -> line.terms().forEach(term -> starts.add(term.provenance().from())));
        var versions = new ArrayList<Term<FreeDays>>();
        for (var start : starts) {
            if (days.terms().stream().noneMatch(term -> term.provenance().covers(start))) {
                continue;
            }
            var next = starts.higher(start);
            versions.add(
                    countsWeekdays(start)
                            ? weekdays(needed(after, AFTER), needed(entersOn, "liability.entersOn"), start, next)
                            : afterNotice(
                                    needed(later, "liability.freeDaysIfLater"),
                                    needed(cutOff, "liability.cutOff"),
                                    after,
                                    start,
                                    next));
        }
        var line = new Timeline<FreeDays>(DAYS, versions, days.gaps());
        terms.picksByDate(DAYS, line);
        return line;
    }

    private boolean countsWeekdays(LocalDate start) {
        return kind.filter(line -> Meaning.of(line.on(start), Map.of("weekdays", true, "calendar-days", false)))
                .isPresent();
    }

    private Term<FreeDays> weekdays(
            Timeline<String> after, Timeline<String> entersOn, LocalDate start, @Nullable LocalDate next) {
        var holidays = terms.timeline("liability.holidays");
        var calendar = new Timeline<>(
                holidays.path(),
                holidays.terms()
                        .stream()
                        .map(term -> Meaning.term(
                                term,
                                Map.of("whit-monday", Holidays.WHIT_MONDAY, "national-day", Holidays.NATIONAL_DAY)))
                        .toList(),
                holidays.gaps());
        var message = Meaning.of(after.on(start),
                Map.of(
                        "planning-call", FreeDays.Message.PLANNING_CALL,
                        "admission-notice", FreeDays.Message.ADMISSION_NOTICE,
                        "ready-notice", FreeDays.Message.READY_NOTICE));
        var entry = Meaning.of(entersOn.on(start),
                Map.of("last-weekday", FreeDays.Entry.LAST_WEEKDAY, "day-after", FreeDays.Entry.DAY_AFTER));
        var parts = List.of(days.on(start), after.on(start), entersOn.on(start));
        return term(new FreeDays.Weekdays(whole(days.on(start).value()), message, entry, calendar), parts, start, next);
    }

    private Term<FreeDays> afterNotice(
            Timeline<String> later,
            Timeline<String> cutOff,
            Optional<Timeline<String>> after,
            LocalDate start,
            @Nullable LocalDate next) {
        if (after.filter(line -> !line.on(start).value().equals("ready-notice")).isPresent()) {
            throw terms.cannotStand(
                    AFTER,
                    new Wording(
                            "kalenderdagar räknas från underrättelsen; ange dayKind: weekdays",
                            "calendar days are counted from the ready notice; state dayKind: weekdays"));
        }
        int early = whole(days.on(start).value());
        int late = whole(later.on(start).value());
        if (late < early) {
            throw terms.cannotStand(
                    "liability.freeDaysIfLater",
                    new Wording(
                            late + " är färre än freeDays " + early + " (" + start + ")",
                            late + " is fewer than freeDays " + early + " (" + start + ")"));
        }
        return term(
                new FreeDays.AfterNotice(early, late, LocalTime.parse(cutOff.on(start).value())),
                List.of(days.on(start), later.on(start), cutOff.on(start)),
                start,
                next);
    }

    /// The values from a date on, for as long as all of them hold.
    private Term<FreeDays> term(
            FreeDays value, List<Term<String>> parts, LocalDate start, @Nullable LocalDate next) {
        var end = next == null ? null : next.minusDays(1);
        var status = parts.getFirst().provenance().status();
        for (var part : parts) {
            end = earlier(end, part.provenance().to());
            status = status.orWeaker(part.provenance().status());
        }
        return new Term<>(
                DAYS, value, new Provenance(status, parts.getFirst().provenance().source(), start, end));
    }

    static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private Optional<Timeline<String>> ifStated(String path) {
        return terms.statedEver(path).map(_ -> terms.timeline(path));
    }

    /// The line, or the reason why it is missing.
    private Timeline<String> needed(Optional<Timeline<String>> line, String path) {
        return line.orElseGet(() -> terms.timeline(path));
    }

    private static int whole(String number) {
        return new BigDecimal(number).intValueExact();
    }
}
