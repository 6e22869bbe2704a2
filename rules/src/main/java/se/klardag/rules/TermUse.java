package se.klardag.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.klardag.engine.terms.Status;

/// When a value is used (*när ett villkor används*): always, or only beside certain words of other values.
///
/// @param path    address of the value
/// @param besides what decides whether it is used; all of them
/// @param needed  whether a month cannot be settled without it where it is used
record TermUse(String path, List<Beside> besides, boolean needed) {
    /// Any number, among the words of another value.
    static final String NUMBER = "#";
    /// The other value is not stated at all.
    static final String ABSENT = "";

    private static final String MODEL = "liability.model";
    private static final String INTERVAL = "liability.minimumInterval";
    private static final String KIND_OF_DAY = "liability.dayKind";
    private static final String TARIFF = "tariff";
    private static final Beside INDIVIDUAL = new Beside(MODEL, "individual");
    private static final Beside AVERAGE = new Beside(MODEL, "average");
    private static final Beside BILLED = new Beside(MODEL, "average", "individual");
    private static final Beside NO_INTERVAL = new Beside(INTERVAL, ABSENT);

    /// Another value that decides, and the words of it beside which this one is used; [#NUMBER] stands for any number,
    /// [#ABSENT] for nothing stated.
    record Beside(String path, Set<String> words) {
        Beside(String path, String... words) {
            this(path, Set.of(words));
        }

        /// Whether the value is used beside this word.
        boolean under(String word) {
            return words.contains(word) || (words.contains(NUMBER) && isNumber(word));
        }

        boolean unlessStated() {
            return words.contains(ABSENT);
        }
    }

    /// Every value but the rules of the population, which stand alone and are never needed, and the lines of a tariff.
    static final List<TermUse> ALL = List.of(
            always("deadlines.admissionNotice"),
            always("deadlines.sipCall"),
            always("deadlines.restDays"),
            may("notices.assessment"),
            may("notices.ready"),
            may("notices.closed"),
            may("notices.ahead"),
            always("clock.start"),
            always("clock.end"),
            may("clock.silence"),
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
            must("liability.freeDaysIfLater", INDIVIDUAL, NO_INTERVAL,
                    new Beside(KIND_OF_DAY, "calendar-days", ABSENT)),
            must("liability.cutOff", INDIVIDUAL, NO_INTERVAL, new Beside(KIND_OF_DAY, "calendar-days", ABSENT)),
            may(KIND_OF_DAY, INDIVIDUAL, NO_INTERVAL),
            may("liability.freeDaysAfter", INDIVIDUAL),
            must("liability.entersOn", INDIVIDUAL, new Beside(KIND_OF_DAY, "weekdays")),
            must("liability.holidays", INDIVIDUAL, new Beside(KIND_OF_DAY, "weekdays")),
            may(INTERVAL, INDIVIDUAL),
            must("liability.intervalClosed", new Beside(INTERVAL, NUMBER)),
            must("liability.firstDayClosed", new Beside(INTERVAL, NUMBER)),
            must("liability.firstDayFreeBy", new Beside(INTERVAL, NUMBER)),
            must("longStay.over", AVERAGE),
            may("longStay.place", new Beside("longStay.over", NUMBER)),
            may("longStay.billed", new Beside("longStay.over", NUMBER)),
            must("price.dailyRate", BILLED, new Beside(TARIFF, ABSENT)),
            may("price.category", BILLED, new Beside(TARIFF, ABSENT)),
            may("price.currency"),
            may("price.afterMove"),
            may("price.repaidBy"),
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

    /// The terms without which a month cannot be settled, and that the agreement does not state, by address; in reading
    /// order.
    static List<String> missing(Agreement agreement) {
        var missing = new ArrayList<String>();
        for (var use : ALL) {
            boolean wanted = use.needed()
                    && AgreementReader.CARE_PREFIXES.stream().anyMatch(care -> use.isMissing(agreement, care));
            if (wanted) {
                missing.add(use.path());
            }
        }
        return missing;
    }

    /// Whether an agreement can use a value at all: what decides on it is not known, or has a word beside which it is
    /// used.
    static boolean isUsed(Agreement agreement, String path) {
        var care = AgreementReader.CARE_PREFIXES.stream().filter(path::startsWith).findFirst().orElse("");
        var bare = path.substring(care.length());
        return ALL.stream()
                .filter(use -> use.path().equals(bare))
                .flatMap(use -> use.besides().stream())
                .allMatch(beside -> {
                    var deciding = effective(agreement, care, beside.path());
                    return deciding.isEmpty() || deciding.stream()
                            .anyMatch(version -> version.status() == Status.UNKNOWN || beside.under(version.value()));
                });
    }

    private boolean isMissing(Agreement agreement, String care) {
        return effective(agreement, care, path).isEmpty()
                && besides.stream().allMatch(beside -> {
                    var deciding = effective(agreement, care, beside.path());
                    return deciding.isEmpty() ? beside.unlessStated()
                            : deciding.stream().anyMatch(version -> beside.under(version.value()));
                });
    }

    /// The versions of a value that can hold for one kind of care: its own, and those it falls back to on dates of which
    /// its own say nothing.
    static Collection<Version> effective(Agreement agreement, String care, String path) {
        var versions = new ArrayList<Version>();
        for (var prefix : chain(care)) {
            stated(agreement, prefix + path).forEach(stated -> versions.addAll(stated.versions()));
            if (isWhole(agreement, prefix + path)) {
                break;
            }
        }
        return versions;
    }

    /// Where a kind of care looks, the nearest first.
    static List<String> chain(String care) {
        return switch (care) {
            case "" -> List.of("");
            case "geriatric.", "long_term." -> List.of(care, "somatic.", "");
            default -> List.of(care, "");
        };
    }

    /// Whether a value holds on every day of the agreement, so that nothing is looked for behind it.
    static boolean isWhole(Agreement agreement, String path) {
        return agreement.at(path)
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .anyMatch(version -> version.to() == null && !version.from().isAfter(agreement.from()));
    }

    /// A tariff is stated when one of its lines is.
    private static Stream<Stated> stated(Agreement agreement, String path) {
        return path.endsWith(TARIFF)
                ? agreement.values()
                        .values()
                        .stream()
                        .filter(stated -> stated.path().startsWith(path + ".") && stated.path().endsWith(".rate"))
                : agreement.at(path).stream();
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.indexOf(':') < 0;
    }
}
