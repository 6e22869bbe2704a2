package se.klardag.engine.settlement;

import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.days.Assessment;
import se.klardag.engine.facts.Case;
import se.klardag.engine.selection.PayerDays;
import se.klardag.engine.selection.SelectedTerms;
import se.klardag.engine.terms.AgreementTerms;

/// One case with a part for each payer, and no bill (*ärendets delar*).
record ExplainedParts(AgreementTerms agreement, List<ExplainedCase> parts) implements MonthTotals {
    ExplainedParts(AgreementTerms agreement) {
        this(agreement, new ArrayList<>());
    }

    @Override
    public boolean mayHave(Case fact) {
        return true;
    }

    @Override
    public void add(Case fact, PayerDays payer, SelectedTerms selected, Assessment.InMonth days, boolean again) {
        parts.add(ExplainedCase.of(fact, payer.payer(), selected, days));
    }

    @Override
    public List<BillTotals> toBill(TriggerMonths earlier) {
        return List.of();
    }
}
