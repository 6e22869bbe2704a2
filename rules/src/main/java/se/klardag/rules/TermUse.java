package se.klardag.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.Status;

/// When a value is used (*när ett villkor används*): always, or only beside certain words of another value.
///
/// @param path   address of the value
/// @param beside address of the value that decides; empty when none does
/// @param words  words of that value beside which this one is used; [#NUMBER] stands for any number
/// @param needed whether a month cannot be settled without it where it is used
record TermUse(String path, String beside, Set<String> words, boolean needed) {
    /// Any number, among the words of another value.
    static final String NUMBER = "#";

    private static final String MODEL = "liability.model";

    /// Every value but the rules of the population, which stand alone and are never needed.
    static final List<TermUse> ALL = List.of(
            always("deadlines.admissionNotice"),
            always("deadlines.sipCall"),
            always("deadlines.restDays"),
            always("clock.start"),
            always("clock.end"),
            always("dayCount.mode"),
            beside("dayCount.mode", "dayCount.break", "breaks-passed"),
            beside("dayCount.mode", "dayCount.firstDay", "calendar-days"),
            beside("dayCount.mode", "dayCount.lastDay", "calendar-days"),
            always("attribution.membership"),
            beside("attribution.membership", "attribution.zeroDayCases", "closed-in-month"),
            beside("attribution.membership", "attribution.openCases", "day-by-day"),
            always("attribution.careTypes"),
            always(MODEL),
            beside(MODEL, "liability.threshold", "average"),
            beside(MODEL, "liability.rounding", "average"),
            beside(MODEL, "liability.charge", "average"),
            beside(MODEL, "liability.freeDays", "individual"),
            beside(MODEL, "liability.freeDaysIfLater", "individual"),
            beside(MODEL, "liability.cutOff", "individual"),
            beside(MODEL, "longStay.over", "average"),
            new TermUse("longStay.place", "longStay.over", Set.of(NUMBER), false),
            new TermUse("longStay.billed", "longStay.over", Set.of(NUMBER), false),
            beside(MODEL, "price.dailyRate", "average", "individual"),
            beside(MODEL, "price.date", "average", "individual"),
            always("invoice.payable"));

    private static TermUse always(String path) {
        return new TermUse(path, "", Set.of(), true);
    }

    private static TermUse beside(String other, String path, String... words) {
        return new TermUse(path, other, Set.of(words), true);
    }

    /// Whether the value is used beside this word.
    boolean under(String word) {
        return words.contains(word) || (words.contains(NUMBER) && isNumber(word));
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
                .filter(use -> use.path().equals(bare) && !use.beside().isEmpty())
                .allMatch(use -> {
                    var deciding = effective(agreement, care, use.beside());
                    return deciding.isEmpty() || deciding.stream()
                            .anyMatch(version -> version.status() == Status.UNKNOWN || use.under(version.value()));
                });
    }

    private boolean isMissing(Agreement agreement, String care) {
        return effective(agreement, care, path).isEmpty()
                && (beside.isEmpty() || effective(agreement, care, beside).stream()
                        .anyMatch(version -> under(version.value())));
    }

    /// The versions of a value for one kind of care: its own, else the common ones.
    static Collection<Version> effective(Agreement agreement, String care, String path) {
        return agreement.at(care + path).or(() -> agreement.at(path)).map(Stated::versions).orElse(List.of());
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.indexOf(':') < 0;
    }
}
