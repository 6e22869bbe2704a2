package se.klardag.cli.remarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.WallClock;

/// Counts the cases that are asked a question, and those that leave it blank (*räkning av blanka svar*).
final class BlankCount {
    private final Map<CaseField, Long> asked = new EnumMap<>(CaseField.class);
    private final Map<CaseField, Long> blank = new EnumMap<>(CaseField.class);

    void add(Case fact) {
        answer(CaseField.CONSENT, fact.consent() != Answer.NOT_STATED);
        answer(CaseField.OPEN_CARE_READY, fact.openCareReady() != Answer.NOT_STATED);
        answer(CaseField.SIP_REQUIRED, fact.sipRequired() != Answer.NOT_STATED);
        if (fact.careType() == CareType.PSYCHIATRIC) { // somatic care has no legal ground of its own
            answer(CaseField.LEGAL_BASIS, fact.legalBasis() != LegalBasis.NOT_STATED);
        }
        if (WallClock.isKnown(fact.dischargedAt())) { // before that there is no outcome
            answer(CaseField.OUTCOME, fact.outcome() != Outcome.NOT_STATED);
        }
    }

    private void answer(CaseField field, boolean known) {
        asked.merge(field, 1L, Long::sum);
        if (!known) {
            blank.merge(field, 1L, Long::sum);
        }
    }

    /// The fields of these that a case leaves blank.
    SortedMap<CaseField, BlankCases> among(Set<CaseField> fields) {
        var found = new TreeMap<CaseField, BlankCases>();
        blank.forEach((field, cases) -> {
            if (fields.contains(field)) {
                found.put(field, new BlankCases(cases, cases.equals(asked.get(field))));
            }
        });
        return found;
    }
}
