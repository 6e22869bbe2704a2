package se.klardag.rules;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.klardag.engine.terms.Provenance;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Source;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Timeline;
import se.klardag.engine.terms.Wording;

/// Finds the version of each value that holds in a month for one kind of care (*uppslag*), and remembers what was used.
final class Lookup {
    private final Agreement agreement;
    private final YearMonth month;
    private final String careType;
    private final Function<String, RateTable> rates;
    private final Map<String, Status> used = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /// @param careType prefix of the care type's own values, `psychiatric.`
    /// @param rates    finds a table of rates by its id
    Lookup(Agreement agreement, YearMonth month, String careType, Function<String, RateTable> rates) {
        this.agreement = agreement;
        this.month = month;
        this.careType = careType;
        this.rates = rates;
    }

    Agreement agreement() {
        return agreement;
    }

    /// The table of rates with this id.
    RateTable rates(String id) {
        return rates.apply(id);
    }

    YearMonth month() {
        return month;
    }

    /// Statuses of the values that were used, by address.
    Map<String, Status> used() {
        return used;
    }

    /// The values that were used, by address.
    Map<String, String> values() {
        return values;
    }

    /// The word stated for an address.
    ///
    /// @throws RuleGap when none is stated for the whole month, or its status is unknown
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

    /// The word stated for an address beside another one: where the care type states that one for itself, only what it
    /// states for itself counts.
    Optional<Term<String>> findBeside(String neighbour, String path) {
        var stated = agreement.values().containsKey(careType + neighbour) ? agreement.at(careType + path)
                : stated(path);
        return stated.map(found -> remember(path, version(found)));
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

    /// What is stated: the care type's own value before the common one.
    Optional<Stated> stated(String path) {
        return agreement.at(careType + path).or(() -> agreement.at(path));
    }

    /// Every version of a value, for stages that pick by a case's own date.
    Timeline<String> timeline(String path) {
        var stated = stated(path).orElseThrow(() -> new RuleGap(
                path, new Wording("villkoret är inte angivet", "the term is not stated")));
        var versions = new ArrayList<Term<String>>();
        for (var version : stated.versions()) {
            if (version.status() == Status.UNKNOWN) {
                throw unknown(path, version.source());
            }
            versions.add(new Term<>(path, version.value(), provenance(version)));
        }
        stated.versions()
                .stream()
                .filter(version -> version.covers(month.atDay(1)))
                .forEach(version -> remember(path, version));
        return new Timeline<>(path, versions, stated.gaps());
    }

    /// Marks a value of another file as used under an address.
    void alsoUsed(String path, Status status, String value) {
        used.merge(path, status, Status::orWeaker);
        values.merge(path, value, (one, other) -> one + " " + other);
    }

    private Version version(Stated stated) {
        var first = month.atDay(1);
        for (var version : stated.versions()) {
            if (version.covers(first)) {
                if (!version.covers(month.atEndOfMonth())) {
                    throw new RuleGap(
                            stated.path(),
                            new Wording(
                                    "värdet ändras inom månaden " + month + "; en månad avräknas med ett värde",
                                    "the value changes inside " + month + "; a month is settled with one value"));
                }
                return version;
            }
        }
        return new Timeline<Version>(stated.path(), List.of(), stated.gaps()).on(first).value();
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
        return version.adopted() ? stated : stated.atMost(agreement.atMost(month.atEndOfMonth()));
    }
}
