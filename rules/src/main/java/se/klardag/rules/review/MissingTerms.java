package se.klardag.rules.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.terms.TermsResolution;

/// The terms that a file lacks (*villkor som saknas*): never stated, stated for other dates only, or stated as unknown.
final class MissingTerms {
    private static final BilingualText STATE = new BilingualText(
            "; ange det, eller skriv status: unknown och dokumentet att läsa",
            "; state it, or write status: unknown and the document to read");

    private final Agreement agreement;
    private final YamlTree tree;
    private final List<String> never;

    MissingTerms(Agreement agreement, YamlTree tree) {
        this.agreement = agreement;
        this.tree = tree;
        this.never = TermUse.missing(agreement);
    }

    /// Terms without which no month can be settled: those that another value of the file asks for at that value, the rest
    /// together.
    List<RuleProblem> faults() {
        var faults = new ArrayList<RuleProblem>();
        var together = new ArrayList<String>();
        boolean unfinished = isUnfinished();
        for (var path : never) {
            Optional<RuleProblem> asking = unfinished ? Optional.empty() : asking(path);
            asking.ifPresentOrElse(faults::add, () -> together.add(path));
        }
        if (!together.isEmpty()) {
            var paths = String.join(", ", together);
            faults.addFirst(tree.problem(
                    "",
                    new BilingualText(
                            "villkor saknas: " + paths
                                    + "; ange dem, eller skriv status: unknown och dokumentet att läsa",
                            "terms are missing: " + paths
                                    + "; state them, or write status: unknown and the document to read")));
        }
        for (var hole : holes().entrySet()) {
            if (!isRate(hole.getKey())) {
                faults.add(hole(hole.getKey(), hole.getValue()));
            }
        }
        return faults;
    }

    /// Whether the fault is one of those that [#faults] names.
    boolean names(String path) {
        return never.contains(path) || holes().containsKey(path);
    }

    /// Amounts are stated for the years that were read: a year without one is no fault of the file.
    private static boolean isRate(String path) {
        return path.equals("price.dailyRate");
    }

    /// Whether terms are missing that every agreement has: then one list says more than a line for each.
    boolean isUnfinished() {
        return never.stream().flatMap(path -> TermUse.of(path).stream()).anyMatch(TermUse::isAlwaysNeeded);
    }

    /// The same of a file that says itself that something is unknown, as a remark.
    List<RuleProblem> remarks() {
        if (never.isEmpty()) {
            return List.of();
        }
        var paths = String.join(", ", never);
        return List.of(tree.problem(
                "",
                new BilingualText(
                        "villkor som inte är angivna, så en avräkning stannar: " + paths,
                        "terms not stated, so a settlement stops: " + paths)));
    }

    /// What the agreement states as unknown, with the document to read; a gap of dates with its reason.
    List<RuleProblem> gaps() {
        var gaps = new ArrayList<RuleProblem>();
        for (var stated : agreement.values().values()) {
            if (!TermUse.isUsed(agreement, stated.path())) {
                continue;
            }
            for (var version : stated.versions()) {
                if (version.status() == Status.UNKNOWN) {
                    gaps.add(version.file().problem(version.pointer(), unknown(stated.path(), version)));
                }
            }
            for (var gap : stated.gaps()) {
                gaps.add(tree.problem(
                        pointer(agreement, tree, stated.path()),
                        new BilingualText("lucka: ", "gap: ")
                                .and(BilingualText.same(stated.path() + ", " + gap.from() + "–" + gap.to() + ": "))
                                .and(gap.why())));
            }
        }
        for (var hole : holes().entrySet()) {
            if (isRate(hole.getKey()) && agreement.at(hole.getKey()).isPresent()) {
                gaps.add(hole(hole.getKey(), hole.getValue()));
            }
        }
        linesWithoutRate().forEach((path, date) -> gaps.add(hole(path, date)));
        return gaps;
    }

    private static BilingualText unknown(String path, TermVersion version) {
        return new BilingualText(
                "lucka: " + path + " är okänt; läs " + version.source().cited(),
                "gap: " + path + " is unknown; read " + version.source().cited());
    }

    /// Where a term is stated in a file; the file as a whole when it is not.
    static String pointer(Agreement agreement, YamlTree tree, String path) {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> stated.path().substring(SchemaKeys.careOf(stated.path()).length()).equals(path)
                        || stated.path().equals(path))
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> version.file().equals(tree))
                .map(TermVersion::pointer)
                .reduce((_, last) -> last)
                .orElse("");
    }

    /// The value of this file that asks for a term.
    private Optional<RuleProblem> asking(String path) {
        return TermUse.of(path)
                .stream()
                .filter(TermUse::needed)
                .flatMap(use -> use.besides().reversed().stream())
                .filter(beside -> !beside.unlessStated())
                .flatMap(beside -> SchemaKeys.CARE_PREFIXES.stream()
                        .flatMap(care -> TermUse.effective(agreement, care, beside.path()).stream())
                        .filter(version -> version.file().equals(tree) && beside.isHeldBy(version))
                        .map(version -> tree.problem(
                                version.pointer(),
                                new BilingualText(
                                        path + " saknas, och behövs när " + beside.path() + " är " + version.value(),
                                        path + " is missing, and is needed when " + beside.path() + " is "
                                                + version.value())
                                        .and(STATE))))
                .findFirst();
    }

    /// Terms that are stated, and not for every date that needs them.
    private Map<String, LocalDate> holes() {
        Map<String, LocalDate> holes = new TreeMap<>();
        for (var date : TermsResolution.turns(agreement)) {
            boolean another = agreement.at(Agreement.FOLLOWS).stream().anyMatch(follows -> follows.speaksOf(date));
            if (!another) {
                TermUse.missingOn(agreement, date)
                        .stream()
                        .map(TermUse::path)
                        .filter(path -> !never.contains(path))
                        .forEach(path -> holes.merge(path, date, (one, other) -> one.isBefore(other) ? one : other));
            }
        }
        return holes;
    }

    /// Lines of a tariff that have a rate, and not on every date.
    private Map<String, LocalDate> linesWithoutRate() {
        Map<String, LocalDate> holes = new TreeMap<>();
        for (var stated : agreement.values().values()) {
            if (stated.path().matches("tariff\\..*\\.rate")) {
                TermsResolution.turns(agreement)
                        .stream()
                        .filter(date -> !stated.speaksOf(date))
                        .findFirst()
                        .ifPresent(date -> holes.put(stated.path(), date));
            }
        }
        return holes;
    }

    private RuleProblem hole(String path, LocalDate from) {
        return tree.problem(
                pointer(agreement, tree, path),
                new BilingualText(
                        path + " har inget värde från " + from + "; ange ett, eller luckan under gaps",
                        path + " has no value from " + from + "; state one, or the gap under gaps"));
    }
}
