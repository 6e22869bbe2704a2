package se.klardag.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.Attribution;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.OpenTerm;
import se.klardag.engine.terms.Parties;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Price;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.SelectedBy;
import se.klardag.engine.terms.Status;
import se.klardag.engine.terms.Term;
import se.klardag.engine.terms.Wording;

/// Picks what holds for a month (*villkor för månaden*): everything is looked up here, nothing later.
public final class Resolving {
    /// Address of the term that says which date of a case picks the edition.
    static final String SELECTED_BY = "attribution.selectedBy";

    private final Agreement agreement;
    private final YearMonth month;
    private final Optional<Term<SelectedBy>> selectedBy;

    private Resolving(Agreement agreement, YearMonth month) {
        this.agreement = agreement;
        this.month = month;
        this.selectedBy = selectedBy();
    }

    /// The agreement's terms for a month, with the rates and parties it names. A kind of care whose terms are not known
    /// stops only when one of its cases is met; where no kind's are known it stops here.
    ///
    /// @throws RuleGap           when a value is missing, its status is unknown, or it changes inside the month
    /// @throws RuleFileException when a value cannot be what it is meant to be
    public static AgreementTerms resolve(Agreement agreement, YearMonth month, Municipalities municipalities) {
        refuseUnknownParties(agreement, municipalities);
        var resolving = new Resolving(agreement, month);
        var readings = resolving.readings();
        var current = readings.getLast().firstFound();
        resolving.refuseTwoCurrencies(readings);
        return new AgreementTerms(
                agreement.id(),
                Period.of(month),
                resolving.editions(readings),
                rivalled(readings) ? resolving.selectedBy : resolving.picksByCase(),
                current.careTypes(),
                resolving.parties(current, municipalities),
                resolving.openTerms(readings));
    }

    private Parties parties(KindReading.Found current, Municipalities municipalities) {
        var parties = municipalities.parties(agreement.parties());
        return current.residence().map(parties::paying).orElse(parties);
    }

    /// A settlement is in one currency, or nothing could be summed.
    private void refuseTwoCurrencies(List<EditionReading> readings) {
        long currencies = readings.stream()
                .flatMap(reading -> reading.found().stream())
                .map(found -> found.terms().price())
                .filter(price -> !(price instanceof Price.Unknown))
                .map(Price::currency)
                .distinct()
                .count();
        if (currencies > 1) {
            throw new Lookup(
                    agreement, readings.getLast().span(), month, KindReading.prefixes(CareType.PSYCHIATRIC), "")
                    .cannotStand(
                            "price.currency",
                            new Wording(
                                    "somatisk och psykiatrisk vård har olika valuta",
                                    "somatic and psychiatric care have different currencies"));
        }
    }

    /// The editions that a case of the month can be settled under, in order; the last is the month's own.
    private List<EditionReading> readings() {
        if (picksByCase().isPresent()) {
            var spans = Boundaries.spans(agreement, month.atEndOfMonth());
            var needed = picked(SelectedBy.DISCHARGE)
                    ? spans.stream().filter(span -> !span.to().isBefore(month.atDay(1))).map(this::inMonth).toList()
                    : spans;
            return merged(inForce(needed));
        }
        var current = EditionReading.of(agreement, Span.of(month), month);
        current.firstFound();
        var readings = new ArrayList<>(rivals(current));
        readings.add(current);
        return readings;
    }

    /// Earlier editions with other values for some kind of care; what they share with the month's own is the month's.
    private List<EditionReading> rivals(EditionReading current) {
        var before = Boundaries.spans(agreement, month.atDay(1).minusDays(1));
        var rivals = new ArrayList<EditionReading>();
        for (var each : inForce(before)) {
            var kinds = new EnumMap<CareType, KindReading>(each.kinds());
            kinds.replaceAll(
                    (kind, reading) -> KindReading.isLike(reading, current.reading(kind)) ? current.reading(kind)
                            : reading);
            if (!kinds.equals(current.kinds())) {
                rivals.add(new EditionReading(each.span(), kinds));
            }
        }
        return rivals;
    }

    private List<EditionReading> inForce(List<Span> spans) {
        var readings = new ArrayList<EditionReading>();
        for (var span : spans) {
            try {
                readings.add(EditionReading.of(agreement, span, month));
            } catch (RuleGap notInForce) {
                if (span.to().equals(month.atEndOfMonth())) {
                    throw notInForce;
                }
            }
        }
        return readings;
    }

    /// Neighbours with the same values are one edition, known as well as the later one.
    private static List<EditionReading> merged(List<EditionReading> readings) {
        var merged = new ArrayList<EditionReading>();
        for (var each : readings) {
            if (!merged.isEmpty() && sameForAll(merged.getLast(), each)) {
                var first = merged.removeLast().span().from();
                merged.add(new EditionReading(new Span(first, each.span().to()), each.kinds()));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    private static boolean sameForAll(EditionReading one, EditionReading other) {
        return one.span().to().plusDays(1).equals(other.span().from())
                && one.kinds()
                        .entrySet()
                        .stream()
                        .allMatch(entry -> KindReading.isLike(entry.getValue(), other.reading(entry.getKey()))
                                && used(entry.getValue()).equals(used(other.reading(entry.getKey()))));
    }

    private static Map<String, Status> used(KindReading reading) {
        return switch (reading) {
            case KindReading.Found found -> found.used();
            case KindReading.Missing _ -> Map.of();
        };
    }

    private Span inMonth(Span span) {
        return span.from().isBefore(month.atDay(1)) ? new Span(month.atDay(1), span.to()) : span;
    }

    private List<Edition> editions(List<EditionReading> readings) {
        boolean own = selectedBy.isPresent() && picksByCase().isEmpty();
        var needed = own ? List.of(readings.getLast()) : readings;
        var editions = needed.stream().map(EditionReading::edition).toList();
        if (picked(SelectedBy.DISCHARGE)) {
            readings.forEach(this::refuseDayByDay);
        }
        return editions;
    }

    private void refuseDayByDay(EditionReading reading) {
        for (var found : reading.found()) {
            if (found.terms().attribution() instanceof Attribution.DayByDay) {
                throw new RuleGap(
                        SELECTED_BY,
                        new Wording(
                                "discharge kräver attribution.membership closed-in-month",
                                "discharge needs attribution.membership closed-in-month"));
            }
        }
    }

    /// Whether an earlier edition would claim some of the month's cases.
    private static boolean rivalled(List<EditionReading> readings) {
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
        var stated = agreement.at(SELECTED_BY);
        boolean said = stated.filter(each -> each.versions()
                .stream()
                .anyMatch(version -> version.status() != Status.UNKNOWN && version.covers(month.atEndOfMonth())))
                .isPresent();
        if (!said) {
            return Optional.empty();
        }
        var end = new Span(month.atEndOfMonth(), month.atEndOfMonth());
        var word = new Lookup(agreement, end, month, List.of(), "").word(SELECTED_BY);
        return Optional.of(Meaning.term(word,
                Map.of(
                        "ready-notice", SelectedBy.READY_NOTICE,
                        "discharge", SelectedBy.DISCHARGE,
                        "settled-month", SelectedBy.SETTLED_MONTH)));
    }

    /// A misspelt code would bind nobody, and nobody would be told.
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
                            new Wording(
                                    "finns inte: " + String.join(", ", unknown),
                                    "does not exist: " + String.join(", ", unknown)))));
        }
    }

    /// What a bill of the month can rest on; which date picks counts only where it makes a difference.
    private List<OpenTerm> openTerms(List<EditionReading> readings) {
        var weakest = new TreeMap<String, Status>();
        var resting = picksByCase().isPresent() ? readings : List.of(readings.getLast());
        for (var reading : resting) {
            for (var found : reading.found()) {
                found.used().forEach((path, status) -> weakest.merge(path, status, Status::orWeaker));
            }
        }
        if (rivalled(readings)) {
            selectedBy.ifPresent(term -> weakest.merge(SELECTED_BY, term.provenance().status(), Status::orWeaker));
        }
        return weakest.entrySet()
                .stream()
                .filter(entry -> !entry.getValue().binds())
                .map((Map.Entry<String, Status> entry) -> new OpenTerm(entry.getKey(), entry.getValue()))
                .toList();
    }
}
