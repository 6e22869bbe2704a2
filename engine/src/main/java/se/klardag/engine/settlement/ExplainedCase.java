package se.klardag.engine.settlement;

import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.terms.CareGroup;
import se.klardag.engine.terms.Terms;

/// One case with what became of it (*ärende med bedömning*).
///
/// @param payer code of the municipality that pays for these days
/// @param edition place of the agreement's edition among [se.klardag.engine.terms.AgreementTerms#editions]
/// @param group the group of care whose bill it stands on
/// @param terms the terms it was assessed under
public record ExplainedCase(
        RecordedCase fact,
        int payer,
        int edition,
        CareGroup group,
        Assessment.Here assessment,
        Terms terms) {
    ExplainedCase(RecordedCase fact, int payer, Placed placed, Assessment.Here assessment) {
        this(fact, payer, placed.edition(), placed.group(), assessment, placed.terms());
    }
}
