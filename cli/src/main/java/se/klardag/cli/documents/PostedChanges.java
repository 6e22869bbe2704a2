package se.klardag.cli.documents;

import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.change.ChangedCase;
import se.klardag.cli.documents.change.ChangedCase.Why;
import se.klardag.cli.documents.change.ChangedTerm;
import se.klardag.cli.ledger.store.PostedBill;
import se.klardag.engine.correction.CaseChange;
import se.klardag.engine.eligibility.Verdict;
import se.klardag.engine.settlement.ExplainedBill;
import se.klardag.engine.terms.population.Reason;

/// Why a posted bill is another than the one before it (*orsaker till en rättelse*).
///
/// @param now the bill's figures; empty where the municipality has no case any more
record PostedChanges(PostedBill posted, Optional<ExplainedBill> now) {
    /// The cases that are billed otherwise.
    List<ChangedCase> cases() {
        return posted.month().changes().stream().filter(this::isOfBill).map(this::changed).toList();
    }

    /// The terms whose values are other ones; a term that was only confirmed changes no sum.
    List<ChangedTerm> terms() {
        return posted.month()
                .ruleChanges()
                .stream()
                .map(change -> new ChangedTerm(change.path(), change.valueBefore(), change.valueAfter()))
                .filter(term -> !term.before().equals(term.after()))
                .toList();
    }

    private boolean isOfBill(CaseChange change) {
        return change.key().equals(posted.bill().key());
    }

    private ChangedCase changed(CaseChange change) {
        return new ChangedCase(change.caseId(), why(change), change.daysBefore(), change.daysAfter(), leftOut(change));
    }

    private Why why(CaseChange change) {
        return switch (change.reason()) {
            case ADDED -> isElsewhere(change) ? Why.MOVED_HERE : Why.ADDED;
            case REMOVED -> isStruck(change) ? Why.UPHELD : isElsewhere(change) ? Why.MOVED_AWAY : Why.REMOVED;
            case DAYS_CHANGED -> Why.TIMES;
            case VERDICT_CHANGED -> Why.VERDICT;
            case FACTS_CHANGED -> Why.FACTS;
            case RULE_CHANGED -> Why.TERMS;
        };
    }

    private boolean isStruck(CaseChange change) {
        return posted.month().struck().stream().anyMatch(each -> each.caseId().equals(change.caseId()));
    }

    private boolean isElsewhere(CaseChange change) {
        return posted.month()
                .changes()
                .stream()
                .anyMatch(other -> other.caseId().equals(change.caseId()) && !other.key().equals(change.key()));
    }

    private Optional<Reason> leftOut(CaseChange change) {
        return now.stream()
                .flatMap(bill -> bill.cases().stream())
                .filter(each -> each.fact().id().equals(change.caseId()))
                .map(each -> each.assessment().verdict())
                .filter(Verdict.LeftOut.class::isInstance)
                .map(verdict -> ((Verdict.LeftOut) verdict).reason())
                .findFirst();
    }
}
