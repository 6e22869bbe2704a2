package se.klardag.rules.review;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.SchemaKeys;

/// When a value is used (*när ett villkor används*): always, or only beside certain words of other values.
///
/// @param path    address of the value
/// @param besides what decides whether it is used; all of them
/// @param needed  whether a month cannot be settled without it where it is used
public record TermUse(String path, List<Beside> besides, boolean needed) {
    /// Any number, among the words of another value.
    static final String NUMBER = "#";
    /// Any word at all.
    static final String STATED = "*";
    /// The other value is not stated at all.
    static final String ABSENT = "";

    private static final String MODEL = "liability.model";
    private static final String INTERVAL = "liability.minimumInterval";
    private static final String KIND_OF_DAY = "liability.dayKind";
    private static final String NOTICES = "notices.ready";
    private static final String TARIFF = "tariff";
    /// Those lines of a tariff that do not reach every day.
    private static final String TARIFF_DAYS = "tariff.days";
    private static final Beside INDIVIDUAL = new Beside(MODEL, "individual");
    private static final Beside AVERAGE = new Beside(MODEL, "average");
    private static final Beside BILLED = new Beside(MODEL, "average", "individual");
    private static final Beside NO_INTERVAL = new Beside(INTERVAL, ABSENT);
    private static final Beside WITH_INTERVAL = new Beside(INTERVAL, NUMBER);
    private static final Beside CALENDAR_DAYS = new Beside(KIND_OF_DAY, "calendar-days", ABSENT);
    private static final Beside WEEKDAYS = new Beside(KIND_OF_DAY, "weekdays");
    private static final Beside WITH_NOTICES = new Beside(NOTICES, STATED);
    private static final Beside NO_TARIFF = new Beside(TARIFF, ABSENT);

    /// Another value that decides, and the words of it beside which this one is used; [#NUMBER] stands for any number,
    /// [#STATED] for any word, [#ABSENT] for nothing stated.
    record Beside(String path, Set<String> words) {
        Beside(String path, String... words) {
            this(path, Set.of(words));
        }

        /// Whether the value is used beside this word.
        boolean under(String word) {
            return words.contains(word) || words.contains(STATED) || (words.contains(NUMBER) && isNumber(word));
        }

        /// Whether words decide, rather than a number or that anything is stated.
        boolean isOfWords() {
            return !words.contains(NUMBER) && !words.contains(STATED);
        }

        boolean unlessStated() {
            return words.contains(ABSENT);
        }

        /// Whether a version decides for the use; one that is not known decides nothing.
        boolean isHeldBy(TermVersion version) {
            return version.status() != Status.UNKNOWN && under(version.value());
        }
    }

    /// Every value but the rules of the population, which stand alone and are never needed, and the lines of a tariff. A
    /// value that is used in two ways comes twice.
    static final List<TermUse> ALL = List.of(
            may("population.short-notice", WITH_NOTICES),
            always("deadlines.admissionNotice"),
            always("deadlines.sipCall"),
            always("deadlines.restDays"),
            must("notices.assessment", WITH_NOTICES),
            must("notices.assessment", INDIVIDUAL, WITH_INTERVAL),
            may(NOTICES),
            must("notices.closed", WITH_NOTICES),
            must("notices.closed", INDIVIDUAL, WITH_INTERVAL),
            must("notices.ahead", WITH_NOTICES),
            always("clock.start"),
            always("clock.end"),
            must("clock.silence",
                    new Beside("clock.end", "discharge, payer-ready", "discharge, payer-ready, withdrawal")),
            may("clock.previousDay"),
            may("clock.interruption"),
            may("payer.residence"),
            always("dayCount.mode"),
            must("dayCount.break", new Beside("dayCount.mode", "breaks-passed")),
            must("dayCount.firstDay", new Beside("dayCount.mode", "calendar-days")),
            must("dayCount.lastDay", new Beside("dayCount.mode", "calendar-days")),
            always("attribution.membership"),
            must("attribution.zeroDayCases", new Beside("attribution.membership", "closed-in-month")),
            must("attribution.openCases", new Beside("attribution.membership", "day-by-day")),
            may("attribution.selectedBy"),
            always("attribution.careTypes"),
            always(MODEL),
            must("liability.threshold", AVERAGE),
            must("liability.rounding", AVERAGE),
            must("liability.charge", AVERAGE),
            may("liability.trigger", AVERAGE),
            must("liability.freeDays", INDIVIDUAL, NO_INTERVAL),
            must("liability.freeDaysIfLater", INDIVIDUAL, NO_INTERVAL, CALENDAR_DAYS),
            must("liability.cutOff", INDIVIDUAL, NO_INTERVAL, CALENDAR_DAYS),
            may("liability.notBefore", INDIVIDUAL, NO_INTERVAL, CALENDAR_DAYS),
            may(KIND_OF_DAY, INDIVIDUAL, NO_INTERVAL),
            must("liability.freeDaysAfter", INDIVIDUAL, NO_INTERVAL, WEEKDAYS),
            may("liability.freeDaysAfter", INDIVIDUAL, NO_INTERVAL),
            must("liability.entersOn", INDIVIDUAL, NO_INTERVAL, WEEKDAYS),
            must("liability.holidays", INDIVIDUAL, NO_INTERVAL, WEEKDAYS),
            may(INTERVAL, INDIVIDUAL),
            must("liability.intervalClosed", INDIVIDUAL, WITH_INTERVAL),
            must("liability.firstDayClosed", INDIVIDUAL, WITH_INTERVAL),
            must("liability.firstDayFreeBy", INDIVIDUAL, WITH_INTERVAL),
            must("longStay.over", AVERAGE),
            may("longStay.place", AVERAGE, new Beside("longStay.over", NUMBER)),
            may("longStay.billed", AVERAGE, new Beside("longStay.over", NUMBER)),
            must("price.dailyRate", BILLED, NO_TARIFF),
            must("price.category", BILLED, NO_TARIFF,
                    new Beside("price.dailyRate", "national.daily-rate-before-2018")),
            may("price.currency"),
            must("price.afterMove", BILLED, new Beside("payer.residence", "each-day"),
                    new Beside(TARIFF_DAYS, STATED)),
            may("price.repaidBy", new Beside(TARIFF, STATED)),
            must("price.date", BILLED),
            may("invoice.activation"),
            always("invoice.payable"));

    private static TermUse always(String path) {
        return new TermUse(path, List.of(), true);
    }

    private static TermUse must(String path, Beside... besides) {
        return new TermUse(path, List.of(besides), true);
    }

    private static TermUse may(String path, Beside... besides) {
        return new TermUse(path, List.of(besides), false);
    }

    /// The terms without which a month cannot be settled, and that the agreement never states, by address; in reading
    /// order.
    public static List<String> missing(Agreement agreement) {
        return ALL.stream()
                .filter(use -> use.needed()
                        && SchemaKeys.CARE_PREFIXES.stream().anyMatch(care -> use.isMissing(agreement, care)))
                .map(TermUse::path)
                .distinct()
                .toList();
    }

    /// The terms that a day needs and that are not stated for it, each with the uses that need it.
    static Set<TermUse> missingOn(Agreement agreement, LocalDate day) {
        var missing = new LinkedHashSet<TermUse>();
        for (var use : ALL) {
            if (use.needed()
                    && SchemaKeys.CARE_PREFIXES.stream().anyMatch(care -> use.isMissingOn(agreement, care, day))) {
                missing.add(use);
            }
        }
        return missing;
    }

    /// Whether an agreement can use a value at all: what decides on it is not known, or has a word beside which it is
    /// used.
    public static boolean isUsed(Agreement agreement, String path) {
        var care = SchemaKeys.careOf(path);
        var uses = of(path.substring(care.length()));
        return uses.isEmpty() || uses.stream().anyMatch(use -> use.besides().stream().allMatch(beside -> {
            var deciding = effective(agreement, care, beside.path());
            return deciding.isEmpty() || deciding.stream()
                    .anyMatch(version -> version.status() == Status.UNKNOWN || beside.under(version.value()));
        }));
    }

    /// The ways in which a value is used.
    static List<TermUse> of(String path) {
        return ALL.stream().filter(use -> use.path().equals(path)).toList();
    }

    /// Whether no month can do without it, whatever the other values.
    boolean isAlwaysNeeded() {
        return needed && besides.isEmpty();
    }

    private boolean isMissing(Agreement agreement, String care) {
        return effective(agreement, care, path).isEmpty()
                && besides.stream().allMatch(beside -> {
                    var deciding = effective(agreement, care, beside.path());
                    return deciding.isEmpty() ? beside.unlessStated() : deciding.stream().anyMatch(beside::isHeldBy);
                });
    }

    private boolean isMissingOn(Agreement agreement, String care, LocalDate day) {
        return agreement.at(care, path).stream().noneMatch(stated -> stated.speaksOf(day))
                && besides.stream().allMatch(beside -> {
                    var deciding = effective(agreement, care, beside.path()).stream()
                            .filter(version -> version.covers(day))
                            .toList();
                    return deciding.isEmpty() ? beside.unlessStated() : deciding.stream().anyMatch(beside::isHeldBy);
                });
    }

    /// The versions of a value that can hold for one kind of care: its own, and on other dates those it falls back to. A
    /// tariff is stated when one of its lines is.
    static List<TermVersion> effective(Agreement agreement, String care, String path) {
        return switch (path) {
            case TARIFF -> ofTariff(agreement, care, ".rate");
            case TARIFF_DAYS ->
                ofTariff(agreement, care, ".days").stream().filter(days -> !days.value().equals("1-")).toList();
            default -> agreement.at(care, path).map(StatedTerm::versions).orElse(List.of());
        };
    }

    private static List<TermVersion> ofTariff(Agreement agreement, String care, String member) {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> stated.path().endsWith(member)
                        && SchemaKeys.nearestFirst(care)
                                .stream()
                                .anyMatch(prefix -> stated.path().startsWith(prefix + TARIFF + ".")))
                .flatMap(stated -> stated.versions().stream())
                .toList();
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.indexOf(':') < 0;
    }
}
