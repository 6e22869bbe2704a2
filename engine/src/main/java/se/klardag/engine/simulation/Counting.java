package se.klardag.engine.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.terms.AgreementTerms;
import se.klardag.engine.terms.CareTerms;
import se.klardag.engine.terms.Liability;
import se.klardag.engine.terms.Period;
import se.klardag.engine.terms.Terms;

/// What decides how a case is counted, and nothing of what its days cost (*räkneregler*). Months that count alike can lend
/// each other their cases.
///
/// @param kinds  of each kind of care
/// @param others of the agreement
/// @param month  where a case's own dates pick the terms, the month alone; else empty
record Counting(Map<CareType, List<Object>> kinds, List<Object> others, Optional<Period> month) {
    /// The counting of one month under every rule.
    static List<Counting> of(List<List<AgreementTerms>> rules, int month) {
        return rules.stream().map(rule -> of(rule.get(month))).toList();
    }

    private static Counting of(AgreementTerms agreement) {
        var kinds = new EnumMap<CareType, List<Object>>(CareType.class);
        agreement.current().kinds().forEach((kind, care) -> kinds.put(kind, of(care)));
        var parties = agreement.parties();
        return new Counting(
                kinds,
                List.of(agreement.careTypes(), parties.codes(), parties.residence()),
                agreement.editions().size() == 1 ? Optional.empty() : Optional.of(agreement.period()));
    }

    private static List<Object> of(CareTerms care) {
        var counting = new ArrayList<Object>();
        counting.add(care.group());
        if (care instanceof CareTerms.Known known) {
            counting.addAll(of(known.terms()));
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
}
