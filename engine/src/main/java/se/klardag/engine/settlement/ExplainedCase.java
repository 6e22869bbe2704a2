package se.klardag.engine.settlement;

import java.util.List;
import java.util.Optional;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.eligibility.Eligibility;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Terms;
import se.klardag.engine.terms.population.CountedAnyway;

/// One case with what became of it (*ärende med bedömning*).
///
/// @param payer   code of the municipality that pays for these days
/// @param edition place of the agreement's edition among [se.klardag.engine.terms.AgreementTerms#editions]
/// @param group   the group of care whose bill it is on
/// @param terms   the terms it was assessed under
public record ExplainedCase(
        RecordedCase fact,
        int payer,
        int edition,
        CareGroup group,
        Assessment.InMonth assessment,
        Terms terms) {
    /// What the terms count the case in spite of (*räknas ändå*), in the order in which reasons are tried; none for a case that is left
    /// out.
    public List<CountedAnyway> countedAnyway() {
        var population = terms.population();
        return assessment.verdict() instanceof Verdict.Counts
                ? population.countedAnyway()
                        .stream()
                        .filter(named -> Eligibility.countsAnyway(named, fact, terms))
                        .toList()
                : List.of();
    }

    /// The page on which the unclear sentence is read that leaves the case out (*utesluts enligt en tolkning*); none where the text
    /// decides, and for a case that counts.
    public Optional<String> leftOutUnder() {
        return assessment.verdict() instanceof Verdict.LeftOut(var reason, var _)
                ? terms.population().readingBehind(reason)
                : Optional.empty();
    }

    static ExplainedCase of(Case fact, int payer, SelectedTerms selected, Assessment.InMonth days) {
        return new ExplainedCase(
                RecordedCase.copyOf(fact), payer, selected.edition(), selected.group(), days, selected.terms());
    }
}
