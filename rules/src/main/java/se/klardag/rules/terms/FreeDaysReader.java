package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.calendar.Holidays;
import se.klardag.engine.terms.liability.FreeDays;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;

/// Free days by the date on which a case's clock started (*fristdagar över tid*): each stretch of dates on which none of the
/// values that make them changes.
final class FreeDaysReader {
    private static final String DAYS = "liability.freeDays";
    private static final String KIND = "liability.dayKind";
    private static final String LATER = "liability.freeDaysIfLater";
    private static final String CUT_OFF = "liability.cutOff";
    private static final String AFTER = "liability.freeDaysAfter";
    private static final String ENTERS_ON = "liability.entersOn";
    private static final String NOT_BEFORE = "liability.notBefore";
    private static final List<String> PARTS = List.of(KIND, LATER, CUT_OFF, AFTER, ENTERS_ON, NOT_BEFORE);

    private final Lookup terms;
    private final Timeline<String> days;
    private final Optional<Timeline<String>> kind;

    FreeDaysReader(Lookup terms) {
        this.terms = terms;
        this.days = terms.timeline(DAYS);
        this.kind = ifStated(KIND);
    }

    Timeline<FreeDays> timeline() {
        var lines = new ArrayList<Timeline<String>>(List.of(days));
        PARTS.forEach(path -> ifStated(path).ifPresent(lines::add));
        var starts = new TreeSet<LocalDate>();
        lines.forEach(line -> line.terms().forEach(term -> starts.add(term.provenance().from())));
        var versions = new ArrayList<Term<FreeDays>>();
        var gaps = new ArrayList<>(days.gaps());
        for (var start : starts) {
            if (covers(days, start)) {
                add(start, starts.higher(start), versions, gaps);
            }
        }
        var line = new Timeline<FreeDays>(DAYS, versions, gaps, days.opens());
        remember(line);
        return line;
    }

    /// The free days as they count, without who says so: to restate them for a kind of care changes no bill.
    private void remember(Timeline<FreeDays> line) {
        terms.picksByDate(
                DAYS,
                new Timeline<>(
                        DAYS,
                        line.terms().stream().map(term -> term.as(words(term.value()))).toList(),
                        line.gaps()));
        line.terms().stream().filter(term -> terms.isOn(term.provenance())).forEach(term -> {
            if (term.value() instanceof FreeDays.Weekdays weekdays) {
                terms.picksByDate(weekdays.holidays().path(), weekdays.holidays());
            }
        });
    }

    private static String words(FreeDays free) {
        return free instanceof FreeDays.Weekdays(var number, var message, var entry, var _)
                ? number + " " + message + " " + entry
                : free.toString();
    }

    /// Dates on which a part is missing stop only a case that meets them.
    private void add(
            LocalDate start, @Nullable LocalDate next, List<Term<FreeDays>> versions, List<Timeline.Gap> gaps) {
        var missing = needed(start).filter(line -> !covers(line, start)).findFirst();
        if (missing.isPresent()) {
            gaps.add(new Timeline.Gap(
                    start,
                    next == null ? LocalDate.MAX : next.minusDays(1),
                    new BilingualText(
                            missing.get().path() + " är inte angivet för datumet",
                            missing.get().path() + " is not stated for the date")));
        } else {
            versions.add(countsWeekdays(start) ? weekdays(start, next) : afterNotice(start, next));
        }
    }

    /// What must be known to count from a date.
    private Stream<Timeline<String>> needed(LocalDate start) {
        if (kind.isPresent() && !covers(kind.get(), start)) {
            return kind.stream();
        }
        return countsWeekdays(start)
                ? Stream.of(AFTER, ENTERS_ON).map(terms::timeline)
                : Stream.concat(Stream.of(LATER, CUT_OFF).map(terms::timeline), ifStated(AFTER).stream());
    }

    private static boolean covers(Timeline<?> line, LocalDate date) {
        return line.terms().stream().anyMatch(term -> term.provenance().covers(date));
    }

    private boolean countsWeekdays(LocalDate start) {
        return kind.filter(line -> ValueWords.of(line.on(start), Map.of("weekdays", true, "calendar-days", false)))
                .isPresent();
    }

    private Term<FreeDays> weekdays(LocalDate start, @Nullable LocalDate next) {
        var after = terms.timeline(AFTER);
        var entersOn = terms.timeline(ENTERS_ON);
        var holidays = terms.timeline("liability.holidays");
        var calendar = new Timeline<>(
                holidays.path(),
                holidays.terms()
                        .stream()
                        .map(term -> ValueWords.term(
                                term,
                                Map.of("whit-monday", Holidays.WHIT_MONDAY, "national-day", Holidays.NATIONAL_DAY)))
                        .toList(),
                holidays.gaps(),
                holidays.opens());
        var message = ValueWords.of(after.on(start),
                Map.of(
                        "planning-call", FreeDays.Message.PLANNING_CALL,
                        "admission-notice", FreeDays.Message.ADMISSION_NOTICE,
                        "ready-notice", FreeDays.Message.READY_NOTICE));
        var entry = ValueWords.of(entersOn.on(start),
                Map.of("last-weekday", FreeDays.Entry.LAST_WEEKDAY, "day-after", FreeDays.Entry.DAY_AFTER));
        var parts = List.of(days.on(start), after.on(start), entersOn.on(start));
        return term(new FreeDays.Weekdays(whole(days.on(start).value()), message, entry, calendar), parts, start, next);
    }

    private Term<FreeDays> afterNotice(LocalDate start, @Nullable LocalDate next) {
        var later = terms.timeline(LATER);
        var cutOff = terms.timeline(CUT_OFF);
        if (ifStated(AFTER).filter(line -> !line.on(start).value().equals("ready-notice")).isPresent()) {
            throw terms.cannotStand(
                    AFTER,
                    start,
                    new BilingualText(
                            "kalenderdagar räknas från underrättelsen; ange dayKind: weekdays",
                            "calendar days are counted from the ready notice; state dayKind: weekdays"));
        }
        int early = whole(days.on(start).value());
        int late = whole(later.on(start).value());
        if (late < early) {
            throw terms.cannotStand(
                    LATER,
                    start,
                    new BilingualText(
                            late + " är färre än freeDays " + early + " (" + start + ")",
                            late + " is fewer than freeDays " + early + " (" + start + ")"));
        }
        var parts = new ArrayList<>(List.of(days.on(start), later.on(start), cutOff.on(start)));
        var notBefore = ifStated(NOT_BEFORE).filter(line -> covers(line, start)).map(line -> line.on(start));
        notBefore.ifPresent(parts::add);
        return term(
                new FreeDays.AfterNotice(
                        early, late, LocalTime.parse(cutOff.on(start).value()),
                        notBefore.map(day -> day(day, start))),
                parts,
                start,
                next);
    }

    private LocalDate day(Term<String> stated, LocalDate start) {
        try {
            return LocalDate.parse(stated.value());
        } catch (DateTimeException noDate) {
            throw terms.cannotStand(
                    NOT_BEFORE,
                    start,
                    new BilingualText("inget datum: " + stated.value(), "no date: " + stated.value()));
        }
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
                DAYS, value, new Provenance(status, parts.getFirst().provenance().source(), start, end)
                        .readBy(parts.stream()
                                .map(part -> part.provenance().reading())
                                .filter(page -> !page.isEmpty())
                                .findFirst()
                                .orElse("")));
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

    private static int whole(String number) {
        return new BigDecimal(number).intValueExact();
    }
}
