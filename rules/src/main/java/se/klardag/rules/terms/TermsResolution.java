package se.klardag.rules.terms;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.FieldCoverage;
import se.klardag.engine.terms.Parties;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Attribution;
import se.klardag.engine.terms.price.Price;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.OpenTerm;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;

/// Picks what holds for a month (*villkor för månaden*): everything is looked up here, nothing later.
public final class TermsResolution {
    private static final String RESIDENCE = "payer.residence";
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private final Agreement agreement;
    private final YearMonth month;
    private final Optional<Term<SelectedBy>> selectedBy;

    private TermsResolution(Agreement agreement, YearMonth month) {
        this.agreement = agreement;
        this.month = month;
        this.selectedBy = selectedBy();
    }

    /// The agreement's terms for a month, with the rates and parties it names. A kind of care whose terms are not known
    /// stops only when one of its cases is met; where no kind's are known it stops here.
    ///
    /// @throws RuleGapException           when a value is missing, its status is unknown, or it changes inside the month
    /// @throws RuleFileException when a value cannot be what it is meant to be
    public static AgreementTerms resolve(Agreement agreement, YearMonth month, Municipalities municipalities) {
        refuseUnknownParties(agreement, municipalities);
        var resolving = new TermsResolution(agreement, month);
        var readings = resolving.readings();
        var current = readings.getLast().firstFound();
        resolving.refuseTwoCurrencies(readings);
        resolving.refuseTwoWaysToPay(readings);
        return new AgreementTerms(
                agreement.id(),
                Period.of(month),
                resolving.editions(readings),
                rivalled(readings) ? resolving.selectedBy : resolving.picksByCase(),
                current.careTypes(),
                resolving.parties(current, municipalities),
                resolving.openTerms(readings),
                FieldCoverage.WHOLE);
    }

    /// The addresses of the values that a bill of the month rests on.
    ///
    /// @throws RuleGapException as [#resolve]
    public static Set<String> used(Agreement agreement, YearMonth month) {
        var resolving = new TermsResolution(agreement, month);
        return resolving.weakest(resolving.readings()).keySet();
    }

    /// The dates in force on which anything that an agreement states begins or has ended, as far as there are cases.
    public static List<LocalDate> turns(Agreement agreement) {
        var last = agreement.to() == null || agreement.to().isAfter(LAST) ? LAST : agreement.to();
        return Boundaries.starts(agreement)
                .stream()
                .filter(date -> !date.isBefore(agreement.from()) && !date.isAfter(last))
                .toList();
    }

    /// Whether silence on a term means the same as the value.
    public static boolean isDefault(String path, String value) {
        return TermDefaults.isDefault(path, value);
    }

    private Parties parties(CareTermsReader.Found current, Municipalities municipalities) {
        var parties = municipalities.parties(agreement.parties());
        return current.residence().map(parties::paying).orElse(parties);
    }

    /// A settlement is in one currency, or nothing could be summed.
    private void refuseTwoCurrencies(List<EditionReader> readings) {
        long currencies = readings.stream()
                .flatMap(reading -> reading.found().stream())
                .map(found -> found.terms().price())
                .filter(price -> !(price instanceof Price.Unknown))
                .map(Price::currency)
                .distinct()
                .count();
        if (currencies > 1) {
            throw new Lookup(
                    agreement, readings.getLast().span(), month, CareTermsReader.prefix(CareType.PSYCHIATRIC), "")
                    .cannotStand(
                            "price.currency",
                            new BilingualText(
                                    "somatisk och psykiatrisk vård har olika valuta",
                                    "somatic and psychiatric care have different currencies"));
        }
    }

    /// Who pays is found before a case's kind of care and edition are.
    private void refuseTwoWaysToPay(List<EditionReader> readings) {
        var own = residence(readings.getLast().firstFound());
        var asked = picksByCase().isPresent() ? readings : List.of(readings.getLast());
        for (var reading : asked) {
            reading.kinds().forEach((kind, read) -> {
                if (read instanceof CareTermsReader.Found found && residence(found) != own) {
                    throw new Lookup(agreement, reading.span(), month, CareTermsReader.prefix(kind), "")
                            .cannotStand(
                                    RESIDENCE,
                                    new BilingualText(
                                            "vem som betalar gäller all vård och alla ärenden i en månad",
                                            "who pays holds for all care and for every case of a month"));
                }
            });
        }
    }

    private static Residence residence(CareTermsReader.Found found) {
        return found.residence().map(Term::value).orElse(Residence.REGISTERED);
    }

    /// The editions that a case of the month can be settled under, in order; the last is the month's own.
    private List<EditionReader> readings() {
        if (picksByCase().isPresent()) {
            var spans = Boundaries.spans(agreement, month.atEndOfMonth());
            var needed = picked(SelectedBy.DISCHARGE)
                    ? spans.stream().filter(span -> !span.to().isBefore(month.atDay(1))).map(this::inMonth).toList()
                    : spans;
            return merged(inForce(needed));
        }
        var current = EditionReader.of(agreement, DateSpan.of(month), month);
        current.firstFound();
        var readings = new ArrayList<>(rivals(current));
        readings.add(current);
        return readings;
    }

    /// Earlier editions with other values for some kind of care; what they share with the month's own is the month's.
    private List<EditionReader> rivals(EditionReader current) {
        var before = Boundaries.spans(agreement, month.atDay(1).minusDays(1));
        var rivals = new ArrayList<EditionReader>();
        for (var each : inForce(before)) {
            var kinds = new EnumMap<CareType, CareTermsReader>(each.kinds());
            kinds.replaceAll(
                    (kind, reading) -> CareTermsReader.isLike(reading, current.reading(kind)) ? current.reading(kind)
                            : reading);
            if (!kinds.equals(current.kinds())) {
                rivals.add(new EditionReader(each.span(), kinds));
            }
        }
        return rivals;
    }

    private List<EditionReader> inForce(List<DateSpan> spans) {
        var readings = new ArrayList<EditionReader>();
        for (var span : spans) {
            try {
                readings.add(EditionReader.of(agreement, span, month));
            } catch (RuleGapException notInForce) {
                if (span.to().equals(month.atEndOfMonth())) {
                    throw notInForce;
                }
            }
        }
        return readings;
    }

    /// Neighbours with the same values are one edition, known no better than the weaker of them: who says so and from when
    /// makes no bill of its own.
    private static List<EditionReader> merged(List<EditionReader> readings) {
        var merged = new ArrayList<EditionReader>();
        for (var each : readings) {
            if (!merged.isEmpty() && sameForAll(merged.getLast(), each)) {
                var before = merged.removeLast();
                var kinds = new EnumMap<CareType, CareTermsReader>(each.kinds());
                kinds.replaceAll((kind, reading) -> reading.knownNoBetterThan(before.reading(kind)));
                merged.add(new EditionReader(new DateSpan(before.span().from(), each.span().to()), kinds));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    private static boolean sameForAll(EditionReader one, EditionReader other) {
        return one.span().to().plusDays(1).equals(other.span().from())
                && one.kinds()
                        .entrySet()
                        .stream()
                        .allMatch(entry -> CareTermsReader.isLike(entry.getValue(), other.reading(entry.getKey())));
    }

    private DateSpan inMonth(DateSpan span) {
        return span.from().isBefore(month.atDay(1)) ? new DateSpan(month.atDay(1), span.to()) : span;
    }

    private List<Edition> editions(List<EditionReader> readings) {
        boolean own = selectedBy.isPresent() && picksByCase().isEmpty();
        var needed = own ? List.of(readings.getLast()) : readings;
        var editions = needed.stream().map(EditionReader::edition).toList();
        if (picked(SelectedBy.DISCHARGE)) {
            readings.forEach(this::refuseDayByDay);
        }
        return editions;
    }

    private void refuseDayByDay(EditionReader reading) {
        for (var found : reading.found()) {
            if (found.terms().attribution() instanceof Attribution.DayByDay) {
                throw new RuleGapException(
                        Agreement.SELECTED_BY,
                        new BilingualText(
                                "discharge kräver attribution.membership closed-in-month",
                                "discharge needs attribution.membership closed-in-month"));
            }
        }
    }

    /// Whether an earlier edition would claim some of the month's cases.
    private static boolean rivalled(List<EditionReader> readings) {
        return readings.size() > 1;
    }

    /// The stated date, where it is one of each case's own.
    private Optional<Term<SelectedBy>> picksByCase() {
        return selectedBy.filter(term -> term.value() != SelectedBy.SETTLED_MONTH);
    }

    private boolean picked(SelectedBy by) {
        return selectedBy.filter(term -> term.value() == by).isPresent();
    }

    /// What the agreement says of the date; an agreement known not to say, or whose text was not read, says nothing.
    private Optional<Term<SelectedBy>> selectedBy() {
        var stated = agreement.at(Agreement.SELECTED_BY);
        boolean said = stated.filter(each -> each.versions()
                .stream()
                .anyMatch(version -> version.status() != Status.UNKNOWN && version.covers(month.atEndOfMonth())))
                .isPresent();
        if (!said) {
            return Optional.empty();
        }
        var end = new DateSpan(month.atEndOfMonth(), month.atEndOfMonth());
        var word = new Lookup(agreement, end, month, "", "").word(Agreement.SELECTED_BY);
        return Optional.of(ValueWords.term(word,
                Map.of(
                        "ready-notice", SelectedBy.READY_NOTICE,
                        "discharge", SelectedBy.DISCHARGE,
                        "settled-month", SelectedBy.SETTLED_MONTH)));
    }

    /// A misspelt code would bind nobody, and nobody would notice.
    private static void refuseUnknownParties(Agreement agreement, Municipalities municipalities) {
        var unknown = municipalities.unknown(agreement.parties());
        if (!unknown.isEmpty()) {
            throw new RuleFileException(List.of(agreement.files()
                    .reversed()
                    .stream()
                    .map(YamlTree::read)
                    .filter(tree -> tree.root().has("parties"))
                    .findFirst()
                    .orElseThrow()
                    .problem(
                            "/parties",
                            new BilingualText(
                                    "finns inte: " + String.join(", ", unknown),
                                    "does not exist: " + String.join(", ", unknown)))));
        }
    }

    /// What a bill of the month can rest on; which date picks counts only where it makes a difference.
    private List<OpenTerm> openTerms(List<EditionReader> readings) {
        return weakest(readings).entrySet()
                .stream()
                .filter(entry -> !entry.getValue().binds())
                .map((Map.Entry<String, Status> entry) -> new OpenTerm(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, Status> weakest(List<EditionReader> readings) {
        var weakest = new TreeMap<String, Status>();
        var resting = picksByCase().isPresent() ? readings : List.of(readings.getLast());
        for (var reading : resting) {
            for (var found : reading.found()) {
                found.used().forEach((path, status) -> weakest.merge(path, status, Status::orWeaker));
            }
        }
        if (rivalled(readings)) {
            selectedBy.ifPresent(
                    term -> weakest.merge(Agreement.SELECTED_BY, term.provenance().status(), Status::orWeaker));
        }
        return weakest;
    }
}
