package se.klardag.rules.review;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import se.klardag.rules.terms.Calendars;
import se.klardag.rules.terms.TermsResolution;

/// What the shape of a file does not show (*granskning*): values that nothing can ever use, values that cannot stand
/// together, and terms that are missing.
public final class RuleReview {
    private static final Set<String> OF_THE_START = Set.of(
            "liability.freeDays", "liability.freeDaysIfLater", "liability.cutOff", "liability.dayKind",
            "liability.freeDaysAfter", "liability.entersOn", "liability.notBefore");

    private final Agreement agreement;
    private final YamlTree tree;
    private @Nullable Tried tried;

    /// @param tree the file that is looked at; the values of what it is built on are not its fault
    public RuleReview(Agreement agreement, YamlTree tree) {
        this.agreement = agreement;
        this.tree = tree;
    }

    /// Every value of the file that can never be used, in the order of the values.
    public List<RuleProblem> unreachable() {
        var problems = new ArrayList<RuleProblem>();
        for (var stated : agreement.values().values()) {
            for (var version : stated.versions()) {
                if (version.file().equals(tree) && !version.isSilent()) {
                    unreachable(stated.path(), version, problems);
                }
            }
        }
        return problems;
    }

    private void unreachable(String path, TermVersion version, List<RuleProblem> problems) {
        var end = agreement.to();
        // A case that started before the agreement can have a value of its own date.
        boolean over = version.to() != null && version.to().isBefore(agreement.from())
                && !OF_THE_START.contains(withoutCare(path));
        // Whom it follows is said of dates that are not its own.
        if (!path.equals(Agreement.FOLLOWS) && (over || (end != null && version.from().isAfter(end)))) {
            problems.add(tree.problem(
                    version.pointer(),
                    new BilingualText("används aldrig: gäller ", "is never used: it holds ")
                            .and(span(version.from(), version.to()))
                            .and(new BilingualText(", och överenskommelsen gäller ", ", and the agreement "))
                            .and(span(agreement.from(), end))));
            return;
        }
        var common = withoutCare(path);
        if (cares(path, version).isEmpty()) {
            problems.add(tree.problem(
                    version.pointer(),
                    new BilingualText(
                            "används aldrig: somatic och psychiatric har egna värden",
                            "is never used: somatic and psychiatric have values of their own")));
            return;
        }
        var unmet = TermUse.of(common).stream().map(use -> unmet(use, path, version)).toList();
        boolean silent = path.endsWith("short-notice") && version.value().equals("counted");
        if (!silent && !unmet.isEmpty() && unmet.stream().allMatch(Optional::isPresent)) {
            unmet.getFirst()
                    .ifPresent(beside -> problems.add(tree.problem(version.pointer(), unused(beside, path, version))));
        }
    }

    /// What keeps a value from being used in one of the ways there are.
    private Optional<TermUse.Beside> unmet(TermUse use, String path, TermVersion version) {
        return use.besides().stream().filter(beside -> !isUsed(beside, path, version)).findFirst();
    }

    private boolean isUsed(TermUse.Beside beside, String path, TermVersion version) {
        return cares(path, version).stream().anyMatch(care -> {
            var deciding = TermUse.effective(agreement, care, beside.path());
            if (deciding.isEmpty()) {
                return beside.unlessStated() || hasGaps() || (beside.isOfWords() && isNeeded(beside.path()));
            }
            var meeting = deciding.stream().filter(other -> version.meets(other.from(), other.to())).toList();
            return meeting.isEmpty()
                    || meeting.stream()
                            .anyMatch(other -> other.status() == Status.UNKNOWN || beside.under(other.value()));
        });
    }

    /// Whether silence on a value is a fault rather than its default.
    private static boolean isNeeded(String path) {
        return TermUse.of(path).stream().anyMatch(TermUse::needed);
    }

    /// The kinds of care for which a value can be the one that holds: on some day none of them has a nearer one.
    private List<String> cares(String path, TermVersion version) {
        var common = withoutCare(path);
        return SchemaKeys.CARE_PREFIXES.stream()
                .filter(care -> TermUse.effective(agreement, care, common)
                        .stream()
                        .anyMatch(held -> held.pointer().equals(version.pointer())
                                && held.file().equals(version.file())))
                .toList();
    }

    private BilingualText unused(TermUse.Beside beside, String path, TermVersion version) {
        var actual = cares(path, version)
                .stream()
                .flatMap(care -> TermUse.effective(agreement, care, beside.path()).stream())
                .map(TermVersion::value)
                .distinct()
                .collect(Collectors.joining(", "));
        var words = beside.words()
                .stream()
                .filter(word -> !word.equals(TermUse.ABSENT))
                .sorted()
                .map(RuleReview::named)
                .reduce((one, other) -> one.and(new BilingualText(" eller ", " or ")).and(other))
                .orElse(new BilingualText("inte angivet", "not stated"));
        return new BilingualText(
                "används aldrig: behövs bara när " + beside.path() + " är ",
                "is never used: needed only when " + beside.path() + " is ")
                .and(words)
                .and(actual.isEmpty()
                        ? new BilingualText(", och det är inte angivet", ", and that is not stated")
                        : new BilingualText(", och här är det " + actual, ", and here it is " + actual));
    }

    private static BilingualText named(String word) {
        return switch (word) {
            case TermUse.NUMBER -> new BilingualText("ett antal dagar", "a number of days");
            case TermUse.STATED -> new BilingualText("angivet", "stated");
            default -> BilingualText.same(word);
        };
    }

    /// Terms without which a month cannot be settled, and of which the file does not say itself that they are unknown.
    public List<RuleProblem> missing() {
        var terms = new MissingTerms(agreement, tree);
        var problems = new LinkedHashSet<>(hasGaps() ? List.<RuleProblem>of() : terms.faults());
        for (var gap : tried().unstated()) {
            if (hasGaps() || !terms.names(gap.path())) {
                problems.add(problem(gap));
            }
        }
        return List.copyOf(problems);
    }

    private RuleProblem problem(RuleGapException gap) {
        // neither the list of payers nor a tariff as a whole is a stated term
        var pointer = gap.path().startsWith("parties.") || tree.root().has(gap.path())
                ? "/" + gap.path().replace('.', '/')
                : MissingTerms.pointer(agreement, tree, gap.path());
        boolean placed = pointer.endsWith("/" + gap.path().replace('.', '/'));
        return tree.problem(
                pointer, placed ? gap.reason() : BilingualText.same(gap.path() + ": ").and(gap.reason()));
    }

    /// Whether the file lacks what every agreement has, and does not say so.
    private boolean isUnfinished() {
        return !hasGaps() && new MissingTerms(agreement, tree).isUnfinished();
    }

    /// What its writer may not know of a file that can be used: terms and dates that stop a settlement, and values that
    /// change no amount.
    public List<RuleProblem> remarks() {
        var missing = new MissingTerms(agreement, tree);
        var remarks = new ArrayList<RuleProblem>();
        if (hasGaps()) {
            remarks.addAll(missing.remarks());
        }
        remarks.addAll(missing.gaps());
        if (!isUnfinished()) {
            remarks.addAll(new IdleValues(agreement, tree).remarks());
        }
        return remarks;
    }

    /// Whether the agreement itself says that something is not known.
    public boolean hasGaps() {
        return agreement.values()
                .values()
                .stream()
                .anyMatch(stated -> !stated.gaps().isEmpty()
                        || stated.versions().stream().anyMatch(version -> version.status() == Status.UNKNOWN));
    }

    /// Values that cannot stand together show only when a month is put together: the first whole month of each stretch
    /// of dates.
    public Set<RuleProblem> contradictions() {
        return tried().contradictions();
    }

    /// What came of putting months together.
    private record Tried(Set<RuleProblem> contradictions, List<RuleGapException> unstated) {}

    private Tried tried() {
        var known = tried;
        if (known == null) {
            known = tryMonths();
            tried = known;
        }
        return known;
    }

    private Tried tryMonths() {
        var contradictions = new LinkedHashSet<RuleProblem>();
        var unstated = new LinkedHashMap<String, RuleGapException>();
        var municipalities = Municipalities.shipped();
        for (var month : turns()) {
            try {
                unstated(TermsResolution.resolve(agreement, month, municipalities))
                        .forEach(gap -> unstated.putIfAbsent(gap.path(), gap));
            } catch (RuleGapException gap) {
                // A gap that the file tells is no fault of it; it is reported when somebody settles.
                if (isOurs(gap)) {
                    unstated.putIfAbsent(gap.path(), gap);
                }
            } catch (RuleFileException unusable) {
                contradictions.addAll(unusable.problems());
            }
        }
        return new Tried(contradictions, List.copyOf(unstated.values()));
    }

    /// What a case of the month would find unstated, whatever its kind of care.
    private List<RuleGapException> unstated(AgreementTerms terms) {
        var gaps = new ArrayList<RuleGapException>();
        for (var care : terms.current().kinds().values()) {
            switch (care) {
                case CareTerms.Missing(var _, var gap) -> gaps.add(gap);
                case CareTerms.Known known -> {
                    if (known.terms().price() instanceof Price.Unknown(var gap)) {
                        gaps.add(gap);
                    }
                    if (known.terms().price() instanceof Price.Tariff tariff) {
                        gaps.addAll(UnpricedPayers.of(tariff, agreement.parties(), tree));
                    }
                    if (known.terms().liability() instanceof Liability.Individual individual) {
                        try {
                            individual.freeDays().on(terms.period().month().atDay(1));
                        } catch (RuleGapException gap) {
                            gaps.add(gap);
                        }
                    }
                }
            }
        }
        return gaps.stream().filter(this::isOurs).toList();
    }

    /// A rate that is missing for a year is no fault of the file, nor is one that a table lacks.
    private boolean isOurs(RuleGapException gap) {
        var path = gap.path();
        boolean rate = path.endsWith(".dailyRate") || path.endsWith(".rate");
        return gap.isUnstated() && !path.startsWith("national.")
                && !(rate && agreement.values().keySet().stream().anyMatch(stated -> stated.endsWith(path)));
    }

    private Set<YearMonth> turns() {
        var months = new TreeSet<YearMonth>();
        var dates = new TreeSet<>(TermsResolution.turns(agreement));
        dates.addAll(calendars());
        for (var date : dates) {
            var month = date.getDayOfMonth() == 1 ? YearMonth.from(date) : YearMonth.from(date).plusMonths(1);
            if (agreement.to() == null || !month.atEndOfMonth().isAfter(agreement.to())) {
                months.add(month);
            }
        }
        return months;
    }

    /// The first dates of the calendars it names: months before them show nothing of what else is missing.
    private List<LocalDate> calendars() {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> Calendars.isNamedBy(stated.path()))
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> version.status() != Status.UNKNOWN)
                .map(version -> Calendars.find(version.value(), agreement.library()).from())
                .filter(date -> date.isAfter(agreement.from()))
                .toList();
    }

    private static String withoutCare(String path) {
        return path.substring(SchemaKeys.careOf(path).length());
    }

    private static BilingualText span(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? new BilingualText("från " + from, "from " + from)
                : new BilingualText(from + " till " + to, from + " to " + to);
    }
}
