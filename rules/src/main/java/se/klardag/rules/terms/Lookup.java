package se.klardag.rules.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Source;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.RateTable;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.YamlTree;

/// Finds the version of each value that holds between two dates for one kind of care (*uppslag*), and remembers what was
/// used.
final class Lookup {
    /// What a day costs: the groups of terms that follow the settled month, whichever date picks the rest.
    private static final List<String> OF_THE_MONTH = List.of("price.", "tariff.");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Agreement agreement;
    private final DateSpan span;
    private final YearMonth month;
    private final String care;
    private final String region;
    private final Map<String, Status> used = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> byDate = new LinkedHashMap<>();

    /// @param span   dates on which one version must hold; of what a day costs, that is the settled month
    /// @param care   whose values go before the common ones, `geriatric.`; empty for all care
    /// @param region whose municipalities are settled; empty when they are of several
    Lookup(Agreement agreement, DateSpan span, YearMonth month, String care, String region) {
        this.agreement = agreement;
        this.span = span;
        this.month = month;
        this.care = care;
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

    /// The address at which a value stands in the files: with the kind of care, where that kind has one of its own on the dates.
    private String address(String path) {
        return SchemaKeys.nearestFirst(care)
                .stream()
                .map(prefix -> prefix + path)
                .filter(full -> agreement.at(full).filter(own -> own.speaksOf(dates(path).from())).isPresent())
                .findFirst()
                .orElse(path);
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
    /// @throws RuleGapException when none is stated for all of the dates, or its status is unknown
    Term<String> word(String path) {
        return find(path).orElseThrow(() -> unstated(path));
    }

    private RuleGapException unstated(String path) {
        return RuleGapException.unstated(
                path,
                new BilingualText(
                        "villkoret är inte angivet i " + agreement.id(),
                        "the term is not stated in " + agreement.id()));
    }

    Term<BigDecimal> number(String path) {
        var word = word(path);
        return word.as(new BigDecimal(word.value()));
    }

    /// The word stated for an address, if any is.
    Optional<Term<String>> find(String path) {
        return stated(path).map(stated -> remember(path, version(stated)));
    }

    /// The page on which it is read that an unclear answer is as good as a no, whoever vouches for it; empty where none is named.
    String pageOfUnclear(String path) {
        return stated(path).map(stated -> version(stated).pageOfUnclear()).orElse("");
    }

    /// The page on which an unclear sentence behind the value is read, whoever vouches for the value; empty where none is named.
    String page(String path) {
        return stated(path).map(stated -> version(stated).page()).orElse("");
    }

    /// Who confirmed the value, and when; empty where nobody did.
    String confirmedBy(String path) {
        return stated(path)
                .map(this::version)
                .filter(TermVersion::isConfirmed)
                .map(TermVersion::adoptedBy)
                .orElse("");
    }

    /// What a day costs is that of the settled month, or of the part of it in which the dates lie.
    private DateSpan dates(String path) {
        if (OF_THE_MONTH.stream().noneMatch(path.substring(SchemaKeys.careOf(path).length())::startsWith)) {
            return span;
        }
        var whole = DateSpan.of(month);
        return span.meets(whole) ? span.within(whole) : whole;
    }

    /// A value that makes no sense beside another one, with its place in its file.
    RuleFileException cannotStand(String path, BilingualText message) {
        return cannotStand(path, dates(path).from(), message);
    }

    /// The same of the value of another date; the file as a whole where none is stated for it.
    RuleFileException cannotStand(String path, LocalDate on, BilingualText message) {
        return statedEver(path)
                .stream()
                .flatMap(stated -> stated.versions().stream())
                .filter(version -> version.covers(on))
                .findFirst()
                .map(version -> version.file().unusable(version.pointer(), message))
                .orElseGet(() -> YamlTree.read(agreement.files().getLast())
                        .unusable("", BilingualText.same(path + ": ").and(message)));
    }

    /// The same for a value that only findings rest on: it makes no bill provisional.
    Term<String> forFindings(String path) {
        var address = address(path);
        var before = used.get(address);
        var word = word(path);
        if (before == null) {
            used.remove(address);
            values.remove(path);
        }
        return word;
    }

    /// What is stated of the dates. A kind of care that speaks of other dates only says nothing here.
    Optional<StatedTerm> stated(String path) {
        return statedEver(path)
                .filter(term -> agreement.at(path).isPresent() || term.speaksOf(dates(path).from()));
    }

    /// What is stated of any date at all.
    Optional<StatedTerm> statedEver(String path) {
        return agreement.at(care, path);
    }

    /// Remembers a value that a case's own date picks, as it is on the dates.
    void picksByDate(String path, Timeline<?> line) {
        line.terms()
                .stream()
                .filter(term -> isOn(term.provenance()))
                .forEach(term -> byDate.put(path, term.value().toString()));
    }

    /// Whether a value is that of the dates.
    boolean isOn(Provenance provenance) {
        return provenance.covers(span.from());
    }

    /// Every version of a value, for stages that pick by a case's own date.
    Timeline<String> timeline(String path) {
        var stated = statedEver(path).orElseThrow(() -> unstated(path));
        var versions = new ArrayList<Term<String>>();
        var gaps = new ArrayList<>(stated.gaps());
        for (var version : stated.versions()) {
            if (version.status() == Status.UNKNOWN) {
                var unknown = unknown(path, version.source());
                if (version.meets(span.from(), span.to())) {
                    throw unknown;
                }
                gaps.add(new Timeline.Gap(version.from(), version.to() == null ? LocalDate.MAX : version.to(),
                        unknown.reason()));
                continue;
            }
            versions.add(new Term<>(path, version.value(), provenance(version, span.from())));
        }
        stated.versions()
                .stream()
                .filter(version -> version.meets(span.from().minusDays(AgreementTerms.REACH), span.from()))
                .forEach(version -> restsOn(path, provenance(version, span.from()).status()));
        return new Timeline<>(path, versions, gaps, agreement.from());
    }

    /// Marks a value of another file as used under an address.
    void alsoUsed(String path, Status status, String value) {
        restsOn(path, status);
        values.merge(path, value, (one, other) -> one + " " + other);
    }

    /// Marks that a bill is no better known under an address than this.
    void restsOn(String path, Status status) {
        used.merge(address(path), status, Status::orWeaker);
    }

    private TermVersion version(StatedTerm stated) {
        var dates = dates(stated.path());
        for (var version : stated.versions()) {
            if (version.covers(dates.from())) {
                if (!version.covers(dates.to())) {
                    throw new RuleGapException(
                            stated.path(),
                            new BilingualText(
                                    "värdet ändras inom månaden " + month + "; en månad avräknas med ett värde",
                                    "the value changes inside " + month + "; a month is settled with one value"));
                }
                return version;
            }
        }
        return new Timeline<TermVersion>(stated.path(), List.of(), stated.gaps()).on(dates.from()).value();
    }

    private Term<String> remember(String path, TermVersion version) {
        if (version.status() == Status.UNKNOWN) {
            throw unknown(path, version.source());
        }
        var provenance = provenance(version, dates(path).from());
        restsOn(path, provenance.status());
        if (!TermDefaults.isDefault(path, version.value())) {
            values.put(path, comparable(version.value()));
        }
        return new Term<>(path, version.value(), provenance);
    }

    /// 2.80 is 2.8: how a number is written makes no difference between two kinds of care.
    private static String comparable(String value) {
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private RuleGapException unknown(String path, Source source) {
        return new RuleGapException(
                address(path),
                new BilingualText(
                        "värdet är okänt i " + agreement.id() + "; läs " + source.cited(),
                        "the value is not known in " + agreement.id() + "; read " + source.cited()));
    }

    /// @param first of the dates, on which the source has to speak already
    private Provenance provenance(TermVersion version, LocalDate first) {
        var stated = new Provenance(
                version.statusOn(first), version.source(), version.from(), version.to(), version.spoken(),
                version.reading(), version.stated());
        return version.adopted() ? stated : stated.atMost(agreement.atMost(span.to()));
    }
}
