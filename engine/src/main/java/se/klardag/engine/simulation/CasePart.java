package se.klardag.engine.simulation;

import java.util.List;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.settlement.MonthExplainer;
import se.klardag.engine.terms.AgreementTerms;

/// What a case adds to one bill of the month (*ärendets del*).
///
/// @param payer code of who pays for these days
public record CasePart(int payer, BillSlot slot, Assessment.InMonth assessment) {
    /// A part for each party that pays for days of the case; none when no bill tells of it.
    public static List<CasePart> of(RecordedCase fact, AgreementTerms agreement) {
        return MonthExplainer.explainCase(fact, agreement)
                .stream()
                .filter(each -> each.assessment().listed() && agreement.parties().include(each.payer()))
                .map(each -> new CasePart(each.payer(), new BillSlot(each.edition(), each.group()), each.assessment()))
                .toList();
    }

    /// Days that are counted: all of a long-stayer's, else those in the average, followed or liable; free days are not.
    public long days() {
        var split = assessment.split();
        return assessment.longStay() ? split.counted() + split.free() : split.counted();
    }
}
