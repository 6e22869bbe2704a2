package se.klardag.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Wording;

/// What the shape of a file does not show (*granskning*): values that nothing can ever use, values that cannot stand
/// together, and terms that are missing.
final class RuleReview {
    private final Agreement agreement;
    private final YamlTree tree;

    /// @param tree the file that is looked at; the values of what it is built on are not its fault
    RuleReview(Agreement agreement, YamlTree tree) {
        this.agreement = agreement;
        this.tree = tree;
    }

    /// Every value of the file that can never be used, in the order of the values.
    List<RuleProblem> unreachable() {
        var problems = new ArrayList<RuleProblem>();
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                if (version.file().equals(tree)) {
                    unreachable(stated.path(), version, problems);
                }
            }
        }
        return problems;
    }

    private void unreachable(String path, Version version, List<RuleProblem> problems) {
        var end = agreement.to();
        boolean over = version.to() != null && version.to().isBefore(agreement.from());
        if (over || (end != null && version.from().isAfter(end))) {
            problems.add(tree.problem(
                    version.pointer(),
                    new Wording("används aldrig: gäller ", "is never used: it holds ")
                            .and(span(version.from(), version.to()))
                            .and(new Wording(", och överenskommelsen gäller ", ", and the agreement "))
                            .and(span(agreement.from(), end))));
            return;
        }
        var common = withoutCare(path);
        boolean shadowed = common.equals(path)
                && AgreementReader.CARE_PREFIXES.stream().allMatch(care -> agreement.at(care + path).isPresent());
        if (shadowed) {
            problems.add(tree.problem(
                    version.pointer(),
                    new Wording(
                            "används aldrig: somatic och psychiatric har egna värden",
                            "is never used: somatic and psychiatric have values of their own")));
            return;
        }
        TermUse.ALL
                .stream()
                .filter(use -> use.path().equals(common) && !use.beside().isEmpty())
                .filter(use -> !isUsed(use, path, version))
                .forEach(use -> problems.add(tree.problem(version.pointer(), unused(use, path))));
    }

    private boolean isUsed(TermUse use, String path, Version version) {
        return cares(path).stream().anyMatch(care -> {
            var deciding = TermUse.effective(agreement, care, use.beside());
            if (deciding.isEmpty()) {
                return !use.words().contains(TermUse.NUMBER) || hasGaps();
            }
            var meeting = deciding.stream().filter(other -> meet(version, other)).toList();
            return meeting.isEmpty()
                    || meeting.stream()
                            .anyMatch(other -> other.status() == Status.UNKNOWN || use.under(other.value()));
        });
    }

    /// The kinds of care for which a value is the one that holds.
    private List<String> cares(String path) {
        var own = AgreementReader.CARE_PREFIXES.stream().filter(path::startsWith).toList();
        return own.isEmpty()
                ? AgreementReader.CARE_PREFIXES.stream().filter(care -> agreement.at(care + path).isEmpty()).toList()
                : own;
    }

    private Wording unused(TermUse use, String path) {
        var actual = cares(path)
                .stream()
                .flatMap(care -> TermUse.effective(agreement, care, use.beside()).stream())
                .map(Version::value)
                .distinct()
                .collect(Collectors.joining(", "));
        var words = use.words()
                .stream()
                .sorted()
                .map(word -> word.equals(TermUse.NUMBER)
                        ? new Wording("ett antal dagar", "a number of days")
                        : Wording.same(word))
                .reduce((one, other) -> one.and(new Wording(" eller ", " or ")).and(other))
                .orElseThrow();
        return new Wording(
                "används aldrig: behövs bara när " + use.beside() + " är ",
                "is never used: needed only when " + use.beside() + " is ")
                .and(words)
                .and(actual.isEmpty()
                        ? new Wording(", och det är inte angivet", ", and that is not stated")
                        : new Wording(", och här är det " + actual, ", and here it is " + actual));
    }

    /// Terms without which no month can be settled, where the file does not say itself that something is unknown.
    List<RuleProblem> missing() {
        var missing = TermUse.missing(agreement);
        if (missing.isEmpty()) {
            return List.of();
        }
        var paths = String.join(", ", missing);
        return List.of(tree.problem(
                "",
                hasGaps()
                        ? new Wording(
                                "villkor som inte är angivna, så en avräkning stannar: " + paths,
                                "terms not stated, so a settlement stops: " + paths)
                        : new Wording(
                                "villkor saknas: " + paths
                                        + "; ange dem, eller skriv status: unknown och dokumentet att läsa",
                                "terms are missing: " + paths
                                        + "; state them, or write status: unknown and the document to read")));
    }

    /// Whether the agreement itself says that something is not known.
    boolean hasGaps() {
        return agreement.values()
                .values()
                .stream()
                .anyMatch(stated -> !stated.gaps().isEmpty()
                        || stated.versions().stream().anyMatch(version -> version.status() == Status.UNKNOWN));
    }

    /// Values that cannot stand together show only when a month is put together: the first whole month of each stretch
    /// of dates.
    Set<RuleProblem> contradictions() {
        var problems = new LinkedHashSet<RuleProblem>();
        var municipalities = Municipalities.shipped();
        turns().forEach(month -> problems.addAll(contradictions(month, municipalities)));
        return problems;
    }

    private List<RuleProblem> contradictions(YearMonth month, Municipalities municipalities) {
        try {
            Resolving.resolve(agreement, month, municipalities);
            return List.of();
        } catch (RuleGap _) {
            // A gap is no fault of the file; it is told when somebody settles.
            return List.of();
        } catch (RuleFileException unusable) {
            return unusable.problems();
        }
    }

    private Set<YearMonth> turns() {
        var months = new TreeSet<YearMonth>();
        months.add(wholeMonth(agreement.from()));
        agreement.values()
                .values()
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> version.from().isAfter(agreement.from()))
                .forEach(version -> months.add(wholeMonth(version.from())));
        return months;
    }

    private static YearMonth wholeMonth(LocalDate from) {
        return from.getDayOfMonth() == 1 ? YearMonth.from(from) : YearMonth.from(from).plusMonths(1);
    }

    private static boolean meet(Version one, Version other) {
        return (one.to() == null || !one.to().isBefore(other.from()))
                && (other.to() == null || !other.to().isBefore(one.from()));
    }

    private static String withoutCare(String path) {
        return AgreementReader.CARE_PREFIXES.stream()
                .filter(path::startsWith)
                .map(care -> path.substring(care.length()))
                .findFirst()
                .orElse(path);
    }

    private static Wording span(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? new Wording("från " + from, "from " + from)
                : new Wording(from + " till " + to, from + " to " + to);
    }
}
