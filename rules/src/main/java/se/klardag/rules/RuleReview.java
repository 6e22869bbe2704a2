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
        // Whom it follows is said of dates that are not its own.
        if (!path.equals(Agreement.FOLLOWS) && (over || (end != null && version.from().isAfter(end)))) {
            problems.add(tree.problem(
                    version.pointer(),
                    new Wording("används aldrig: gäller ", "is never used: it holds ")
                            .and(span(version.from(), version.to()))
                            .and(new Wording(", och överenskommelsen gäller ", ", and the agreement "))
                            .and(span(agreement.from(), end))));
            return;
        }
        var common = withoutCare(path);
        if (cares(path).isEmpty()) {
            problems.add(tree.problem(
                    version.pointer(),
                    new Wording(
                            "används aldrig: somatic och psychiatric har egna värden",
                            "is never used: somatic and psychiatric have values of their own")));
            return;
        }
        TermUse.ALL
                .stream()
                .filter(use -> use.path().equals(common))
                .flatMap(use -> use.besides().stream())
                .filter(beside -> !isUsed(beside, path, version))
                .findFirst()
                .ifPresent(beside -> problems.add(tree.problem(version.pointer(), unused(beside, path))));
    }

    private boolean isUsed(TermUse.Beside beside, String path, Version version) {
        return cares(path).stream().anyMatch(care -> {
            var deciding = TermUse.effective(agreement, care, beside.path());
            if (deciding.isEmpty()) {
                return !beside.words().contains(TermUse.NUMBER) || hasGaps();
            }
            var meeting = deciding.stream().filter(other -> meet(version, other)).toList();
            return meeting.isEmpty()
                    || meeting.stream()
                            .anyMatch(other -> other.status() == Status.UNKNOWN || beside.under(other.value()));
        });
    }

    /// The kinds of care for which a value can be the one that holds: none of them has a nearer one for every day.
    private List<String> cares(String path) {
        var common = withoutCare(path);
        var prefix = path.substring(0, path.length() - common.length());
        return AgreementReader.CARE_PREFIXES.stream()
                .filter(care -> {
                    var chain = TermUse.chain(care);
                    return chain.contains(prefix)
                            && chain.stream()
                                    .takeWhile(nearer -> !nearer.equals(prefix))
                                    .noneMatch(nearer -> TermUse.isWhole(agreement, nearer + common));
                })
                .toList();
    }

    private Wording unused(TermUse.Beside beside, String path) {
        var actual = cares(path)
                .stream()
                .flatMap(care -> TermUse.effective(agreement, care, beside.path()).stream())
                .map(Version::value)
                .distinct()
                .collect(Collectors.joining(", "));
        var words = beside.words()
                .stream()
                .filter(word -> !word.equals(TermUse.ABSENT))
                .sorted()
                .map(word -> word.equals(TermUse.NUMBER)
                        ? new Wording("ett antal dagar", "a number of days")
                        : Wording.same(word))
                .reduce((one, other) -> one.and(new Wording(" eller ", " or ")).and(other))
                .orElse(new Wording("inte angivet", "not stated"));
        return new Wording(
                "används aldrig: behövs bara när " + beside.path() + " är ",
                "is never used: needed only when " + beside.path() + " is ")
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
