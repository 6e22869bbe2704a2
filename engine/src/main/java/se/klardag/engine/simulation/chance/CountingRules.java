package se.klardag.engine.simulation.chance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.calendar.Period;
import se.klardag.engine.terms.liability.Liability;
import se.klardag.engine.terms.value.Term;

/// What decides how a case is counted, and nothing of what its days cost (*räkneregler*). Months that count alike can lend
/// each other their cases.
///
/// @param kinds  of each kind of care
/// @param others of the agreement
/// @param month  where a case's own dates pick the terms, the month alone; else empty
record CountingRules(Map<CareType, List<Object>> kinds, List<Object> others, Optional<Period> month) {
    /// The counting of one month under every rule.
    static List<CountingRules> of(List<List<AgreementTerms>> rules, int month) {
        return rules.stream().map(rule -> of(rule.get(month))).toList();
    }

    private static CountingRules of(AgreementTerms agreement) {
        var kinds = new EnumMap<CareType, List<Object>>(CareType.class);
        agreement.current().kinds().forEach((kind, care) -> kinds.put(kind, of(care)));
        var parties = agreement.parties();
        return new CountingRules(
                kinds,
                List.of(agreement.careTypes().value(), parties.codes(), parties.residence()),
                agreement.editions().size() == 1 ? Optional.empty() : Optional.of(agreement.period()));
    }

    private static List<Object> of(CareTerms care) {
        var counting = new ArrayList<Object>();
        counting.add(care.group());
        if (care instanceof CareTerms.Known known) {
            of(known.terms()).forEach(part -> counting.add(plain(part)));
        }
        return counting;
    }

    private static List<Object> of(Terms terms) {
        return List.of(
                terms.population(),
                terms.clock(),
                terms.dayCount(),
                terms.attribution(),
                switch (terms.liability()) {
                    case Liability.Average average -> average.longStay();
                    case Liability.Individual individual -> individual;
                    case Liability.FollowUpOnly followed -> followed;
                });
    }

    /// The values alone: how well a term is known decides nothing about how a case is counted.
    private static Object plain(Object part) {
        return switch (part) {
            case Term<?>(var _, var value, var _) -> plain(value);
            case List<?> list -> list.stream().map(CountingRules::plain).toList();
            case Optional<?> optional -> optional.map(CountingRules::plain);
            case Record terms -> components(terms);
            default -> part;
        };
    }

    private static List<Object> components(Record terms) {
        var parts = new ArrayList<Object>();
        parts.add(terms.getClass());
        for (var component : terms.getClass().getRecordComponents()) {
            try {
                parts.add(plain(component.getAccessor().invoke(terms)));
            } catch (ReflectiveOperationException closed) {
                throw new IllegalStateException("terms are public records: " + terms.getClass(), closed);
            }
        }
        return parts;
    }
}
