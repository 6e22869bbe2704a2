package se.klardag.rules.terms;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.Activation;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Edition;
import se.klardag.engine.terms.Residence;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.engine.terms.value.RuleGapException;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Term;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.places.PartyRule;

/// What was read of an agreement between two dates, for every kind of care (*läst lydelse*).
record EditionReader(DateSpan span, Map<CareType, CareTermsReader> kinds) {
    private static final List<CareType> STATED = List.of(
            CareType.SOMATIC, CareType.PSYCHIATRIC, CareType.GERIATRIC, CareType.LONG_TERM);

    /// Reads what holds between the dates.
    ///
    /// @param month the settled month, which the daily rate is that of
    /// @throws RuleGapException when the agreement holds on none of them, or changes hands between them
    static EditionReader of(Agreement agreement, DateSpan span, YearMonth month) {
        var kinds = new EnumMap<CareType, CareTermsReader>(CareType.class);
        var holder = Holder.of(agreement, span, month);
        var read = new HashMap<List<String>, CareTermsReader>();
        for (var kind : STATED) {
            var reading = read.computeIfAbsent(
                    places(holder.agreement(), kind), _ -> read(holder, span, month, kind, region(agreement)));
            kinds.put(kind, kinds.containsValue(reading) ? same(reading, kinds) : reading);
        }
        return new EditionReader(span, kinds);
    }

    /// Where the agreement has values for a kind of care; those with the same places have the same terms.
    private static List<String> places(Agreement agreement, CareType kind) {
        return SchemaKeys.nearestFirst(CareTermsReader.prefix(kind))
                .stream()
                .filter(prefix -> agreement.values().keySet().stream().anyMatch(path -> path.startsWith(prefix)))
                .toList();
    }

    /// The one object for kinds of care that have the same terms.
    private static CareTermsReader same(CareTermsReader reading, Map<CareType, CareTermsReader> kinds) {
        return kinds.values().stream().filter(reading::equals).findFirst().orElse(reading);
    }

    private static CareTermsReader read(Holder holder, DateSpan span, YearMonth month, CareType kind, String region) {
        var lookup = new Lookup(holder.agreement(), span, month, CareTermsReader.prefix(kind), region);
        try {
            // First: where nobody knows whether anything is billed, no other term is worth asking for.
            var activation = lookup.find("invoice.activation")
                    .map(word -> ValueWords.term(
                            word, Map.of("suspended", Activation.SUSPENDED, "active", Activation.ACTIVE)));
            var terms = new TermsReader(lookup).terms();
            var careTypes = lookup.word("attribution.careTypes");
            var used = new LinkedHashMap<>(lookup.used());
            holder.by().forEach(term -> used.merge(Agreement.FOLLOWS, term.provenance().status(), Status::orWeaker));
            return new CareTermsReader.Found(
                    terms,
                    activation,
                    holder.by().isEmpty()
                            ? Optional.empty()
                            : Optional.of(holder.by().getLast()),
                    careTypes,
                    lookup.find("payer.residence")
                            .map(word -> ValueWords.term(
                                    word,
                                    Map.of(
                                            "registered", Residence.REGISTERED,
                                            "stay", Residence.STAY,
                                            "each-day", Residence.EACH_DAY))),
                    lookup.values(),
                    lookup.byDate(),
                    used);
        } catch (RuleGapException gap) {
            return new CareTermsReader.Missing(gap);
        }
    }

    /// The region whose municipalities the agreement binds; empty when they are of several.
    private static String region(Agreement agreement) {
        return switch (agreement.parties()) {
            case PartyRule.OfRegion(var region) -> region;
            case PartyRule.Named(var codes) -> {
                var regions = codes.stream().map(EditionReader::region).distinct().toList();
                yield regions.size() == 1 ? regions.getFirst() : "";
            }
            case PartyRule.Everybody _,PartyRule.AnyCode _,PartyRule.Listed _ -> "";
        };
    }

    /// A municipality's code begins with its county's, and so its region's.
    private static String region(int municipality) {
        return Municipality.codeText(municipality).substring(0, 2);
    }

    /// Those kinds whose terms are known.
    Collection<CareTermsReader.Found> found() {
        return kinds.values()
                .stream()
                .filter(CareTermsReader.Found.class::isInstance)
                .map(CareTermsReader.Found.class::cast)
                .toList();
    }

    /// Refuses when nothing at all is known.
    CareTermsReader.Found firstFound() {
        for (var each : kinds.values()) {
            if (each instanceof CareTermsReader.Found found) {
                return found;
            }
        }
        throw kinds.values()
                .stream()
                .filter(CareTermsReader.Missing.class::isInstance)
                .map(each -> ((CareTermsReader.Missing) each).gap())
                .findFirst()
                .orElseThrow();
    }

    /// As the engine has it: kinds with the same values on one bill.
    Edition edition() {
        var terms = new EnumMap<CareType, CareTerms>(CareType.class);
        groups().forEach((kind, group) -> terms.put(kind, reading(kind).on(group)));
        return Edition.of(span.from(), span.to(), terms);
    }

    CareTermsReader reading(CareType kind) {
        var reading = kinds.get(kind);
        if (reading == null) {
            throw new IllegalStateException("nothing was read for " + kind);
        }
        return reading;
    }

    private Map<CareType, CareGroup> groups() {
        var leaders = new EnumMap<CareType, CareType>(CareType.class);
        for (var kind : STATED) {
            leaders.put(kind, leader(kind, leaders.values()));
        }
        boolean together = leaders.get(CareType.PSYCHIATRIC) == CareType.SOMATIC;
        var groups = new EnumMap<CareType, CareGroup>(CareType.class);
        leaders.forEach((kind, leader) -> groups.put(kind, named(leader, together)));
        return groups;
    }

    /// The first kind that shares its bill.
    private CareType leader(CareType kind, Collection<CareType> leaders) {
        for (var leader : leaders) {
            if (shareBill(leader, kind)) {
                return leader;
            }
        }
        return kind;
    }

    private boolean shareBill(CareType one, CareType other) {
        if (reading(one) instanceof CareTermsReader.Found first
                && reading(other) instanceof CareTermsReader.Found second) {
            boolean apart = one == CareType.PSYCHIATRIC || other == CareType.PSYCHIATRIC;
            return CareTermsReader.isLike(first, second)
                    && first.byDate().equals(second.byDate())
                    && !(apart && ValueWords.of(first.careTypes(), Map.of("separate", true, "pooled", false)));
        }
        // Care of which nothing is known goes with somatic care when that is no better known: it stops either way.
        return false;
    }

    private static CareGroup named(CareType leader, boolean together) {
        return switch (leader) {
            case SOMATIC -> together ? CareGroup.ALL : CareGroup.SOMATIC;
            case PSYCHIATRIC -> CareGroup.PSYCHIATRIC;
            case GERIATRIC -> CareGroup.GERIATRIC;
            case LONG_TERM -> CareGroup.LONG_TERM;
            case NOT_STATED -> throw new IllegalArgumentException("no kind of care");
        };
    }

    /// The agreement whose terms hold between the dates.
    ///
    /// @param by the terms that say so, in order; none when it is the agreement itself
    record Holder(Agreement agreement, List<Term<String>> by) {
        static Holder of(Agreement agreement, DateSpan span, YearMonth month) {
            var by = new ArrayList<Term<String>>();
            var holder = agreement;
            var followed = followed(holder, span, month);
            while (followed.isPresent()) {
                by.add(followed.get());
                var next = holder.followed().get(followed.get().value());
                if (next == null) {
                    throw new IllegalStateException("not read: " + followed.get().value());
                }
                holder = next;
                followed = followed(holder, span, month);
            }
            if (by.isEmpty()) {
                refuseOutside(agreement, span, month);
            }
            return new Holder(holder, by);
        }

        private static Optional<Term<String>> followed(Agreement agreement, DateSpan span, YearMonth month) {
            var stated = agreement.at(Agreement.FOLLOWS);
            if (stated.isEmpty()) {
                return Optional.empty();
            }
            var lookup = new Lookup(agreement, span, month, "", "");
            var versions = stated.get().versions();
            boolean touched = versions.stream()
                    .anyMatch(version -> version.covers(span.from()) || version.covers(span.to()));
            if (!touched) {
                return Optional.empty();
            }
            boolean whole = versions.stream().anyMatch(version -> version.covers(span.from()));
            if (!whole) {
                throw new RuleGapException(Agreement.FOLLOWS, changesInside(month));
            }
            return Optional.of(lookup.word(Agreement.FOLLOWS));
        }

        private static void refuseOutside(Agreement agreement, DateSpan span, YearMonth month) {
            var end = agreement.to();
            if (span.from().isBefore(agreement.from()) || (end != null && span.to().isAfter(end))) {
                throw new RuleGapException(
                        agreement.id(),
                        new BilingualText(
                                "gäller från " + agreement.from() + (end == null ? "" : " till " + end)
                                        + "; hela månaden " + month + " täcks inte",
                                "in force from " + agreement.from() + (end == null ? "" : " to " + end)
                                        + "; the whole of " + month + " is not covered"));
            }
        }

        private static BilingualText changesInside(YearMonth month) {
            return new BilingualText(
                    "värdet ändras inom månaden " + month + "; en månad avräknas med ett värde",
                    "the value changes inside " + month + "; a month is settled with one value");
        }
    }
}
