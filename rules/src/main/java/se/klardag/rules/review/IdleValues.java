package se.klardag.rules.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.terms.TermsResolution;

/// Values that are read and change no amount (*värden utan verkan*), beside the others that hold with them.
final class IdleValues {
    private static final String INDIVIDUAL = "individual";
    private static final String FOLLOW_UP = "follow-up-only";

    private final Agreement agreement;
    private final YamlTree tree;

    IdleValues(Agreement agreement, YamlTree tree) {
        this.agreement = agreement;
        this.tree = tree;
    }

    /// One remark for each value of the file that has no effect on any date, for any kind of care.
    List<RuleProblem> remarks() {
        var remarks = new ArrayList<RuleProblem>();
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                if (version.file().equals(tree) && !version.isSilent() && version.status() != Status.UNKNOWN) {
                    why(stated.path(), version).ifPresent(why -> remarks.add(tree.problem(
                            version.pointer(),
                            new BilingualText("har ingen verkan: ", "has no effect: ").and(why))));
                }
            }
        }
        return remarks;
    }

    private Optional<BilingualText> why(String path, TermVersion version) {
        var common = path.substring(SchemaKeys.careOf(path).length());
        var reasons = new ArrayList<BilingualText>();
        for (var care : SchemaKeys.CARE_PREFIXES) {
            for (var date : TermsResolution.turns(agreement)) {
                var beside = new Day(care, date);
                if (version.covers(date) && beside.holds(common, version)) {
                    var why = beside.why(common, version.value());
                    if (why.isEmpty()) {
                        return Optional.empty();
                    }
                    reasons.add(why.get());
                }
            }
        }
        return reasons.stream().findFirst();
    }

    /// What holds for one kind of care on a date.
    private final class Day {
        private final String care;
        private final LocalDate date;

        Day(String care, LocalDate date) {
            this.care = care;
            this.date = date;
        }

        /// Whether the version is the one that holds.
        boolean holds(String path, TermVersion version) {
            return at(path).filter(held -> held.pointer().equals(version.pointer())
                    && held.file().equals(version.file())).isPresent();
        }

        private Optional<TermVersion> at(String path) {
            return agreement.at(care, path)
                    .stream()
                    .flatMap(stated -> stated.versions().stream())
                    .filter(version -> version.covers(date))
                    .findFirst();
        }

        private String word(String path) {
            return at(path).map(TermVersion::value).orElse("");
        }

        private boolean is(String path, String word) {
            return word(path).equals(word);
        }

        private boolean leavesOut(String reason) {
            return word("population." + reason).startsWith("out-of");
        }

        /// Whether what hangs on the reading of an unclear sentence is told too.
        private boolean isRead(String path) {
            return at(path).filter(version -> !version.page().isEmpty()).isPresent();
        }

        private boolean isUnknown(String path) {
            return at(path).filter(version -> version.status() == Status.UNKNOWN).isPresent();
        }

        Optional<BilingualText> why(String path, String value) {
            return switch (path) {
                case "dayCount.firstDay" -> firstDay();
                case "attribution.zeroDayCases" ->
                    when(is("liability.model", INDIVIDUAL),
                            "i en individuell modell kostar ett ärende utan dygn inget, räknat eller inte",
                            "under an individual model a case without days costs nothing, counted or not");
                case "price.date" ->
                    when(is("attribution.membership", "day-by-day"),
                            "dygnen räknas i den månad de infaller, så båda orden ger samma belopp",
                            "days are counted in the month in which they fall, so both words give the same rate");
                case "invoice.payable" ->
                    when(is("liability.model", FOLLOW_UP),
                            "ingenting debiteras när liability.model är follow-up-only",
                            "nothing is charged when liability.model is follow-up-only");
                case "clock.end" ->
                    when(value.contains("withdrawal") && leavesOut("withdrawn") && !isRead("population.withdrawn"),
                            "withdrawal, eftersom population.withdrawn ändå utesluter ärendet",
                            "withdrawal, as population.withdrawn leaves the case out anyhow");
                case "liability.cutOff" ->
                    when(isSame("liability.freeDays", "liability.freeDaysIfLater"),
                            "freeDays och freeDaysIfLater är lika många",
                            "freeDays and freeDaysIfLater are as many");
                case "notices.ready", "notices.ahead" -> unlessShort(true);
                case "notices.assessment", "notices.closed" -> unlessShort(at("liability.minimumInterval").isEmpty());
                case "deadlines.admissionNotice" -> onlyFindings("late-admission-notice");
                case "deadlines.sipCall", "deadlines.restDays" -> onlyFindings("late-sip-call");
                case "population.no-ready-notice" ->
                    when(value.equals("counted")
                            && (is("clock.start", "ready-notice") || is("clock.start", "later-of-both")),
                            "utan underrättelse startar ingen klocka, så ärendet utesluts ändå",
                            "without the notice no clock starts, so the case is left out anyhow");
                default ->
                    when(path.startsWith("population.") && value.equals("out-of-numerator")
                            && is("liability.model", INDIVIDUAL),
                            "i en individuell modell är out-of-numerator detsamma som out-of-both",
                            "under an individual model out-of-numerator is the same as out-of-both");
            };
        }

        /// The day of entry is decided by the free days; the first day of a stay costs only where it can be that day.
        private Optional<BilingualText> firstDay() {
            if (!is("liability.model", INDIVIDUAL) || at("liability.minimumInterval").isPresent()) {
                return Optional.empty();
            }
            boolean weekdays = is("liability.dayKind", "weekdays");
            var after = word("liability.freeDaysAfter");
            boolean some = word("liability.freeDays").matches("[0-9.]+")
                    && new BigDecimal(word("liability.freeDays")).signum() > 0;
            boolean late = weekdays
                    ? after.equals("planning-call")
                            || (after.equals("ready-notice") && (some || is("liability.entersOn", "day-after")))
                    : some;
            return when(late && !isUnknown("liability.dayKind"),
                    "betalningsansvaret inträder först senare; inträdesdagen styrs av "
                            + (weekdays ? "liability.entersOn" : "liability.freeDays och freeDaysIfLater"),
                    "liability enters later; the day of entry is decided by "
                            + (weekdays ? "liability.entersOn" : "liability.freeDays and freeDaysIfLater"));
        }

        private boolean isSame(String one, String other) {
            var first = word(one);
            var second = word(other);
            return !first.isEmpty() && !second.isEmpty()
                    && new BigDecimal(first).compareTo(new BigDecimal(second)) == 0;
        }

        private Optional<BilingualText> unlessShort(boolean otherwise) {
            return when(otherwise && !leavesOut("short-notice"),
                    "population.short-notice utesluter inget ärende",
                    "population.short-notice leaves no case out");
        }

        private Optional<BilingualText> onlyFindings(String reason) {
            return when(!leavesOut(reason),
                    "på något belopp, bara på avvikelser: population." + reason + " utesluter inget ärende",
                    "on any amount, on findings only: population." + reason + " leaves no case out");
        }

        private static Optional<BilingualText> when(boolean idle, String swedish, String english) {
            return idle ? Optional.of(new BilingualText(swedish, english)) : Optional.empty();
        }
    }
}
