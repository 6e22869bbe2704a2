package se.klardag.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Timeline;
import se.klardag.engine.terms.Wording;

/// Finds the version of each value that holds between two dates for one kind of care (*uppslag*), and remembers what was
/// used.
final class Lookup {
    private static final String PRICE = "price.";

    private final Agreement agreement;
    private final Span span;
    private final YearMonth month;
    private final List<String> prefixes;
    private final String region;
    private final Map<String, Status> used = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> byDate = new LinkedHashMap<>();

    /// @param span     dates on which one version must hold; of what a day costs, that is the settled month
    /// @param prefixes of the values that go before the common ones, the nearest first: `geriatric.`, `somatic.`
    /// @param region   whose municipalities are settled; empty when they are of several
    Lookup(Agreement agreement, Span span, YearMonth month, List<String> prefixes, String region) {
        this.agreement = agreement;
        this.span = span;
        this.month = month;
        this.prefixes = new ArrayList<>(prefixes);
        this.prefixes.add("");
        this.region = region;
    }

    Agreement agreement() {
        return agreement;
    }

    /// The table of rates with this id.
    RateTable rates(String id) {
        return agreement.library().rates(id);
    }

    YearMonth month() {
        return month;
    }

    String region() {
        return region;
    }

    /// Statuses of the values that were used, by address.
    Map<String, Status> used() {
        return used;
    }

    /// The values that were used, by address.
    Map<String, String> values() {
        return values;
    }

    /// The values that were used of those that a case's own date picks, by address.
    Map<String, String> byDate() {
        return byDate;
    }

    /// The word stated for an address.
    ///
    /// @throws RuleGap when none is stated for all of the dates, or its status is unknown
    Term<String> word(String path) {
        return find(path).orElseThrow(() -> new RuleGap(
                path,
                new Wording(
                        "villkoret är inte angivet i " + agreement.id(),
                        "the term is not stated in " + agreement.id())));
    }

    Term<BigDecimal> number(String path) {
        var word = word(path);
        return word.as(new BigDecimal(word.value()));
    }

    /// The word stated for an address, if any is.
    Optional<Term<String>> find(String path) {
        return stated(path).map(stated -> remember(path, version(stated)));
    }

    /// The word stated for an address beside another one: where a kind of care states that one for itself, only what it
    /// states for itself counts.
    Optional<Term<String>> findBeside(String neighbour, String path) {
        int level = level(neighbour);
        for (var prefix : prefixes.subList(0, level + 1)) {
            var stated = agreement.at(prefix + path);
            if (stated.isPresent()) {
                return Optional.of(remember(path, version(stated.get())));
            }
        }
        return Optional.empty();
    }

    /// The nearest kind of care that says something of the address on the dates, be it that nothing is known; else all care.
    private int level(String path) {
        int level = 0;
        while (level < prefixes.size() - 1 && !speaks(prefixes.get(level) + path)) {
            level++;
        }
        return level;
    }

    private boolean speaks(String path) {
        var first = dates(path).from();
        return agreement.at(path)
                .filter(stated -> stated.versions().stream().anyMatch(version -> version.covers(first))
                        || stated.gaps().stream().anyMatch(gap -> covers(gap, first)))
                .isPresent();
    }

    private static boolean covers(Timeline.Gap gap, LocalDate date) {
        return !date.isBefore(gap.from()) && !date.isAfter(gap.to());
    }

    /// What a day costs is that of the settled month, or of the part of it in which the dates lie.
    private Span dates(String path) {
        if (!path.contains(PRICE)) {
            return span;
        }
        var whole = Span.of(month);
        return span.meets(whole) ? span.within(whole) : whole;
    }

    /// A value that makes no sense beside another one, with its place in its file.
    RuleFileException cannotStand(String path, Wording message) {
        var problems = stated(path)
                .map(this::version)
                .map(version -> version.file().problem(version.pointer(), message))
                .map(List::of)
                .orElse(List.of());
        return new RuleFileException(problems);
    }

    /// The same for a value that only findings rest on: it makes no bill provisional.
    Term<String> forFindings(String path) {
        var before = used.get(path);
        var word = word(path);
        if (before == null) {
            used.remove(path);
            values.remove(path);
        }
        return word;
    }

    /// What is stated: the kind of care's own value before the common one.
    Optional<Stated> stated(String path) {
        return agreement.at(prefixes.get(level(path)) + path);
    }

    /// What is stated on any date at all: the kind of care's own value before the common one.
    Optional<Stated> statedEver(String path) {
        return prefixes.stream().map(prefix -> agreement.at(prefix + path)).flatMap(Optional::stream).findFirst();
    }

    /// Remembers a value that a case's own date picks, as it is on the dates.
    void picksByDate(String path, Timeline<?> line) {
        line.terms()
                .stream()
                .filter(term -> term.provenance().covers(span.from()))
                .forEach(term -> byDate.put(path, term.value().toString()));
    }

    /// Every version of a value, for stages that pick by a case's own date.
    Timeline<String> timeline(String path) {
        var stated = statedEver(path).orElseThrow(() -> new RuleGap(
                path,
                new Wording(
                        "villkoret är inte angivet i " + agreement.id(),
                        "the term is not stated in " + agreement.id())));
        var versions = new ArrayList<Term<String>>();
        for (var version : stated.versions()) {
            if (version.status() == Status.UNKNOWN) {
                throw unknown(path, version.source());
            }
            versions.add(new Term<>(path, version.value(), provenance(version)));
        }
        stated.versions()
                .stream()
                .filter(version -> version.covers(span.from()))
                .forEach(version -> used.merge(path, provenance(version).status(), Status::orWeaker));
        return new Timeline<>(path, versions, stated.gaps());
    }

    /// Marks a value of another file as used under an address.
    void alsoUsed(String path, Status status, String value) {
        used.merge(path, status, Status::orWeaker);
        values.merge(path, value, (one, other) -> one + " " + other);
    }

    private Version version(Stated stated) {
        var dates = dates(stated.path());
        for (var version : stated.versions()) {
            if (version.covers(dates.from())) {
                if (!version.covers(dates.to())) {
                    throw new RuleGap(
                            stated.path(),
                            new Wording(
                                    "värdet ändras inom månaden " + month + "; en månad avräknas med ett värde",
                                    "the value changes inside " + month + "; a month is settled with one value"));
                }
                return version;
            }
        }
        return new Timeline<Version>(stated.path(), List.of(), stated.gaps()).on(dates.from()).value();
    }

    private Term<String> remember(String path, Version version) {
        if (version.status() == Status.UNKNOWN) {
            throw unknown(path, version.source());
        }
        var provenance = provenance(version);
        used.merge(path, provenance.status(), Status::orWeaker);
        values.put(path, comparable(version.value()));
        return new Term<>(path, version.value(), provenance);
    }

    /// 2.80 is 2.8: how a number is written makes no difference between two kinds of care.
    private static String comparable(String value) {
        return value.matches("[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private RuleGap unknown(String path, Source source) {
        return new RuleGap(
                path,
                new Wording(
                        "värdet är okänt i " + agreement.id() + "; läs " + source.cited(),
                        "the value is not known in " + agreement.id() + "; read " + source.cited()));
    }

    private Provenance provenance(Version version) {
        var stated = new Provenance(version.status(), version.source(), version.from(), version.to());
        return version.adopted() ? stated : stated.atMost(agreement.atMost(span.to()));
    }
}
